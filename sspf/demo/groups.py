"""The groups of the demo: who sits there, what the arbetsgrupp has met about, what lies ahead of it."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.access.roles import Role
from sspf.accounts import actions as accounts
from sspf.accounts.models import SeatHolder
from sspf.accounts.rules import AccountTerms
from sspf.audit import events
from sspf.demo.staff import DOMAIN, SEATED_SINCE
from sspf.demo.teller import Story, Teller, local
from sspf.groups.actions import attendances, invitees, items, meetings, minutes, points
from sspf.groups.queries import attending, choosing, reach
from sspf.groups.queries import minutes as group_minutes
from sspf.groups.rules.terms import Came, GuestTerms, ItemTerms, PointTerms
from sspf.meetings.rules.states import Attendance
from sspf.meetings.rules.terms import Appointment
from sspf.work import Work

MANAGERS = (
    ("elevhalsochef", "Ellinor Wiklund", Role.unit_manager, "elevhalsa", ("elevhalsochef", "elevhalsoteam")),
    ("kommunpolis", "Kaj Bergfors", Role.steering_member, None, ("kommunpolis",)),
    ("trygghet", "Tove Sandell", Role.steering_member, None, ("verksamhetschef-trygghet",)),
)
"""Who leads and nothing else: login, name, role, unit, functions. The last sits there for a time."""
TEMPORARILY = timedelta(days=120)
SAID_IN_GENERAL = {
    "nulage": "Lugnare vid torget sedan fritidsgården har öppet på fredagar.",
    "kalender": "Skolavslutningen och mellandagarna behöver vuxna ute. Fritid gör ett schema till nästa möte.",
}


def seat(work: Work, today: date) -> None:
    """Employ those who lead the agencies, and give each the function in the groups; one of them for a while only."""
    for login, name, role, unit, seats in MANAGERS:
        terms = AccountTerms(name, f"{login}@{DOMAIN}", role, unit)
        account_id, _ = accounts.open_account(work, terms)
        work.flush()
        for each in seats:
            until = today + TEMPORARILY if work.catalogue.seats[each].temporary else None
            since = work.today - SEATED_SINCE
            work.add(SeatHolder(account_id=account_id, seat=each, from_on=since, until_on=until))
            work.record(events.SeatTaken(account_id, events.Slug(each), since, until))


def stories(teller: Teller) -> tuple[Story[None], ...]:
    """Meetings behind and ahead."""
    return _worked(teller), _working(teller), _planned(teller)


def _worked(teller: Teller) -> Story[None]:
    """A meeting of the arbetsgrupp, of both parts; the minutes wait for an answer."""
    times = {"allman": (15, time(9), time(10)), "individ": (15, time(10, 15), time(11, 30))}
    made = yield from called(teller, "arbetsgrupp", 29, times)
    yield teller.at(16, time(15))
    _put_up(teller, made["individ"], "sedan-sist")
    yield teller.at(15, time(9, 50))
    hold(teller, made["allman"], SAID_IN_GENERAL)
    yield teller.at(15, time(11, 20))
    hold(teller, made["individ"], {})
    yield teller.at(13)
    with teller.as_one() as work:
        meeting = reach.find(work, Permission.group_lead, made["allman"])
        asked = [account_id for account_id, _ in group_minutes.candidates(work, meeting)]
        minutes.send(work, made["allman"], [each for each in asked if each != teller.ids["koordinator"]][:2])


def _working(teller: Teller) -> Story[None]:
    """The next one: guests at Allmän, two cases on Individ."""
    times = {"allman": (-6, time(9), time(10)), "individ": (-6, time(10, 15), time(11, 30))}
    made = yield from called(teller, "arbetsgrupp", 8, times)
    yield teller.at(4)
    with teller.as_one() as work:
        invitees.invite(work, made["allman"], GuestTerms(account_id=teller.ids["kurator"]))
        outside = GuestTerms(None, "Trygghetsvärd", "Bostadsbolaget", f"trygghetsvard@{DOMAIN}")
        invitees.invite(work, made["allman"], outside)
    yield teller.at(3, time(15))
    _put_up(teller, made["individ"], "nya")


def _planned(teller: Teller) -> Story[None]:
    """One that is only planned."""
    yield teller.at(2)
    with teller.as_one() as work:
        meetings.plan(work, "arbetsgrupp", {"allman": appointment(teller, -20, time(9), time(10))})


def called(
    teller: Teller, group: str, days_ago: int, times: dict[str, tuple[int, time, time]]
) -> Story[dict[str, UUID]]:
    """A meeting of a group is planned and called to, at these times by part, each in days before today."""
    yield teller.at(days_ago)
    with teller.as_one() as work:
        made = meetings.plan(work, group, {name: appointment(teller, *each) for name, each in times.items()})
    with teller.as_one() as work:
        for each in made.values():
            meetings.call(work, each)
    return made


def appointment(teller: Teller, days_ago: int, starts: time, ends: time) -> Appointment:
    """A time at the family centre."""
    day = teller.day(days_ago)
    return Appointment(local(day, starts), local(day, ends), room="familjecentralen")


def hold(teller: Teller, meeting_id: UUID, said: Mapping[str, str], absent: str = "") -> None:
    """It is written what was said, who came, and the meeting is over."""
    with teller.as_one() as work:
        for point, text in said.items():
            points.write(work, meeting_id, point, PointTerms(text, vouched=True, presenter="Koordinator"), None)
    with teller.as_one() as work:
        _, expected = attending.expected(work, meeting_id)
        came = {each.invitee.id: _came(each, absent) for each in expected}
        attendances.attend(work, meeting_id, came, None)
    with teller.as_one() as work:
        meetings.hold(work, meeting_id)


def _came(each: attending.Expected, absent: str) -> Came:
    if each.invitee.seat == absent:
        return Came(Attendance.absent)
    return Came(Attendance.present, UUID(each.came) if each.came else None)


def _put_up(teller: Teller, meeting_id: UUID, point: str) -> None:
    """Two of the cases in which consent holds then, with the functions that it lets in."""
    with teller.as_one() as work:
        cases = choosing.cases(work, meeting_id)[1][:2]
    for each in cases:
        with teller.as_one() as work:
            offered = choosing.offer(work, meeting_id, each.case_id)
            seats = tuple(name for name, _ in offered.seats if name != "koordinator")
            items.put_up(work, meeting_id, each.case_id, ItemTerms(point, seats, offered.basis, "Vad väntar vi på?"))
