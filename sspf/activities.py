"""Knows how the activities of a plan stand, what they are for, and says it in one sentence (protocol items 78–83)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

from sspf.dues import Due


class ActivityAim(StrEnum):
    """Which of the two tables of the protocol an activity stands in."""

    preventing = "preventing"
    stopping = "stopping"


class ActivityState(StrEnum):
    """How an activity stands. That it is late follows from the day."""

    ongoing = "ongoing"
    done = "done"
    partly = "partly"
    not_done = "not_done"
    moved = "moved"


GOING_ON: Final = frozenset({ActivityState.ongoing, ActivityState.moved})
NEEDS_REASON: Final = frozenset({ActivityState.partly, ActivityState.not_done})

NUMBERS: Final = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
ENDINGS: Final = {
    ActivityState.done: ("är genomförd", "är genomförda"),
    ActivityState.partly: ("är delvis genomförd", "är delvis genomförda"),
    ActivityState.not_done: ("är inte genomförd", "är inte genomförda"),
    ActivityState.ongoing: ("pågår", "pågår"),
    ActivityState.moved: ("är framflyttad", "är framflyttade"),
}


def is_late(state: ActivityState, due: Due | None, today: date) -> bool:
    """Whether it should have been done: its last day is over and it goes on."""
    return state in GOING_ON and due is not None and due.last < today


def sentence(states: Iterable[ActivityState]) -> str:
    """The count in one sentence: "9 aktiviteter: fyra är genomförda, två delvis och tre pågår"."""
    counts = Counter(states)
    total = sum(counts.values())
    if not total:
        return ""
    parts = [f"{_words(counts[each])} {one if counts[each] == 1 else many}" for each, (one, many) in _said(counts)]
    *first, last = parts
    told = f"{', '.join(first)} och {last}" if first else last
    return f"{total} {'aktivitet' if total == 1 else 'aktiviteter'}: {told}."


def _said(counts: Counter[ActivityState]) -> list[tuple[ActivityState, tuple[str, str]]]:
    return [(each, ending) for each, ending in ENDINGS.items() if counts[each]]


def _words(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
