"""What comes up from before and what lies ahead: decisions, and days in the calendar that need grown-ups."""

from collections.abc import Iterator

from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.queries import coming_events, decision_lists
from sspf.groups.queries.decisions import DecisionView
from sspf.groups.rules.briefings import Part, Row
from sspf.work import Work


def decisions(work: Work, meeting: GroupMeeting) -> Iterator[Part]:
    """What was decided before and comes up now, with how it stands (S9)."""
    found = decision_lists.around(work, meeting).before
    rows = tuple(Row(each.text, (each.owner, _due(each), work.catalogue.label(each.state))) for each in found)
    columns = ("Ansvarig", "Klart senast", "Läge") if rows else ()
    yield Part("Tidigare beslut och uppdrag", columns, rows, "" if rows else "Inget beslut väntar på svar.")


def calendar(work: Work) -> Iterator[Part]:
    """Events ahead, with the agencies that are asked and have not said whether they come."""
    rows = tuple(Row(each.title, (each.day, ", ".join(each.missing) or "–")) for each in coming_events.coming(work))
    columns = ("Dag", "Har inte svarat") if rows else ()
    yield Part("Händelser framöver", columns, rows, "" if rows else "Inget står i kalendern.")


def _due(each: DecisionView) -> str:
    return each.due_now.words if each.due_now is not None else "–"
