"""Knows the fixed agendas, in the protocol's wording and order."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from sspf.catalogue.entries import Entry, Ref

IndicatorId = Annotated[str, Ref("indicators")]


class AtHand(StrEnum):
    """What is laid beside a point while the meeting goes on."""

    purpose = "purpose"
    people = "people"
    concerns = "concerns"
    strengths = "strengths"
    goals = "goals"
    measures = "measures"
    next_day = "next_day"


class BriefingSource(StrEnum):
    """What the underlag of a point is fetched from, beside figures (protocol item 21)."""

    releases = "releases"
    situations = "situations"
    decisions = "decisions"
    empty_seats = "empty_seats"
    temporary_seats = "temporary_seats"
    coordinators = "coordinators"
    calendar = "calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPart(Entry):
    """A part of an agenda with its own invitees (protocol item 23). `individual`: here single cases are spoken of."""

    help: str
    individual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPoint(Entry):
    """One point: `help` says what it is for, `prompt` is a question to ask aloud, `in_plan` that it forms the plan.

    `at_hand`: what the meeting mode lays beside it. `group_cases`: here group cases are taken up.
    `calendar`: the calendar is at hand. `indicators` and `filled_from`: the figures and the facts that the underlag of
    the point is filled with.
    """

    help: str
    prompt: str
    part: str | None = None
    in_plan: bool = False
    at_hand: AtHand | None = None
    group_cases: bool = False
    calendar: bool = False
    indicators: tuple[IndicatorId, ...] = ()
    filled_from: tuple[BriefingSource, ...] = ()

    @property
    def is_filled(self) -> bool:
        """Whether the point has an underlag that is fetched."""
        return bool(self.indicators or self.filled_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda(Entry):
    """An agenda template; the points in their order, and the parts they stand in where there are parts."""

    points: tuple[AgendaPoint, ...]
    parts: tuple[AgendaPart, ...] = ()

    def problems(self) -> Iterator[tuple[str, str]]:
        """Where an agenda has parts, each point stands in one of them and no part is empty."""
        yield from Entry.problems(self)
        known = {part.id for part in self.parts}
        for point in self.points:
            if (point.part in known) != bool(known) or (point.part and not known):
                yield (
                    f"points.{point.id}.part",
                    f"ska vara en av dagordningens delar: {', '.join(sorted(known)) or 'inga'}",
                )
        for part in known - {point.part for point in self.points}:
            yield f"parts.{part}", "har inga punkter"
