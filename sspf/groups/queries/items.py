"""Single cases on Individ: shown to whoever sits there and reaches the case at this moment, and to nobody else."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, select, true, tuple_

from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.cases.models import Case, Person
from sspf.cases.queries import reach as cases
from sspf.cases.queries.people import full_name
from sspf.cases.rules.people import PersonRole
from sspf.errors import NotFound
from sspf.groups.models.items import GroupItem, GroupItemSeat
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.queries import reach
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class ItemView:
    """A case on the agenda. `shares`: whether the consent lets anybody in now; `note` is None when it is not open to
    the actor's unit, so that one knows that something is written without reading it.
    """

    id: UUID
    case_id: UUID
    meeting_id: UUID
    version: int
    number: str
    youth: str
    point: str
    seats: tuple[str, ...]
    information: str
    note: str | None
    shares: bool


def of_meeting(work: Work, meeting: GroupMeeting) -> list[ItemView]:
    """The cases that the actor sees at a meeting found by `reach.find`: by the case's own clause, in two statements."""
    return _views(work, GroupItem.meeting_id == meeting.id)


def find(work: Work, permission: Permission, item_id: UUID) -> tuple[GroupItem, GroupMeeting]:
    """An item with its meeting, both reached: the meeting as one of the group, the case as any case."""
    found = work.session.get(GroupItem, item_id)
    if found is None:
        raise NotFound
    meeting = reach.find(work, permission, found.meeting_id)
    cases.find(work, Permission.meeting_read, found.case_id)
    return found, meeting


def show(work: Work, permission: Permission, item_id: UUID) -> ItemView:
    """One item as plain values."""
    find(work, permission, item_id)
    shown = _views(work, GroupItem.id == item_id)
    if not shown:
        raise NotFound
    return shown[0]


def seats_of(work: Work, item: GroupItem) -> list[GroupItemSeat]:
    """The functions that take part when the case is taken up."""
    return list(work.session.scalars(select(GroupItemSeat).where(GroupItemSeat.item_id == item.id)))


def _views(work: Work, which: ColumnElement[bool]) -> list[ItemView]:
    query = (
        select(GroupItem, Case, Person, _note_open(work), Case.id.in_(cases.sharing(work)))
        .join(Case, Case.id == GroupItem.case_id)
        .join(Person, and_(Person.case_id == Case.id, Person.role == PersonRole.youth))
        .where(which, GroupItem.case_id.in_(cases.visible_ids(work, Permission.meeting_read)))
        .order_by(Case.number)
    )
    found = work.session.execute(query).all()
    cases.admit(work, Permission.meeting_read, [case.id for _, case, *_ in found])
    seats = _seats(work, [item.id for item, *_ in found])
    return [
        ItemView(
            item.id,
            case.id,
            item.meeting_id,
            item.version,
            case.number,
            full_name(youth),
            item.point,
            seats.get(item.id, ()),
            item.information,
            (item.note or "") if is_open else None,
            shares,
        )
        for item, case, youth, is_open, shares in found
    ]


def _seats(work: Work, item_ids: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    if not item_ids:
        return {}
    order = list(work.catalogue.seats)
    rows = work.session.execute(
        select(GroupItemSeat.item_id, GroupItemSeat.seat).where(GroupItemSeat.item_id.in_(item_ids))
    ).all()
    return {
        item_id: tuple(sorted((seat for each, seat in rows if each == item_id), key=order.index))
        for item_id in item_ids
    }


def _note_open(work: Work) -> ColumnElement[bool]:
    """Whether the note's kind of information is open now to a unit for which the actor takes part (R13)."""
    if work.grant(Permission.meeting_read).reach is Reach.everything:
        return true()
    if work.grant(Permission.meeting_read).reach is not Reach.participating:
        return false()
    kinds = cases.kinds_open(work).subquery()
    mine = tuple_(kinds.c.case_id, kinds.c.unit).in_(cases.own_parts(work))
    return tuple_(GroupItem.case_id, GroupItem.information).in_(
        select(kinds.c.case_id, kinds.c.information).where(mine)
    )
