"""A count that a page carried and sends back: a version, a turn. One that was tampered with is none at all."""

LARGEST = 2**31 - 1
"""The largest number a row can have in either database."""


def count(sent: object) -> int | None:
    """The number that was sent; None for anything that is not one, or that no row can have."""
    text = str(sent or "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 10 and int(text) <= LARGEST else None
