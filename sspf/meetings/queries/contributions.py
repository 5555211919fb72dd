"""What was prepared for a meeting: one's own drafts, and what its authors have placed on the table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select

from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.queries import people
from sspf.cases.queries.people import CaseHead
from sspf.cases.queries.reach import Sight
from sspf.catalogue.agendas import AgendaPoint
from sspf.consents.rules.recording import kinds_of
from sspf.errors import NotFound
from sspf.meetings.models import Contribution, Meeting, Summons
from sspf.meetings.queries import meetings
from sspf.meetings.queries.agendas import agenda_of
from sspf.meetings.queries.meetings import Details
from sspf.meetings.rules.states import MeetingState, SummonsState
from sspf.statements.queries import pages, recipients, words
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class ContributionLine:
    """What somebody prepared. `placed_at` is None for a draft, which only its author ever sees."""

    id: UUID
    version: int
    unit: str
    author: str
    information: str
    text: str
    written_at: datetime
    placed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Table:
    """A meeting's table: what lies on it, the actor's own drafts beside it, and whether the actor can prepare more."""

    head: CaseHead
    meeting: Details
    placed: list[ContributionLine]
    drafts: list[ContributionLine]
    may_prepare: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies beside the form. `kinds`: what the unit may tell of. `asked`: the agenda's points with their questions.

    `readers`: by kind, the other units that may be told now. `offences`: kinds about crime. `strangers`: names in what
    was typed that belong to nobody of the case.
    """

    head: CaseHead
    meeting: Details
    unit: str
    kinds: tuple[tuple[str, str], ...]
    usual: str
    asked: tuple[AgendaPoint, ...]
    readers: Mapping[str, tuple[str, ...]]
    offences: frozenset[str]
    strangers: tuple[str, ...]


def placed(work: Work, sight: Sight, meeting_id: UUID) -> list[ContributionLine]:
    """What lies on the table and may be read by the actor, in the order it was placed there, in one statement (R13)."""
    return _lines(work, sight, meeting_id, _on_the_table(work, sight))


def drafts(work: Work, sight: Sight, meeting_id: UUID) -> list[ContributionLine]:
    """The actor's own drafts; nobody else's are ever found (complaint E6)."""
    return _lines(work, sight, meeting_id, _own_draft(work))


def table(work: Work, sight: Sight, meeting_id: UUID) -> Table:
    """The table of one meeting of the case."""
    meeting = meetings.row(work, sight, meeting_id)
    found = _lines(work, sight, meeting_id, or_(_on_the_table(work, sight), _own_draft(work)))
    return Table(
        people.head(work, sight),
        meetings.details(work, meeting),
        [each for each in found if each.placed_at is not None],
        [each for each in found if each.placed_at is None],
        meeting.state is MeetingState.summoned and bool(_called_units(work, sight, meeting)),
    )


def desk(work: Work, sight: Sight, meeting_id: UUID, text: str = "") -> Desk:
    """Everything beside the form; `text` is what has been typed so far. `NotFound` for a unit that is not called."""
    meeting = meetings.row(work, sight, meeting_id)
    unit = writing_unit(work, sight, meeting)
    kinds = pages.kinds_for(work, unit)
    return Desk(
        people.head(work, sight),
        meetings.details(work, meeting),
        work.catalogue.units[unit].label,
        kinds,
        pages.usual_for(work, unit, kinds),
        tuple(each for each in agenda_of(work, meeting) if each.prompt),
        _readers(work, sight, unit, kinds),
        kinds_of(work.catalogue).offences,
        words.strangers(work, sight, text),
    )


def writing_unit(work: Work, sight: Sight, meeting: Meeting) -> str:
    """The called unit that the actor prepares for: the own one first. `NotFound` when none of the actor's is called."""
    units = _called_units(work, sight, meeting)
    if not units:
        raise NotFound
    return work.actor.unit if work.actor.unit and work.actor.unit in units else min(units)


def own_draft(work: Work, sight: Sight, meeting_id: UUID, contribution_id: UUID) -> Contribution:
    """A draft of the actor's own; anybody else's looks as if it did not exist, and so does one that was placed."""
    query = select(Contribution).where(
        Contribution.id == contribution_id,
        Contribution.case_id == sight.case.id,
        Contribution.meeting_id == meeting_id,
        _own_draft(work),
    )
    found = work.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def _readers(work: Work, sight: Sight, unit: str, kinds: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    pairs, units = recipients.open_now(work, sight), work.catalogue.units
    told = {kind: {of for of, information in pairs if information == kind} - {unit} for kind, _ in kinds}
    return {kind: tuple(units[each].label for each in units if each in of) for kind, of in told.items()}


def _called_units(work: Work, sight: Sight, meeting: Meeting) -> frozenset[str]:
    """The actor's units inside the consent that are called to the meeting and have not said no."""
    if not sight.own_units:
        return frozenset()
    query = select(Summons.unit).where(
        Summons.meeting_id == meeting.id,
        Summons.unit.in_(sight.own_units),
        Summons.state != SummonsState.declined,
    )
    return frozenset(work.session.scalars(query))


def _on_the_table(work: Work, sight: Sight) -> ColumnElement[bool]:
    """Placed, and of a kind that is open to the actor; what one has placed oneself is no news."""
    own = Contribution.account_id == work.actor_id
    return and_(Contribution.placed_at.is_not(None), or_(Contribution.information.in_(sight.information), own))


def _own_draft(work: Work) -> ColumnElement[bool]:
    return and_(Contribution.placed_at.is_(None), Contribution.account_id == work.actor_id)


def _lines(work: Work, sight: Sight, meeting_id: UUID, which: ColumnElement[bool]) -> list[ContributionLine]:
    accounts.admit_directory(work)
    query = (
        select(Contribution, Account)
        .join(Account, Account.id == Contribution.account_id)
        .where(Contribution.case_id == sight.case.id, Contribution.meeting_id == meeting_id, which)
        .order_by(Contribution.placed_at, Contribution.written_at, Contribution.id)
    )
    return [
        ContributionLine(
            row.id, row.version, row.unit, author.name, row.information, row.text, row.written_at, row.placed_at
        )
        for row, author in work.session.execute(query)
    ]
