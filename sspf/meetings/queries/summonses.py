"""One kallelse, as the one who holds the called function sees it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, select

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.accounts.queries import Colleague
from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach as case_reach
from sspf.cases.queries.people import CaseHead
from sspf.clock import local_date
from sspf.errors import NotFound
from sspf.meetings.models import Meeting, Summons
from sspf.meetings.queries.meetings import Details, details
from sspf.meetings.rules import appointments
from sspf.meetings.rules.states import SummonsState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class SummonsPage:
    """A kallelse: to what, for whom, what is answered, and whom the unit can name."""

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
    colleagues: list[Colleague]

    @property
    def nominee(self) -> str:
        """The name of who comes, if anyone is named."""
        return next((each.name for each in self.colleagues if each.id == self.nominee_id), "")


def own_row(work: Work, summons_id: UUID) -> Summons:
    """A kallelse to a seat that the actor holds today, in a case that the seat's own unit is inside now.

    `NotFound` otherwise. Admits the case, so that the kallelse opens.
    """
    reach = case_reach.visible_ids(work, Permission.summons_answer)
    mine = and_(Summons.id == summons_id, Summons.seat.in_(work.actor.seats), Summons.case_id.in_(reach))
    found = work.session.scalars(select(Summons).where(mine)).one_or_none()
    if found is None or found.unit not in case_reach.units_inside(work, found.case_id):
        raise NotFound
    case_reach.admit(work, Permission.summons_answer, [found.case_id])
    return found


def show(work: Work, summons_id: UUID) -> SummonsPage:
    """A kallelse with the meeting, the youth and the unit's own people."""
    found = own_row(work, summons_id)
    head = case_people.head(work, case_reach.find(work, Permission.summons_answer, found.case_id))
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
        head,
        details(work, meeting),
        accounts.colleagues_of(work, found.unit),
    )
