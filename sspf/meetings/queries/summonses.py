"""One kallelse, as whoever answers it sees it: the holder of the called function, or the colleague who was named."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.bookings.queries import collisions
from sspf.bookings.rules import Claim
from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach as case_reach
from sspf.cases.queries.people import CaseHead
from sspf.clock import local_date
from sspf.errors import NotFound
from sspf.meetings.models import Meeting, Summons, TimeProposal
from sspf.meetings.queries import continuity
from sspf.meetings.queries.meetings import Details, details
from sspf.meetings.rules import appointments
from sspf.meetings.rules.states import SummonsState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Choosable:
    """A colleague who can be named: whether it is the actor, who came last time, and who has another meeting then."""

    id: UUID
    name: str
    oneself: bool
    came_last: bool
    is_taken: bool


@dataclass(frozen=True, slots=True)
class SummonsPage:
    """A kallelse: to what, for whom, what is answered, and whom the unit can name.

    `holds`: the actor holds the called function; `named`: the actor is the one who was named. Either may answer.
    `proposed`: another time that a no came with, while it waits.
    """

    id: UUID
    version: int
    seat: str
    unit: str
    state: SummonsState
    nominee_id: UUID | None
    reason: str | None
    message: str
    answer_by: date
    head: CaseHead
    meeting: Details
    colleagues: list[Choosable]
    holds: bool
    named: bool
    proposed: str

    @property
    def nominee(self) -> str:
        """The name of who comes, if anyone is named."""
        return next((each.name for each in self.colleagues if each.id == self.nominee_id), "")

    @property
    def others(self) -> list[Choosable]:
        """Everybody but the actor."""
        return [each for each in self.colleagues if not each.oneself]


def own_row(work: Work, summons_id: UUID) -> Summons:
    """A kallelse to a seat that the actor holds today, or to which the actor is named, in a case that the kallelse's
    unit is inside now.

    `NotFound` otherwise. Admits the case, so that the kallelse opens.
    """
    reach = case_reach.visible_ids(work, Permission.summons_answer)
    mine = and_(Summons.id == summons_id, is_mine(work), Summons.case_id.in_(reach))
    found = work.session.scalars(select(Summons).where(mine)).one_or_none()
    if found is None or found.unit not in case_reach.units_inside(work, found.case_id):
        raise NotFound
    case_reach.admit(work, Permission.summons_answer, [found.case_id])
    return found


def is_mine(work: Work) -> ColumnElement[bool]:
    """The clause for kallelser that the actor answers: for a function held today, or as the one who was named."""
    return or_(Summons.seat.in_(work.actor.seats), Summons.nominee_id == work.actor.account_id)


def show(work: Work, summons_id: UUID) -> SummonsPage:
    """A kallelse with the meeting, the youth and the unit's own people."""
    found = own_row(work, summons_id)
    sight = case_reach.find(work, Permission.summons_answer, found.case_id)
    meeting = work.session.get_one(Meeting, found.meeting_id)
    days = work.catalogue.deadlines.nomination_working_days
    return SummonsPage(
        found.id,
        found.version,
        found.seat,
        found.unit,
        found.state,
        found.nominee_id,
        found.reason,
        found.message or "",
        appointments.answer_by(local_date(found.sent_at), local_date(meeting.starts_at), days),
        case_people.head(work, sight),
        details(work, meeting),
        _choosable(work, found, meeting),
        found.seat in work.actor.seats,
        found.nominee_id == work.actor.account_id,
        _proposed(work, found, meeting) if found.state is SummonsState.declined else "",
    )


def _proposed(work: Work, summons: Summons, meeting: Meeting) -> str:
    """The latest proposal from this unit since the meeting was last moved."""
    waits = TimeProposal.summons_id == summons.id, TimeProposal.proposed_at >= meeting.called_at
    query = select(TimeProposal).where(*waits).order_by(TimeProposal.proposed_at.desc(), TimeProposal.id).limit(1)
    latest = work.session.scalar(query)
    return latest.words if latest is not None else ""


def _choosable(work: Work, summons: Summons, meeting: Meeting) -> list[Choosable]:
    """The unit's people, whoever came last time first: the same face again is worth much to a family."""
    people = accounts.colleagues_of(work, summons.unit)
    last = continuity.last_time(work, meeting).get(summons.unit)
    wanted = Claim(meeting.starts_at, meeting.ends_at, accounts=tuple(each.id for each in people))
    taken = {each.account_id for each in collisions(work, wanted, meeting.id)}
    found = [
        Choosable(each.id, each.name, each.id == work.actor.account_id, each.id == last, each.id in taken)
        for each in people
    ]
    return sorted(found, key=lambda each: (not each.came_last, each.name))
