"""Knows whether a unit sends the same person as last time: families tell their story once, to people who stay."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Visit:
    """That somebody came for a unit to a meeting of a case that began then."""

    case_id: UUID
    unit: str
    account_id: UUID
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Continuity:
    """How often a unit came again to a family, and how often it was with the same person as the time before."""

    again: int
    same: int


def last_of(visits: Iterable[Visit]) -> dict[str, UUID]:
    """Who came the last time for each unit. All the visits are to one case."""
    return {each.unit: each.account_id for each in sorted(visits, key=lambda each: each.starts_at)}


def same_as(before: Mapping[str, UUID], unit: str, account_id: UUID | None) -> bool | None:
    """Whether it is the same person as last time. None when nobody is named, or the unit comes for the first time."""
    return None if account_id is None or unit not in before else before[unit] == account_id


def counted(visits: Iterable[Visit], from_at: datetime, until_at: datetime) -> Continuity:
    """Over all units and cases: visits in the period that were not the first, and those by the same person again."""
    before: dict[tuple[UUID, str], UUID] = {}
    again = same = 0
    for each in sorted(visits, key=lambda each: each.starts_at):
        key = (each.case_id, each.unit)
        if key in before and from_at <= each.starts_at < until_at:
            again, same = again + 1, same + (before[key] == each.account_id)
        before[key] = each.account_id
    return Continuity(again, same)
