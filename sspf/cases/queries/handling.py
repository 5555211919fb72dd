"""What waits for a coordinator because a case was handed over, or because a colleague asks to see what is covered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select

from sspf.access.permissions import Permission
from sspf.cases.models import Case, Handover, Person, PlaceRequest
from sspf.cases.queries import reach
from sspf.cases.rules.people import PersonRole
from sspf.cases.rules.places import PlaceState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Waits:
    """A case in which something waits: the family is to be told since an instant, or a request waits for an answer."""

    case_id: UUID
    youth: str
    tell_since: datetime | None
    asked_at: datetime | None


def waiting(work: Work) -> list[Waits]:
    """Families whom the actor took over and who have not been told, and requests of others; in one statement."""
    untold = and_(
        Handover.case_id == Person.case_id, Handover.told_on.is_(None), Handover.to_id == work.actor.account_id
    )
    asked = and_(
        PlaceRequest.case_id == Person.case_id,
        PlaceRequest.state == PlaceState.asked,
        PlaceRequest.until_at > work.now,
        PlaceRequest.asked_by != work.actor.account_id,
    )
    query = (
        select(Person, Handover.at, PlaceRequest.asked_at)
        .outerjoin(Handover, untold)
        .outerjoin(PlaceRequest, asked)
        .where(Person.role == PersonRole.youth, or_(Handover.id.is_not(None), PlaceRequest.id.is_not(None)))
        .where(Person.case_id.in_(reach.visible_ids(work, Permission.case_manage).where(Case.closed_at.is_(None))))
        .order_by(Handover.at, PlaceRequest.asked_at)
    )
    rows = work.session.execute(query).all()
    reach.admit(work, Permission.case_manage, [youth.case_id for youth, *_ in rows])
    return [Waits(youth.case_id, youth.name, tell_since, asked_at) for youth, tell_since, asked_at in rows]
