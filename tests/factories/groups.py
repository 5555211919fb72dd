"""Builds meetings of the groups."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from sspf import dues
from sspf.access.permissions import Permission
from sspf.accounts.models import SeatHolder
from sspf.attachments.rules.intake import Kept, MediaType
from sspf.groups.actions import attendances, briefings, decisions, invitees, items, meetings, minutes, papers, points
from sspf.groups.models.meetings import GroupInvitee, GroupMeeting
from sspf.groups.queries import invitees as queries
from sspf.groups.queries import reach
from sspf.groups.rules.decisions import DecisionTerms, Owner, OwnerKind
from sspf.groups.rules.terms import WHOLE, Came, GuestTerms, ItemTerms, PointTerms
from sspf.meetings.rules.states import Attendance
from sspf.meetings.rules.terms import Appointment
from sspf.work import Work
from tests.house import START, House

AHEAD = START + timedelta(days=9)
ITEM = ItemTerms("nya", ("gruppchef", "fritidschef"), "samverkan", "Vilka ska vara med?")


def at(starts_at: datetime, hours: float = 1) -> Appointment:
    """A time and a place."""
    return Appointment(starts_at, starts_at + timedelta(hours=hours), "Biblioteket")


def steering(house: House, starts_at: datetime = AHEAD) -> UUID:
    """A planned meeting of the styrgrupp."""
    return _planned(house, "styrgrupp", {WHOLE: at(starts_at)})[WHOLE]


def working(house: House, starts_at: datetime = AHEAD) -> tuple[UUID, UUID]:
    """A planned meeting of the arbetsgrupp: Allmän, and Individ right after it."""
    made = _planned(house, "arbetsgrupp", {"allman": at(starts_at), "individ": at(starts_at + timedelta(hours=1))})
    return made["allman"], made["individ"]


def called(house: House, *meeting_ids: UUID) -> None:
    """The kallelse goes out."""
    with house.work() as work:
        for each in meeting_ids:
            meetings.call(work, each)
        work.commit()


def guest(house: House, meeting_id: UUID, login: str) -> UUID:
    """A colleague is invited."""
    return invited(house, meeting_id, GuestTerms(account_id=house.ids[login]))


def invited(house: House, meeting_id: UUID, terms: GuestTerms) -> UUID:
    """Somebody is invited."""
    with house.work() as work:
        invitee_id = invitees.invite(work, meeting_id, terms)
        work.commit()
    return invitee_id


def put_up(house: House, meeting_id: UUID, case_id: UUID, terms: ItemTerms = ITEM) -> UUID:
    """A case is put on Individ."""
    with house.work() as work:
        item_id = items.put_up(work, meeting_id, case_id, terms)
        work.commit()
    return item_id


def written(house: House, meeting_id: UUID, point: str, text: str = "Lugnare vid torget.", decision: str = "") -> None:
    """Something is written at a point."""
    with house.work() as work:
        points.write(work, meeting_id, point, PointTerms(text, decision, vouched=True), None)
        work.commit()


def cancelled(house: House, meeting_id: UUID) -> None:
    """The meeting is called off."""
    with house.work() as work:
        meetings.cancel(work, meeting_id)
        work.commit()


def row(work: Work, meeting_id: UUID) -> GroupMeeting:
    """The meeting itself, for whoever leads."""
    return reach.find(work, Permission.group_lead, meeting_id)


def decided(house: House, meeting_id: UUID, point: str, terms: DecisionTerms) -> UUID:
    """Something is decided at a point."""
    with house.work() as work:
        decision_id = decisions.decide(work, meeting_id, point, terms)
        work.commit()
    return decision_id


def attended(house: House, meeting_id: UUID, *absent: str) -> None:
    """Everyone but those functions came: who holds a function, or else somebody without an account."""
    with house.work() as work:
        meeting = reach.find(work, Permission.group_lead, meeting_id)
        rows = queries.rows(work, meeting)
        held = queries.standing(work, meeting, [each.seat for each in rows if each.seat])
        said = {each.id: _came(each, held, absent) for each in rows}
        attendances.attend(work, meeting_id, said, None)
        work.commit()


def held(house: House, meeting_id: UUID, *absent: str) -> None:
    """The meeting was called to, has begun, and is marked as held."""
    with house.work() as work:
        starts_at = work.session.get_one(GroupMeeting, meeting_id).starts_at
    house.clock.at = max(house.clock.at, starts_at + timedelta(minutes=30))
    attended(house, meeting_id, *absent)
    with house.work() as work:
        meetings.hold(work, meeting_id)
        work.commit()


def sent(house: House, meeting_id: UUID, *logins: str) -> None:
    """The minutes go out to some who were there."""
    with house.work() as work:
        minutes.send(work, meeting_id, [house.ids[each] for each in logins])
        work.commit()


def seat(house: House, login: str, name: str) -> None:
    """Somebody holds one more function."""
    with house.work("administrator") as work:
        work.add(SeatHolder(account_id=house.ids[login], seat=name, from_on=START.date(), until_on=None))
        work.changed = False
        work.session.commit()


def invitee_of(house: House, meeting_id: UUID, name: str) -> UUID:
    """The invitation of a function."""
    with house.work(writing=False) as work:
        query = select(GroupInvitee.id).where(GroupInvitee.meeting_id == meeting_id, GroupInvitee.seat == name)
        return work.session.scalars(query).one()


def visited(house: House, case_id: UUID) -> dict[str, UUID]:
    """What addresses name: a meeting of the arbetsgrupp just held, and Individ ahead with a case on it."""
    held_id, _ = working(house, house.clock.at + timedelta(minutes=1))
    called(house, held_id)
    with house.work() as work:
        briefings.fill(work, held_id, "hösten 2026", {})
        work.commit()
    held(house, held_id)
    _, individual_id = working(house, house.clock.at + timedelta(days=3))
    terms = ItemTerms("nya", ("gruppchef",), "samverkan", "")
    item_id = put_up(house, individual_id, case_id, terms)
    invitee_id = invitee_of(house, held_id, "gruppchef")
    ids = {"group_meeting_id": held_id, "individual_id": individual_id, "group_item_id": item_id}
    return {**ids, "invitee_id": invitee_id, "link_id": invitee_id, **_papers(house, held_id)}


def _papers(house: House, meeting_id: UUID) -> dict[str, UUID]:
    """What was decided at the meeting, and a bilaga of it."""
    owner = Owner(OwnerKind.seat, "gruppchef")
    terms = DecisionTerms("Någon är vid torget.", owner, dues.on((START + timedelta(days=60)).date()))
    with house.work() as work:
        decision_id = decisions.decide(work, meeting_id, "nulage", terms)
        paper_id = papers.attach(work, meeting_id, "Karta", Kept(MediaType.png, b"en karta"))
        work.commit()
    return {"decision_id": decision_id, "paper_id": paper_id}


def _planned(house: House, group: str, parts: dict[str, Appointment]) -> dict[str, UUID]:
    with house.work() as work:
        made = meetings.plan(work, group, parts)
        work.commit()
    return made


def _came(row: GroupInvitee, held_by: queries.Held, absent: tuple[str, ...]) -> Came:
    if row.seat in absent:
        return Came(Attendance.absent)
    holders = held_by.get(row.seat or "", [])
    return Came(Attendance.present, holders[0].id if holders else None)
