"""Where an older page of a list begins, as the address says. One that was tampered with begins at the beginning."""

from uuid import UUID

from flask import request

from sspf.web.counts import count

PARAMETER = "fore"


def number() -> int | None:
    """The number of the row before which the page begins."""
    return count(request.args.get(PARAMETER))


def word(longest: int = 12) -> str | None:
    """The case number, or another short word, before which the page begins."""
    text = request.args.get(PARAMETER, "")[:longest]
    return text if text and text.isprintable() else None


def identity() -> UUID | None:
    """The id of the row before which the page begins."""
    try:
        return UUID(request.args.get(PARAMETER, ""))
    except ValueError:
        return None
