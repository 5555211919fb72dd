"""Meetings in lists: of one case, of all cases the actor reaches, and what waits for the actor."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, select

from sspf.access.permissions import Permission
from sspf.cases.models import Case, Person
from sspf.cases.queries import people, reach
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.people import PersonRole
from sspf.clock import local_date
from sspf.meetings.models import Meeting, Summons
from sspf.meetings.queries.summonses import is_mine
from sspf.meetings.rules import appointments
from sspf.meetings.rules.states import WITH_FAMILY, MeetingKind, MeetingState, SummonsState
from sspf.work import Work

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a list. Of `called` functions, `answered` have said who comes or that nobody can.

    `silent` are those that have not, in the order of `config/`; their answer was asked for by `answer_by`.
    """

    id: UUID
    case_id: UUID
    kind: MeetingKind
    state: MeetingState
    starts_at: datetime
    ends_at: datetime
    called_at: datetime
    called: int
    answered: int
    silent: tuple[str, ...]
    answer_by: date
    youth: str = ""
    number: str = ""

    @property
    def day(self) -> date:
        """The local day of the meeting."""
        return local_date(self.starts_at)

    @property
    def with_family(self) -> bool:
        """Whether the family is met; colleagues who prepare have not met it."""
        return self.kind in WITH_FAMILY


@dataclass(frozen=True, slots=True)
class SummonsLine:
    """A kallelse that waits for an answer, to a function that the actor holds. `answer_by` is a local day."""

    id: UUID
    case_id: UUID
    seat: str
    sent_at: datetime
    answer_by: date
    starts_at: datetime
    youth: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for the actor, the oldest first. `unanswered` and `unmarked` are the coordinator's.

    `unanswered`: meetings ahead where some unit has not said who comes. `unmarked`: passed, not marked as held.
    """

    summonses: list[SummonsLine] = field(default_factory=list)
    coming: list[MeetingLine] = field(default_factory=list)
    unanswered: list[MeetingLine] = field(default_factory=list)
    unmarked: list[MeetingLine] = field(default_factory=list)

    @property
    def case_ids(self) -> tuple[UUID, ...]:
        """The cases that are shown, for the log."""
        meetings = [each.case_id for each in (*self.coming, *self.unanswered, *self.unmarked)]
        return tuple(dict.fromkeys([*(each.case_id for each in self.summonses), *meetings]))


def of_case(work: Work, sight: Sight) -> list[MeetingLine]:
    """The case's meetings, the newest first, in one statement."""
    query = _lines().where(Meeting.case_id == sight.case.id).order_by(Meeting.starts_at.desc(), Meeting.id)
    return [_line(work, *found) for found in work.session.execute(query)]


def ahead(work: Work) -> list[MeetingLine]:
    """Meetings that are called and not yet marked as held, in all open cases the actor reaches, the earliest first."""
    going = and_(Meeting.state == MeetingState.summoned, Case.closed_at.is_(None))
    return _fetch(work, _reached(work, Permission.meeting_read).where(going))


def waiting(work: Work) -> Waiting:
    """What waits for the actor; one statement for a coordinator, two for an enhetschef, one for a colleague."""
    if work.may(Permission.meeting_lead):
        lines = ahead(work)
        unanswered = [each for each in lines if each.starts_at > work.now and each.answered < each.called]
        unmarked = [each for each in lines if each.ends_at <= work.now]
        return Waiting(unanswered=sorted(unanswered, key=lambda each: each.called_at), unmarked=unmarked)
    if not work.may(Permission.meeting_read):
        return Waiting()
    named = select(Summons.meeting_id).where(
        Summons.nominee_id == work.actor.account_id, Summons.state == SummonsState.answered
    )
    ours = and_(Meeting.state == MeetingState.summoned, Meeting.ends_at > work.now, Meeting.id.in_(named))
    coming = _fetch(work, _reached(work, Permission.meeting_read).where(ours))
    return Waiting(_unanswered(work) if work.may(Permission.summons_answer) else [], coming)


def _unanswered(work: Work) -> list[SummonsLine]:
    """Kallelser that wait for the actor's answer, the one sent first first."""
    query = (
        select(Summons, Meeting.starts_at, Person)
        .join(Meeting, Meeting.id == Summons.meeting_id)
        .join(Person, and_(Person.case_id == Summons.case_id, Person.role == PersonRole.youth))
        .where(is_mine(work), Summons.state == SummonsState.sent)
        .where(Meeting.state == MeetingState.summoned)
        .where(Summons.case_id.in_(reach.visible_ids(work, Permission.summons_answer)))
        .order_by(Summons.sent_at, Meeting.starts_at)
    )
    rows = work.session.execute(query).all()
    reach.admit(work, Permission.summons_answer, [summons.case_id for summons, *_ in rows])
    return [
        SummonsLine(
            summons.id,
            summons.case_id,
            summons.seat,
            summons.sent_at,
            _answer_by(work, summons.sent_at, starts_at),
            starts_at,
            people.full_name(youth),
        )
        for summons, starts_at, youth in rows
    ]


def _answer_by(work: Work, asked_at: datetime, starts_at: datetime) -> date:
    days = work.catalogue.deadlines.nomination_working_days
    return appointments.answer_by(local_date(asked_at), local_date(starts_at), days)


def _lines() -> Select[Any]:
    """Meetings with how many functions are called, and which of these have not answered."""
    own = Summons.meeting_id == Meeting.id
    called = select(func.count(Summons.id)).where(own).correlate(Meeting)
    seats = select(func.aggregate_strings(Summons.seat, ",")).where(own).correlate(Meeting)
    silent = seats.where(Summons.state == SummonsState.sent)
    return select(Meeting, called.scalar_subquery(), silent.scalar_subquery())


def _reached(work: Work, permission: Permission) -> Select[Any]:
    return (
        _lines()
        .join(Case, Case.id == Meeting.case_id)
        .join(Person, and_(Person.case_id == Case.id, Person.role == PersonRole.youth))
        .add_columns(Person, Case.number)
        .where(Meeting.case_id.in_(reach.visible_ids(work, permission)))
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(PAGE_SIZE)
    )


def _fetch(work: Work, query: Select[Any]) -> list[MeetingLine]:
    rows = work.session.execute(query).all()
    reach.admit(work, Permission.meeting_read, [meeting.case_id for meeting, *_ in rows])
    return [
        _line(work, meeting, called, silent, people.full_name(youth), number)
        for meeting, called, silent, youth, number in rows
    ]


def _line(
    work: Work, meeting: Meeting, called: int, silent: str | None, youth: str = "", number: str = ""
) -> MeetingLine:
    waiting = set((silent or "").split(",")) - {""}
    return MeetingLine(
        id=meeting.id,
        case_id=meeting.case_id,
        kind=meeting.kind,
        state=meeting.state,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        called_at=meeting.called_at,
        called=called,
        answered=called - len(waiting),
        silent=tuple(each for each in work.catalogue.seats if each in waiting),
        answer_by=_answer_by(work, meeting.called_at, meeting.starts_at),
        youth=youth,
        number=number,
    )
