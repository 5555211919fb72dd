"""How long lists are shown: a page at a time. One line more is fetched than is shown, and tells that others follow."""

from collections.abc import Sequence
from typing import Final, TypeVar

Line = TypeVar("Line")

SHOWN: Final = 25
FETCHED: Final = SHOWN + 1


def cut(fetched: Sequence[Line], shown: int = SHOWN) -> tuple[Sequence[Line], Line | None]:
    """The lines of the page and, when others follow, the last of them: the next page goes on from there."""
    lines = fetched[:shown]
    return lines, lines[-1] if len(fetched) > shown else None
