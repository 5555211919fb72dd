"""What comes up from before and what lies ahead: decisions, and days in the calendar that need grown-ups."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from babel.dates import format_date

from sspf.calendars.queries import entries
from sspf.calendars.queries.entries import EventView
from sspf.calendars.rules import events
from sspf.catalogue.languages import SWEDISH
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.queries import decision_lists
from sspf.groups.queries.decisions import DecisionView
from sspf.groups.rules.briefings import Part, Row
from sspf.work import Work

AHEAD: Final = timedelta(days=120)
"""So far ahead events are told: about until the styrgrupp has met again."""


def decisions(work: Work, meeting: GroupMeeting) -> Iterator[Part]:
    """What was decided before and comes up now, with how it stands (S9)."""
    found = decision_lists.around(work, meeting).before
    rows = tuple(Row(each.text, (each.owner, _due(each), work.catalogue.label(each.state))) for each in found)
    columns = ("Ansvarig", "Klart", "Läge") if rows else ()
    yield Part("Tidigare beslut och uppdrag", columns, rows, "" if rows else "Inget beslut väntar på svar.")


def calendar(work: Work) -> Iterator[Part]:
    """Events ahead, with the agencies that are asked and have not said whether they come."""
    known = work.catalogue.agencies
    found = [each for each in entries.between(work, work.today, work.today + AHEAD) if each.is_on]
    coming = sorted(((day, each) for each in found if (day := _next(work, each)) is not None), key=lambda pair: pair[0])
    rows = tuple(
        Row(each.terms.title, (_short(day), ", ".join(known[name].label for name in each.missing) or "–"))
        for day, each in coming
    )
    columns = ("Dag", "Har inte svarat") if rows else ()
    yield Part("Händelser framöver", columns, rows, "" if rows else "Inget står i kalendern.")


def _next(work: Work, each: EventView) -> date | None:
    """The first day from today on that it falls on; what comes back each week is told once."""
    return next(events.falls(each.terms, work.today, work.today + AHEAD, work.catalogue.quiet), None)


def _short(day: date) -> str:
    """A day as "18 dec.", which fits beside what it is."""
    return str(format_date(day, "d MMM", locale=SWEDISH))


def _due(each: DecisionView) -> str:
    return each.due_now.words if each.due_now is not None else "–"
