"""The minutes and the underlag of a group's meeting as plain values for paper (protocol items 109, 110 and 115)."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from babel.dates import format_date

from sspf import typeset
from sspf.catalogue.languages import SWEDISH
from sspf.clock import TIME_ZONE
from sspf.groups.queries import briefings
from sspf.groups.queries import minutes as queries
from sspf.groups.queries.briefings import Briefing
from sspf.groups.queries.decisions import DecisionView
from sspf.groups.queries.invitees import InviteeView
from sspf.groups.queries.meetings import GroupMeetingView, PointView
from sspf.groups.queries.minutes import GroupMinutesView
from sspf.groups.rules.decisions import DecisionState
from sspf.meetings.rules.states import CAME
from sspf.work import Work

PAGE = "Sida {page} av {pages}"


def minutes(work: Work, meeting_id: UUID) -> dict[str, Any]:
    """The minutes as the actor may read them: heading, who was there, each §, the last one, bilagor, justering."""
    view = queries.of_meeting(work, meeting_id)
    first, last = view.paragraphs
    return {
        **_sheet(work, view.whole, f"Protokoll §§ {first}–{last}"),
        "range": f"§§ {first}–{last}",
        "members": [_member(work, each, view) for each in view.invitees if each.seat],
        "others": [_other(each) for each in view.invitees if not each.seat and each.attendance in CAME],
        "chair": view.chair.came if view.chair is not None else "",
        "secretary": view.secretary,
        "adjusters": [{"name": each.name, "said": work.catalogue.label(each.verdict)} for each in view.adjusters],
        "adjusted_on": day(view.adjusted_at) if view.adjusted_at else "",
        "reason": view.reason,
        "before": [_followed_up(work, each) for each in view.decisions.before],
        "points": [_point(each, view) for each in view.whole.points],
        "closing": {"number": view.closing, "next": _next(view)} if view.closing and view.whole.sits else None,
        "papers": [each.title for each in view.papers],
        "briefing": _briefing(view.whole, view.briefing),
    }


def briefing(work: Work, meeting_id: UUID) -> dict[str, Any]:
    """The underlag alone; `NotFound` while there is none to see."""
    view, found = briefings.show(work, meeting_id)
    return {**_sheet(work, view, "Underlag"), "briefing": _briefing(view, found)}


def day(at: datetime) -> str:
    """A day with its weekday, which nobody types (protocol item 115): "onsdag 8 december 2027"."""
    return str(format_date(at.astimezone(TIME_ZONE), "EEEE d MMMM y", locale=SWEDISH))


def clock(at: datetime) -> str:
    """A Swedish time of day: "13.00"."""
    return f"{at.astimezone(TIME_ZONE):%H.%M}"


def _sheet(work: Work, view: GroupMeetingView, title: str) -> dict[str, Any]:
    swedish, line = work.catalogue.languages[SWEDISH], view.line
    body = work.catalogue.groups[line.group].label + (f", {line.part}" if line.part else "")
    return {
        "lang": swedish.tag,
        "direction": swedish.direction.value,
        "fonts": typeset.families(swedish.font),
        "municipality": work.catalogue.municipality.name,
        "foot": f"{title}, {body.lower()} {line.day.isoformat()}",
        "words": {"page": PAGE},
        "title": title,
        "body": body,
        "day": day(line.starts_at),
        "time": f"{clock(line.starts_at)}–{clock(line.ends_at)}",
        "place": ", ".join(each for each in (view.room, view.place, "digitalt" if view.link else "") if each),
    }


def _member(work: Work, each: InviteeView, view: GroupMinutesView) -> dict[str, Any]:
    seat = work.catalogue.seats[each.seat or ""]
    agency = work.catalogue.agency_of(seat.unit).label
    who = each.came or ("ersättare" if each.substitute else "")
    leads = seat.id == view.leads_by
    return {
        "name": who,
        "function": f"{seat.label}, ordförande" if leads else seat.label,
        "agency": agency,
        "there": work.catalogue.label(each.attendance) if each.attendance else "",
        "came": each.attendance in CAME,
    }


def _other(each: InviteeView) -> str:
    return f"{each.name}, {each.organisation}" if each.organisation else each.name


def _point(each: PointView, view: GroupMinutesView) -> dict[str, Any]:
    taken = view.decisions.at(each.point.id)
    return {
        "number": each.paragraph,
        "label": each.point.label,
        "presenter": each.presenter,
        "text": each.text,
        "decisions": [*({"text": text, "who": ""} for text in (each.decision,) if text), *map(_decided, taken)],
    }


def _decided(each: DecisionView) -> dict[str, str]:
    who = (f"Ansvarig: {each.owner}." if each.owner else "", f"Klart senast {each.due.words}." if each.due else "")
    about = f"Gäller {each.event}." if each.event else ""
    return {"text": each.text, "who": " ".join(part for part in (*who, about) if part)}


def _followed_up(work: Work, each: DecisionView) -> dict[str, str]:
    place = f"§ {each.paragraph}, {each.day.isoformat()}" if each.paragraph else each.day.isoformat()
    state = work.catalogue.label(each.state)
    if each.state is DecisionState.moved and each.due_now is not None:
        state = f"{state} till {each.due_now.words}"
    words = each.latest.words if each.latest is not None else ""
    from_ = work.catalogue.groups[each.group].label
    return {"place": f"{from_} {place}", "text": each.text, "who": each.owner, "state": state, "words": words}


def _next(view: GroupMinutesView) -> str:
    return f"{day(view.next_at)} kl. {clock(view.next_at)}" if view.next_at is not None else ""


def _briefing(view: GroupMeetingView, found: Briefing | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "fetched": f"{day(found.filled_at)} kl. {clock(found.filled_at)}",
        "period": found.period,
        "points": list(_filled(view, found)),
    }


def _filled(view: GroupMeetingView, found: Briefing) -> Iterator[dict[str, Any]]:
    for each in view.points:
        told = found.at(each.point.id)
        if told is not None and told.says_something:
            parts = [] if told.left_out else [asdict(part) for part in told.parts]
            yield {"label": each.point.label, "parts": parts, "comment": told.comment}
