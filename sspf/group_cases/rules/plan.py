"""Knows what a group's plan says: activities, who answers for each, by when, how it went (protocol items 78–88)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf.activities import NEEDS_REASON, ActivityAim, ActivityState
from sspf.dues import Due
from sspf.errors import Refused


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
