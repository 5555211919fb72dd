"""Minutes on paper: as the actor may read them, or for whoever leads the meeting as one unit may (complaint E16)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from babel.dates import format_date

from sspf import typeset
from sspf.access.permissions import Permission
from sspf.cases.queries import reach
from sspf.cases.queries.reach import Sight
from sspf.catalogue.languages import SWEDISH
from sspf.clock import TIME_ZONE
from sspf.errors import NotFound
from sspf.meetings.queries import minutes
from sspf.meetings.queries.meetings import Expected, MeetingView
from sspf.meetings.queries.minutes import MinutesView
from sspf.statements.queries import recipients
from sspf.work import Work


def units(work: Work, sight: Sight) -> tuple[str, ...]:
    """The units inside the consent now that may take paper with them (R3), in the catalogue's order."""
    inside, known = reach.units_inside(work, sight.case.id), work.catalogue
    return tuple(each for each in known.units if each in inside and not known.agency_of(each).reads_on_screen)


def printed(work: Work, sight: Sight, meeting_id: UUID, unit: str) -> dict[str, Any]:
    """The plain values of the paper. `unit` is empty for the actor's own eyes.

    `NotFound` for a unit that may not have it, and for whoever asks with another's eyes and does not lead the meeting.
    """
    if unit:
        view = replace(minutes.show(work, _with_the_eyes_of(work, sight, unit), meeting_id), reason="")
        return _values(work, view, leads=False)
    if work.actor.unit and work.catalogue.agency_of(work.actor.unit).reads_on_screen:
        raise NotFound
    return _values(work, minutes.show(work, sight, meeting_id), leads=work.may(Permission.meeting_lead))


def _with_the_eyes_of(work: Work, sight: Sight, unit: str) -> Sight:
    """The case as far as one unit is told of it now."""
    if not work.may(Permission.meeting_lead) or unit not in units(work, sight):
        raise NotFound
    open_to_it = {information for of, information in recipients.open_now(work, sight) if of == unit}
    return replace(sight, information=frozenset(open_to_it))


def _values(work: Work, view: MinutesView, *, leads: bool) -> dict[str, Any]:
    whole, catalogue = view.whole, work.catalogue
    starts, ends = (each.astimezone(TIME_ZONE) for each in (whole.meeting.starts_at, whole.meeting.ends_at))
    swedish = catalogue.languages[SWEDISH]
    return {
        "lang": swedish.tag,
        "direction": swedish.direction.value,
        "fonts": typeset.families(swedish.font),
        "municipality": catalogue.municipality.name,
        "foot": whole.head.number,
        "kind": catalogue.label(whole.meeting.kind),
        "day": str(format_date(starts, "EEEE d MMMM y", locale=SWEDISH)),
        "time": f"{starts:%H.%M}–{ends:%H.%M}",
        "place": whole.meeting.place,
        "protected": whole.head.protected,
        "state": catalogue.label(view.state) if view.state else "",
        "adjusted_on": view.adjusted_at.astimezone(TIME_ZONE).date().isoformat() if view.adjusted_at else "",
        "adjusters": [{"name": each.name, "said": catalogue.label(each.verdict)} for each in view.adjusters],
        "reason": view.reason,
        "people": [_person(work, each, leads=leads) for each in whole.expected],
        "points": list(_points(whole)),
        "plan": {"label": whole.head.plan_label, "number": view.plan_number} if view.plan_number else None,
        "addenda": [{"text": each.text, "by": each.author} for each in view.addenda],
        "files": view.paper_count,
    }


def _person(work: Work, each: Expected, *, leads: bool) -> dict[str, str]:
    seat = work.catalogue.seats[each.seat] if each.seat else None
    reason = work.catalogue.reasons.absence[each.reason].label if leads and each.reason else ""
    return {
        "name": each.name or (seat.label if seat else ""),
        "as": work.catalogue.units[seat.unit].label if seat else work.catalogue.label(each.role),
        "there": work.catalogue.label(each.attendance) if each.attendance else "",
        "why": each.why_here or reason,
    }


def _points(whole: MeetingView) -> Iterator[dict[str, Any]]:
    for point in whole.points:
        said = [each for each in whole.notes if each.point == point.id]
        yield {"label": point.label, "notes": [{"text": each.text, "decision": each.decision} for each in said]}
