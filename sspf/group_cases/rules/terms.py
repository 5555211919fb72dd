"""Knows what a group case says, and when that does not hold together."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf.cases.rules.people import SchoolYear
from sspf.errors import Refused

SMALLEST_GROUP = 3
"""One or two young people in a school year and an area are known by name to everyone there: no group."""


class GroupState(StrEnum):
    """How far a group case has come."""

    open = "open"
    closed = "closed"


class GroupProblem(StrEnum):
    """Why something in a group case is refused; the label tells what to do."""

    closed = "closed"
    too_few = "too_few"
    span_backwards = "span_backwards"
    nobody_described = "nobody_described"
    no_unit = "no_unit"
    not_held_yet = "not_held_yet"


@dataclass(frozen=True, slots=True)
class Span:
    """From and until, both included; without `until` just the one, without both nothing is said."""

    from_: int | None = None
    until: int | None = None

    @property
    def is_backwards(self) -> bool:
        """Whether the end stands before the beginning."""
        return self.from_ is not None and self.until is not None and self.until < self.from_


@dataclass(frozen=True, slots=True)
class GroupTerms:
    """What is known of a group: counts, ages and place, what is seen and wanted. `nameless`: said to name nobody."""

    title: str
    area: str
    ages: Span
    years: tuple[SchoolYear | None, SchoolYear | None]
    young: Span
    triggers: tuple[str, ...]
    observed: str
    wanted: str
    units: tuple[str, ...]
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class ParentsMeetingTerms:
    """A föräldramöte: when and where, who is invited, how many came and what was agreed."""

    held_on: date
    starts: str
    place: str
    units: tuple[str, ...]
    came: int | None = None
    agreed: str = ""
    nameless: bool = False


def check_group(terms: GroupTerms) -> None:
    """Raise `Refused` unless the group is a group, is described, and has somebody working with it."""
    if terms.young.from_ is None or terms.young.from_ < SMALLEST_GROUP:
        raise Refused(GroupProblem.too_few, "young_from")
    if terms.young.is_backwards:
        raise Refused(GroupProblem.span_backwards, "young_until")
    if terms.ages.is_backwards:
        raise Refused(GroupProblem.span_backwards, "age_until")
    first, last = terms.years
    order = list(SchoolYear)
    if first and last and order.index(last) < order.index(first):
        raise Refused(GroupProblem.span_backwards, "year_until")
    if terms.ages.from_ is None and first is None:
        raise Refused(GroupProblem.nobody_described, "age_from")
    if not terms.units:
        raise Refused(GroupProblem.no_unit, "units")


def check_meeting(terms: ParentsMeetingTerms, today: date) -> None:
    """Raise `Refused` when somebody is said to have come, or something agreed, before the day."""
    if terms.held_on > today and (terms.came is not None or terms.agreed):
        raise Refused(GroupProblem.not_held_yet, "came" if terms.came is not None else "agreed")
