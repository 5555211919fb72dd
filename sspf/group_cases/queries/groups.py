"""Group cases as plain values: the list, and one with its units, meetings and notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from sqlalchemy import select

from sspf import paging
from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.activities import sentence
from sspf.cases.rules.people import SchoolYear
from sspf.errors import NotFound
from sspf.group_cases.models import GroupActivity, GroupCase, GroupNote, GroupUnit, ParentsMeeting
from sspf.group_cases.queries import reach
from sspf.group_cases.rules.terms import GroupState, GroupTerms, ParentsMeetingTerms, Span
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group case in the list."""

    id: UUID
    number: str
    title: str
    area: str
    state: GroupState
    young: Span
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note, when and by whom it was written."""

    text: str
    written_at: datetime
    written_by: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A föräldramöte with the version that was read."""

    id: UUID
    version: int
    terms: ParentsMeetingTerms


@dataclass(frozen=True, slots=True)
class GroupView:
    """Everything about a group. `terms.units`: those who take part today; `earlier`: who did. `plan`: in a sentence."""

    id: UUID
    version: int
    number: str
    state: GroupState
    opened_at: datetime
    closed_at: datetime | None
    terms: GroupTerms
    earlier: tuple[str, ...]
    outcome: str
    plan: str
    meetings: tuple[MeetingLine, ...]
    notes: tuple[NoteLine, ...]


def page(work: Work, before: str | None = None) -> list[GroupLine]:
    """The actor's group cases, newest number first: a page, and one more when older ones follow."""
    found = select(GroupCase.id).where(reach.reached(work, Permission.group_case_read))
    if before is not None:
        found = found.where(GroupCase.number < before)
    found = found.order_by(GroupCase.number.desc()).limit(paging.FETCHED)
    query = select(GroupCase, GroupUnit).join(GroupUnit, GroupUnit.group_id == GroupCase.id)
    shown: dict[GroupCase, list[GroupUnit]] = {}
    for group, unit in work.session.execute(query.where(GroupCase.id.in_(found)).order_by(GroupCase.number.desc())):
        shown.setdefault(group, []).append(unit)
    reach.admit(work, Permission.group_case_read, shown)
    return [_line(work, *each) for each in shown.items()]


def show(work: Work, group_id: UUID) -> GroupView:
    """One group case with all that belongs to it."""
    group = reach.find(work, Permission.group_case_read, group_id)
    parts = units_of(work, group)
    lasting = tuple(each.unit for each in parts if _lasts(each, work.today))
    earlier = {each.unit for each in parts} - set(lasting)
    return GroupView(
        id=group.id,
        version=group.version,
        number=group.number,
        state=group.state,
        opened_at=group.opened_at,
        closed_at=group.closed_at,
        terms=_terms(group, lasting),
        earlier=tuple(work.catalogue.units[each].label for each in sorted(earlier)),
        outcome=group.outcome or "",
        plan=_plan(work, group),
        meetings=_meetings(work, group),
        notes=_notes(work, group),
    )


def units_of(work: Work, group: GroupCase) -> list[GroupUnit]:
    """Every unit that takes or took part, in the order of the municipality's list."""
    return _in_order(work, work.session.scalars(select(GroupUnit).where(GroupUnit.group_id == group.id)))


def meeting(work: Work, group: GroupCase, meeting_id: UUID) -> ParentsMeeting:
    """One föräldramöte of a group that the actor reaches; `NotFound` for any other's."""
    found = work.session.get(ParentsMeeting, meeting_id)
    if found is None or found.group_id != group.id:
        raise NotFound
    return found


def meeting_line(row: ParentsMeeting) -> MeetingLine:
    """A föräldramöte as plain values."""
    held_on = cast(date, row.held_on)
    terms = ParentsMeetingTerms(held_on, row.starts or "", row.place, tuple(row.units), row.came, row.agreed or "")
    return MeetingLine(row.id, row.version, terms)


def _line(work: Work, group: GroupCase, parts: list[GroupUnit]) -> GroupLine:
    area, units = work.catalogue.areas[group.area].label, work.catalogue.units
    names = tuple(units[each.unit].label for each in _in_order(work, parts) if _lasts(each, work.today))
    return GroupLine(group.id, group.number, group.title, area, group.state, Span(*group.young), names)


def _terms(group: GroupCase, units: tuple[str, ...]) -> GroupTerms:
    first, last = (SchoolYear(each) if each else None for each in group.school_years)
    return GroupTerms(
        title=group.title,
        area=group.area,
        ages=Span(*group.ages),
        years=(first, last),
        young=Span(*group.young),
        triggers=tuple(group.triggers),
        observed=group.observed,
        wanted=group.wanted,
        units=units,
    )


def _meetings(work: Work, group: GroupCase) -> tuple[MeetingLine, ...]:
    rows = work.session.scalars(select(ParentsMeeting).where(ParentsMeeting.group_id == group.id))
    return tuple(sorted(map(meeting_line, rows), key=lambda each: each.terms.held_on, reverse=True))


def _plan(work: Work, group: GroupCase) -> str:
    return sentence(work.session.scalars(select(GroupActivity.state).where(GroupActivity.group_id == group.id)))


def _notes(work: Work, group: GroupCase) -> tuple[NoteLine, ...]:
    accounts.admit_directory(work)
    query = select(GroupNote, Account).join(Account, Account.id == GroupNote.written_by)
    rows = work.session.execute(query.where(GroupNote.group_id == group.id).order_by(GroupNote.written_at.desc()))
    return tuple(NoteLine(note.text, note.written_at, account.name) for note, account in rows)


def _in_order(work: Work, parts: Iterable[GroupUnit]) -> list[GroupUnit]:
    order = list(work.catalogue.units)
    return sorted(parts, key=lambda each: order.index(each.unit))


def _lasts(part: GroupUnit, today: date) -> bool:
    return part.until_on is None or part.until_on >= today
