"""Builds what stands in the calendar. It holds no persons."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from sspf.calendars.actions import events, staffing
from sspf.calendars.rules.events import EventTerms, StaffingTerms
from sspf.catalogue.yearly import DayKind
from tests.house import START, House

TODAY = START.date()
FRIDAY = TODAY + timedelta(days=4)
DISCO = EventTerms(
    title="Disco på fritidsgården",
    kind=DayKind.activity,
    area="norrliden",
    first_on=FRIDAY,
    last_on=FRIDAY,
    starts="19:00",
    ends="01:00",
    place="Fritidsgården",
    asked=("fritid", "polis"),
)
TYPED: dict[str, Any] = {
    "title": "Disco på fritidsgården",
    "kind": "aktivitet",
    "area": "norrliden",
    "first_on": FRIDAY.isoformat(),
    "starts": "19.00",
    "ends": "01.00",
    "place": "Fritidsgården",
    "asked": ["fritid", "polis"],
}
"""An entry as somebody types it."""


def entered(house: House, login: str = "koordinator", **changes: Any) -> UUID:
    """Something that stands in the calendar."""
    with house.work(login) as work:
        event_id = events.enter(work, replace(DISCO, **changes))
        work.commit()
    return event_id


def staffed(house: House, event_id: UUID, agency: str, login: str = "koordinator", count: int = 2) -> None:
    """An agency says who comes."""
    with house.work(login) as work:
        staffing.plan(work, event_id, agency, StaffingTerms(count, "Fältgruppen" if count else ""))
        work.commit()
