"""Knows when a group's meeting has been held, and who came for somebody else."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TypeVar

from sspf.groups.rules.states import GroupMeetingProblem
from sspf.meetings.rules.states import Attendance

Someone = TypeVar("Someone")


def holding_problem(
    starts_at: datetime, now: datetime, recorded: Iterable[Attendance | None]
) -> GroupMeetingProblem | None:
    """A meeting has been held once it has begun and it is written down for everyone called whether they came."""
    if now < starts_at:
        return GroupMeetingProblem.not_started
    return GroupMeetingProblem.attendance_missing if None in recorded else None


def is_substitute(came: Someone | None, holders: Collection[Someone]) -> bool:
    """Whether whoever came for a function does not hold it: a deputy, a colleague, or somebody without an account."""
    return came is None or came not in holders
