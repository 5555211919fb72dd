"""A single case is put on Individ, changed there, taken off; functions take part in it for as long as that lasts."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions import parts
from sspf.cases.actions.parts import Part
from sspf.cases.models import Case
from sspf.cases.queries import parts as case_parts
from sspf.cases.queries import reach as cases
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.states import CaseState
from sspf.errors import NotFound, Refused
from sspf.groups.models.items import GroupItem, GroupItemSeat
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.queries import choosing, invitees, items, meetings
from sspf.groups.rules.states import AHEAD, GroupMeetingProblem
from sspf.groups.rules.terms import ItemTerms
from sspf.meetings.models import Meeting, Summons
from sspf.meetings.rules.states import MeetingState
from sspf.work import Work


def put_up(work: Work, meeting_id: UUID, case_id: UUID, terms: ItemTerms) -> UUID:
    """Put a case on Individ and let the chosen functions take part in it, as a kallelse does.

    Raises `Refused` without a consent that holds now, and for a function whose unit is outside it (R13);
    `NotFound` at a meeting where single cases are not spoken of.
    """
    meeting = choosing.individual(work, meeting_id)
    _still_open(meeting)
    sight = cases.find(work, Permission.case_manage, case_id)
    _check(work, meeting, sight, terms)
    there = select(GroupItem.id).where(GroupItem.meeting_id == meeting.id, GroupItem.case_id == case_id)
    if work.session.scalars(there).first() is not None:
        raise Refused(GroupMeetingProblem.case_there_already, "case")
    row = GroupItem(
        case_id=case_id, meeting_id=meeting.id, point=terms.point, information=terms.information, note=terms.note
    )
    work.add(row)
    work.flush()
    _let_in(work, sight, row, terms.seats)
    work.record(events.GroupItemPutUp(case_id, meeting.id))
    return row.id


def change(work: Work, item_id: UUID, terms: ItemTerms, seen: int | None) -> UUID:
    """Change the point, the note or the functions; one that is left out has no more part. Returns the meeting."""
    row, meeting = items.find(work, Permission.group_lead, item_id)
    _still_open(meeting)
    sight = cases.find(work, Permission.case_manage, row.case_id)
    work.same_version(row, seen, {"note": row.note})
    _check(work, meeting, sight, terms)
    row.point, row.information, row.note = terms.point, terms.information, terms.note
    there = items.seats_of(work, row)
    for each in there:
        if each.seat not in terms.seats:
            _release(work, each)
            work.session.delete(each)
    known = {each.seat for each in there}
    _let_in(work, sight, row, [name for name in terms.seats if name not in known])
    work.record(events.GroupItemChanged(row.case_id, meeting.id))
    return meeting.id


def take_off(work: Work, item_id: UUID) -> UUID:
    """Take a case off Individ; returns the meeting."""
    row, meeting = items.find(work, Permission.group_lead, item_id)
    _still_open(meeting)
    for each in items.seats_of(work, row):
        _release(work, each)
        work.session.delete(each)
    work.flush()
    work.session.delete(row)
    work.record(events.GroupItemTakenOff(row.case_id, meeting.id))
    return meeting.id


def let_go(work: Work, meeting: GroupMeeting, seat: str) -> None:
    """A function is not called any more: it has no part in the cases through this meeting."""
    for each in _seats(work, meeting, GroupItemSeat.seat == seat):
        _release(work, each)
        work.session.delete(each)


def let_everyone_go(work: Work, meeting: GroupMeeting, last_day: date | None = None) -> None:
    """The meeting is over or called off: parts that it opened end after `last_day`, or at once."""
    for each in _seats(work, meeting, GroupItemSeat.part_id.is_not(None)):
        _release(work, each, last_day)


def _still_open(meeting: GroupMeeting) -> None:
    if meeting.state not in AHEAD:
        raise Refused(GroupMeetingProblem.meeting_over)


def _check(work: Work, meeting: GroupMeeting, sight: Sight, terms: ItemTerms) -> None:
    if sight.case.state is CaseState.closed:
        raise Refused(GroupMeetingProblem.case_closed, "case")
    inside = cases.units_inside(work, sight.case.id)
    if not inside:
        raise Refused(GroupMeetingProblem.no_consent, "case")
    called = {each.seat for each in invitees.rows(work, meeting)}
    for name in terms.seats:
        if name not in called or work.catalogue.seats[name].unit not in inside:
            raise Refused(GroupMeetingProblem.seat_outside_consent, "seats")
    if terms.point not in {each.id for each in meetings.points(work, meeting)}:
        raise NotFound


def _let_in(work: Work, sight: Sight, row: GroupItem, seats: Collection[str]) -> None:
    known = {each.id for each in case_parts.participants(work, sight)}
    for name in seats:
        unit = work.catalogue.seats[name].unit
        part = parts.take_part(work, row.case_id, Part(unit, seat=name))
        work.flush()  # the part before what points at it
        opened = None if part in known else part
        work.add(GroupItemSeat(case_id=row.case_id, item_id=row.id, seat=name, unit=unit, part_id=opened))


def _seats(work: Work, meeting: GroupMeeting, which: ColumnElement[bool]) -> list[GroupItemSeat]:
    query = select(GroupItemSeat).join(GroupItem, GroupItem.id == GroupItemSeat.item_id)
    return list(work.session.scalars(query.where(GroupItem.meeting_id == meeting.id, which)))


def _release(work: Work, row: GroupItemSeat, last_day: date | None = None) -> None:
    """This no longer lets the function take part: another need inherits the part, or it ends.

    In a case that has closed since, every part ended with it.
    """
    part, row.part_id = row.part_id, None
    if part is None or work.session.get_one(Case, row.case_id).state is CaseState.closed:
        return
    if (item_seat := _another_item(work, row)) is not None:
        item_seat.part_id = part
    elif (summons := _a_summons(work, row)) is not None:
        summons.seat_part_id = part
    else:
        parts.end_part(work, row.case_id, part, last_day)


def _another_item(work: Work, row: GroupItemSeat) -> GroupItemSeat | None:
    """The same function at another meeting ahead where the case is taken up."""
    query = (
        select(GroupItemSeat)
        .join(GroupItem, GroupItem.id == GroupItemSeat.item_id)
        .join(GroupMeeting, GroupMeeting.id == GroupItem.meeting_id)
        .where(GroupItemSeat.case_id == row.case_id, GroupItemSeat.seat == row.seat, GroupItemSeat.id != row.id)
        .where(GroupMeeting.state.in_(AHEAD), GroupMeeting.id != _meeting_of(row))
        .order_by(GroupMeeting.starts_at.desc(), GroupItemSeat.id)
    )
    return work.session.scalars(query.limit(1)).first()


def _meeting_of(row: GroupItemSeat) -> ScalarSelect[UUID]:
    return select(GroupItem.meeting_id).where(GroupItem.id == row.item_id).scalar_subquery()


def _a_summons(work: Work, row: GroupItemSeat) -> Summons | None:
    """A kallelse to the function in the case, to a meeting that was not called off; it needs the part after this."""
    query = (
        select(Summons)
        .join(Meeting, Meeting.id == Summons.meeting_id)
        .where(Summons.case_id == row.case_id, Summons.seat == row.seat, Meeting.state != MeetingState.cancelled)
        .order_by(Meeting.starts_at.desc(), Summons.id)
    )
    return work.session.scalars(query.limit(1)).first()
