"""Where an older page of a list begins, as the address says. One that was tampered with begins at the beginning."""

from flask import request

PARAMETER = "fore"
LARGEST = 2**31 - 1
"""The largest number a row can have in either database."""


def number() -> int | None:
    """The number of the row before which the page begins."""
    text = request.args.get(PARAMETER, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 10 and int(text) <= LARGEST else None


def word(longest: int = 12) -> str | None:
    """The case number, or another short word, before which the page begins."""
    text = request.args.get(PARAMETER, "")[:longest]
    return text if text and text.isprintable() else None
