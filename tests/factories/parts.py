"""Builds who stands in for whom, and who asks to see what is covered."""

from datetime import timedelta
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions import substitutes
from sspf.cases.models import PlaceRequest
from sspf.cases.queries import reach
from sspf.cases.rules.places import PlaceReason, PlaceState
from sspf.cases.rules.terms import StandIn
from tests.house import House


def stands_in(house: House, absent: str, substitute: str, *, after: int = 0, days: int = 14) -> UUID:
    """Somebody of the staff stands in for a colleague, from so many days from today."""
    with house.work("koordinator") as work:
        from_on = work.today + timedelta(days=after)
        until_on = from_on + timedelta(days=days)
        made = substitutes.name(work, StandIn(house.ids[absent], house.ids[substitute], from_on, until_on))
        work.commit()
    return made


def place_request(house: House, case_id: UUID, person_id: UUID, asked_by: str, **lasts: float) -> UUID:
    """A request that waits for an answer, written down as it stands."""
    with house.work("koordinator") as work:
        sight = reach.find(work, Permission.case_manage, case_id)
        row = PlaceRequest(case_id=case_id, person_id=person_id, asked_by=house.ids[asked_by], asked_at=work.now)
        row.state, row.until_at = (
            PlaceState.asked,
            work.now + timedelta(**lasts or {"hours": work.catalogue.deadlines.place_request_hours}),
        )
        row.reason, row.words, row.recipient = PlaceReason.contact, "Behöver ringa.", ""
        work.add(row)
        work.record(events.PlaceAsked(sight.case.id, person_id, row.id))
        work.commit()
    return row.id
