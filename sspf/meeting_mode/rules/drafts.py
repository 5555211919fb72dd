"""Knows where a text that arrives is written: on the sheet it was typed on, or on one of its own.

Every open page holds a sheet with a hand: a random word made when the page was shown. What arrives from the hand that
wrote last follows on it, whatever was lost on the way; turns tell which of its texts is the later. From another hand it
must have seen what stands there, otherwise both texts are kept. A page without scripts has no hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

MOST_SHEETS: Final = 20
"""Sheets of one writer at one point: more than any meeting needs, and an end to a page that runs wild."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is written on a sheet; `information` is the kind it belongs to, once somebody has said which."""

    text: str
    information: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it is stored: its writer's `number` at the point, and who wrote on it last."""

    number: int
    version: int
    hand: str
    turn: int
    words: Words


@dataclass(frozen=True, slots=True)
class Saving:
    """A text that arrives. `seen`: the version that stood on sheet `number` when it was shown, 0 for an empty one."""

    number: int
    seen: int
    hand: str
    turn: int
    words: Words


class Landing(Enum):
    """What becomes of a text that arrives."""

    nothing = auto()
    """Nothing was written and nothing stands there."""
    known = auto()
    """It stands there already, or something later from the same hand does: the same answer as the first time."""
    written = auto()
    """It is written on the sheet."""
    begun = auto()
    """It begins a sheet."""
    apart = auto()
    """Somebody wrote there meanwhile, or the sheet has become a note: the text is kept on a sheet of its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text lands: what becomes of it, and on which of the writer's sheets."""

    landing: Landing
    number: int


def place(sheets: Iterable[Sheet], saving: Saving) -> Place:
    """Where a text lands among the sheets that its writer has at the point.

    A save that is sent again because its answer was lost lands where it landed the first time.
    """
    known = {each.number: each for each in sheets}
    mine = next((each for each in known.values() if saving.hand and each.hand == saving.hand), None)
    if mine is not None:
        later = saving.turn > mine.turn and saving.words != mine.words
        return Place(Landing.written if later else Landing.known, mine.number)
    following = max(known, default=0) + 1
    shown = known.get(saving.number)
    if shown is None:
        return _on_nothing(saving, following)
    if shown.words == saving.words:
        return Place(Landing.known, shown.number)
    if shown.version == saving.seen:
        return Place(Landing.written, shown.number)
    return Place(Landing.apart if saving.words.text else Landing.nothing, following)


def _on_nothing(saving: Saving, following: int) -> Place:
    """The sheet does not exist: it was empty, or it has become a note since."""
    if not saving.words.text:
        return Place(Landing.nothing, following)
    return Place(Landing.apart if saving.seen else Landing.begun, following)
