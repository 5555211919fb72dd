"""Knows what a group's plan says: activities, who answers for each, by when, how it went (protocol items 78–88)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sspf.dues import Due
from sspf.errors import Refused


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


class GroupPlanProblem(StrEnum):
    """Why something in a group's plan is refused; the label tells what to do."""

    unknown_owner = "unknown_owner"
    owner_is_along = "owner_is_along"
    reason_missing = "reason_missing"
    moved_where = "moved_where"
    moved_back = "moved_back"


@dataclass(frozen=True, slots=True)
class ActivityTerms:
    """One activity. `owner` and `together`: ids of units and partners; `follow_up`: how it is followed up."""

    text: str
    aim: ActivityAim
    owner: str
    together: tuple[str, ...] = ()
    follow_up: str = ""
    due: Due | None = None
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class ReportTerms:
    """How an activity went, why, and when it is to be done instead."""

    state: ActivityState
    reason: str = ""
    moved_to: Due | None = None
    nameless: bool = False


def check_activity(terms: ActivityTerms, owners: Iterable[str]) -> None:
    """Raise `Refused` unless one of those who work with the group answers for it, with others along."""
    if terms.owner not in owners:
        raise Refused(GroupPlanProblem.unknown_owner, "owner")
    if terms.owner in terms.together:
        raise Refused(GroupPlanProblem.owner_is_along, "together")


def check_report(terms: ReportTerms, today: date) -> None:
    """Raise `Refused` for what was not done without a reason, and for what was moved to no day that is ahead."""
    if terms.state in NEEDS_REASON and not terms.reason:
        raise Refused(GroupPlanProblem.reason_missing, "reason")
    if terms.state is ActivityState.moved and terms.moved_to is None:
        raise Refused(GroupPlanProblem.moved_where, "moved_to")
    if terms.state is ActivityState.moved and terms.moved_to is not None and terms.moved_to.last < today:
        raise Refused(GroupPlanProblem.moved_back, "moved_to")


def is_late(state: ActivityState, due: Due | None, today: date) -> bool:
    """Whether it should have been done: its last day is over and it goes on."""
    return state in GOING_ON and due is not None and due.last < today


NUMBERS: Final = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
ENDINGS: Final = {
    ActivityState.done: ("är genomförd", "är genomförda"),
    ActivityState.partly: ("är delvis genomförd", "är delvis genomförda"),
    ActivityState.not_done: ("är inte genomförd", "är inte genomförda"),
    ActivityState.ongoing: ("pågår", "pågår"),
    ActivityState.moved: ("är framflyttad", "är framflyttade"),
}


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
