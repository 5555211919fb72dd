"""What is being written at a meeting: the sheets of everyone who leads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.queries import reach
from sspf.cases.queries.reach import Sight
from sspf.errors import NotFound
from sspf.meeting_mode.models import MeetingDraft
from sspf.meeting_mode.rules.sheets import SheetView
from sspf.meetings.models import Meeting
from sspf.meetings.rules.states import MeetingState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Pulse:
    """Whether anything has changed: the version of every sheet by its id, and the meeting's state. Tells no words."""

    sheets: Mapping[str, int]
    state: MeetingState


def of_meeting(work: Work, sight: Sight, meeting_id: UUID) -> list[SheetView]:
    """Every sheet of a meeting in a case that the actor reaches, in the order they were begun. One statement."""
    accounts.admit_directory(work)
    query = (
        select(MeetingDraft, Account)
        .join(Account, Account.id == MeetingDraft.account_id)
        .where(MeetingDraft.case_id == sight.case.id, MeetingDraft.meeting_id == meeting_id)
        .order_by(MeetingDraft.account_id, MeetingDraft.number)
    )
    return [_view(work, row, writer) for row, writer in work.session.execute(query)]


def rows(work: Work, meeting: Meeting) -> list[MeetingDraft]:
    """The sheets of a meeting that the actor leads, to be turned into notes."""
    query = select(MeetingDraft).where(MeetingDraft.meeting_id == meeting.id)
    return list(work.session.scalars(query.order_by(MeetingDraft.account_id, MeetingDraft.number)))


def own_rows(work: Work, meeting: Meeting, point: str) -> list[MeetingDraft]:
    """The actor's own sheets at a point. The point comes from an address, so it is never put to the database."""
    mine = (MeetingDraft.meeting_id == meeting.id, MeetingDraft.account_id == work.actor_id)
    return [each for each in work.session.scalars(select(MeetingDraft).where(*mine)) if each.point == point]


def pulse(work: Work, meeting_id: UUID) -> Pulse:
    """Open columns only, for a page that asks again every few seconds; `NotFound` for a meeting out of reach."""
    query = (
        select(Meeting.state, MeetingDraft.id, MeetingDraft.version)
        .outerjoin(MeetingDraft, MeetingDraft.meeting_id == Meeting.id)
        .where(Meeting.id == meeting_id, Meeting.case_id.in_(reach.visible_ids(work, Permission.meeting_lead)))
    )
    found = work.session.execute(query).all()
    if not found:
        raise NotFound
    versions: dict[UUID | None, int] = {row: version for _, row, version in found}
    return Pulse({str(row): version for row, version in versions.items() if row is not None}, found[0][0])


def _view(work: Work, row: MeetingDraft, writer: Account) -> SheetView:
    own = row.account_id == work.actor.account_id
    told = (row.text, row.information, row.saved_at, own, writer.name)
    return SheetView(row.id, row.point, row.number, row.version, *told)
