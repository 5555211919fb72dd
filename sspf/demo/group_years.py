"""What the styrgrupp has met about over two years, and the arbetsgrupp over the last one, told in brief."""

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.demo.teller import BEGINNING, Story, Teller, local
from sspf.groups.actions import attendances, meetings, minutes, points
from sspf.groups.queries import attending, reach
from sspf.groups.queries import minutes as group_minutes
from sspf.groups.rules.terms import WHOLE, Came, PointTerms
from sspf.meetings.rules.minutes import Verdict
from sspf.meetings.rules.states import Attendance
from sspf.meetings.rules.terms import Appointment

STEERED = ((2, 12), (5, 14), (9, 17), (11, 25))
WORKED = ((1, 21), *((month, 5) for month in (2, 3, 4, 5)), (6, 4), (8, 27), *((month, 5) for month in (9, 10, 11, 12)))
"""Month and day of the meetings of every year: two in a term, and one in each month with school."""
EARLIEST = {"styrgrupp": timedelta(days=BEGINNING), "arbetsgrupp": timedelta(days=390)}
LATEST = {"styrgrupp": timedelta(days=90), "arbetsgrupp": timedelta(days=40)}
"""Meetings are told of from so long ago to so long ago; later ones stand one by one in `groups.py`."""
CALLED = timedelta(days=21)
WRITTEN, ANSWERED = timedelta(days=3), timedelta(days=5)
"""How long after a meeting its minutes go out, and whoever was asked says that they are right."""
SAID = {
    "moten": ("Alla enheter har varit med på de flesta möten.", ""),
    "strategi": ("Fler familjer ska få frågan tidigt.", "Skolorna frågar familjen redan vid första oron."),
}
SAID_IN_GENERAL = {"nulage": ("Lugnt i områdena. Fältgruppen är ute på fredagar.", "")}


def stories(teller: Teller) -> tuple[Story[None], ...]:
    """Every meeting, each a story of its own."""
    steered = (_meeting(teller, "styrgrupp", WHOLE, day, SAID) for day in _days(teller, "styrgrupp", STEERED))
    worked = (
        _meeting(teller, "arbetsgrupp", "allman", day, SAID_IN_GENERAL) for day in _days(teller, "arbetsgrupp", WORKED)
    )
    return (*steered, *worked)


def _days(teller: Teller, group: str, yearly: tuple[tuple[int, int], ...]) -> Iterator[date]:
    first, last = teller.today - EARLIEST[group] + CALLED, teller.today - LATEST[group]
    for year in range(first.year, last.year + 1):
        days = (teller.day((teller.today - date(year, *each)).days) for each in yearly)
        yield from (day for day in days if first <= day < last)


def _meeting(teller: Teller, group: str, part: str, day: date, said: Mapping[str, tuple[str, str]]) -> Story[None]:
    starts, ends = local(day, time(13)), local(day, time(14, 30))
    yield local(day - CALLED, time(9))
    with teller.as_one() as work:
        meeting_id = meetings.plan(work, group, {part: Appointment(starts, ends, room="familjecentralen")})[part]
        work.flush()
        meetings.call(work, meeting_id)
    yield ends - timedelta(minutes=10)
    _hold(teller, meeting_id, said, day.month)
    yield from _adjust(teller, meeting_id, day)


def _hold(teller: Teller, meeting_id: UUID, said: Mapping[str, tuple[str, str]], month: int) -> None:
    """Write down what was said and who came; each time somebody else was away."""
    with teller.as_one() as work:
        for point, (text, decision) in said.items():
            points.write(work, meeting_id, point, PointTerms(text, decision, vouched=True), None)
        _, expected = attending.expected(work, meeting_id)
        away = month % len(expected)
        came = {
            each.invitee.id: Came(Attendance.absent)
            if place == away
            else Came(Attendance.present, UUID(each.came) if each.came else None)
            for place, each in enumerate(expected)
        }
        attendances.attend(work, meeting_id, came, None)
        work.flush()
        meetings.hold(work, meeting_id)


def _adjust(teller: Teller, meeting_id: UUID, day: date) -> Story[None]:
    """The minutes go to one who was there, who says that they are right."""
    logins = {account_id: login for login, account_id in teller.ids.items() if login != "koordinator"}
    yield local(day + WRITTEN, time(9))
    with teller.as_one() as work:
        meeting = reach.find(work, Permission.group_lead, meeting_id)
        asked = next(each for each, _ in group_minutes.candidates(work, meeting) if each in logins)
        minutes.send(work, meeting_id, [asked])
    yield local(day + ANSWERED, time(15))
    with teller.as_one(logins[asked]) as work:
        minutes.answer(work, meeting_id, Verdict.agrees)
