"""Knows what people say about a group's meeting: the plain values that forms hand to actions."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from sspf.groups.rules.states import Found, GroupMeetingProblem
from sspf.meetings.rules.states import Attendance
from sspf.meetings.rules.terms import Appointment

WHOLE = ""
"""Stands for the part of a meeting that has no parts."""


@dataclass(frozen=True, slots=True)
class GuestTerms:
    """Who is invited beside the group: a colleague with an account, or a function outside with an address."""

    account_id: UUID | None = None
    function: str = ""
    organisation: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class PointTerms:
    """What was said at a point, by whom it was presented (föredragande), and a decision in words of earlier days.

    `vouched`: said to name nobody.
    """

    text: str
    decision: str = ""
    vouched: bool = False
    presenter: str = ""


@dataclass(frozen=True, slots=True)
class BriefingTerms:
    """What is said of the figures at a point of the underlag, and whether they are left out."""

    comment: str
    left_out: bool = False
    vouched: bool = False


@dataclass(frozen=True, slots=True)
class Came:
    """Whether somebody invited came. `account_id`: who came for a function; None for somebody without an account."""

    attendance: Attendance
    account_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ItemTerms:
    """A case on Individ: at which point, which functions take part, and a note of one kind of information (R13)."""

    point: str
    seats: tuple[str, ...]
    information: str
    note: str = ""


def times_problem(parts: Mapping[str, Appointment]) -> Found | None:
    """Parts with different invitees do not overlap: nobody who leaves after the first meets those who come to the next.

    The problem stands at the later part's beginning.
    """
    timed = sorted(parts.items(), key=lambda each: each[1].starts_at)
    for (_, before), (name, after) in pairwise(timed):
        if after.starts_at < before.ends_at:
            return GroupMeetingProblem.parts_overlap, f"{name}_starts"
    return None


def guest_problem(guest: GuestTerms) -> Found | None:
    """A guest is one colleague, or a function with an address outside; never both and never neither."""
    outside = bool(guest.function and guest.email)
    if guest.account_id is not None:
        return None if not (guest.function or guest.email) else (GroupMeetingProblem.guest_twice, "account")
    return None if outside else (GroupMeetingProblem.guest_incomplete, "function" if not guest.function else "email")
