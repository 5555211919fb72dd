"""What happens in the areas in the months ahead, so that a group can decide about it (protocol item 21)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from babel.dates import format_date

from sspf.calendars.queries import entries
from sspf.calendars.queries.entries import EventView
from sspf.calendars.rules import events
from sspf.catalogue.languages import SWEDISH
from sspf.work import Work

AHEAD: Final = timedelta(days=120)
"""So far ahead events are told: about until the styrgrupp has met again."""


@dataclass(frozen=True, slots=True)
class ComingEvent:
    """An entry of the calendar and the next day it falls on. `missing`: agencies that are asked and have not said."""

    id: UUID
    title: str
    on: date
    missing: tuple[str, ...]

    @property
    def day(self) -> str:
        """The day as it is said in a list: "18 dec."."""
        return str(format_date(self.on, "d MMM", locale=SWEDISH))

    @property
    def words(self) -> str:
        """The event as a decision names it: "Skolavslutning, 18 december 2026"."""
        return f"{self.title}, {format_date(self.on, 'd MMMM y', locale=SWEDISH)}"


def coming(work: Work) -> list[ComingEvent]:
    """Every entry that is going to be, by day; what comes back each week stands once."""
    found = [each for each in entries.between(work, work.today, work.today + AHEAD) if each.is_on]
    dated = (_coming(work, each) for each in found)
    return sorted((each for each in dated if each is not None), key=lambda each: (each.on, each.title))


def _coming(work: Work, each: EventView) -> ComingEvent | None:
    falls = events.falls(each.terms, work.today, work.today + AHEAD, work.catalogue.quiet)
    day = next(falls, None)
    labels = tuple(work.catalogue.agencies[name].label for name in each.missing)
    return None if day is None else ComingEvent(each.id, each.terms.title, day, labels)
