"""Builds group cases. They hold no persons."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from sspf.activities import ActivityAim
from sspf.cases.rules.people import SchoolYear
from sspf.group_cases.actions import groups, meetings, plans
from sspf.group_cases.queries import plans as plan_queries
from sspf.group_cases.rules.plan import ActivityTerms
from sspf.group_cases.rules.terms import GroupTerms, ParentsMeetingTerms, Span
from tests.house import START, House

TERMS = GroupTerms(
    title="Oro på rasterna",
    area="norrliden",
    ages=Span(13, 14),
    years=(SchoolYear.y7, SchoolYear.y8),
    young=Span(6, 8),
    triggers=("vanner-brott",),
    observed="Några samlas vid cykelställen och stör dem som går förbi.",
    wanted="Lugna raster och vuxna som syns.",
    units=("omradespolis", "fritid-unga"),
)
MEETING = ParentsMeetingTerms(START.date() + timedelta(days=9), "18:00", "Skolans matsal", ("skola-norr",))
ACTIVITY = ActivityTerms("Vuxna på rastgården varje dag", ActivityAim.preventing, "omradespolis", ("fritid-unga",))
TYPED: dict[str, Any] = {
    "title": "Oro på rasterna",
    "area": "norrliden",
    "young_from": "6",
    "young_until": "8",
    "year_from": "7",
    "year_until": "8",
    "observed": "Några samlas vid cykelställen.",
    "wanted": "Lugna raster.",
    "units": ["skola-norr", "fritid-unga"],
}
"""A group as the coordinator types it."""


def opened(house: House, **changes: Any) -> UUID:
    """A group case that the coordinator has opened."""
    with house.work("koordinator") as work:
        group_id = groups.open_group(work, replace(TERMS, **changes))
        work.commit()
    return group_id


def noted(house: House, group_id: UUID, text: str, nameless: bool = False) -> None:
    """A note in it."""
    with house.work("koordinator") as work:
        groups.note(work, group_id, text, nameless)
        work.commit()


def met(house: House, group_id: UUID, **changes: Any) -> UUID:
    """A föräldramöte of it."""
    with house.work("koordinator") as work:
        meeting_id = meetings.plan(work, group_id, replace(MEETING, **changes))
        work.commit()
    return meeting_id


def active(house: House, group_id: UUID, **changes: Any) -> UUID:
    """An activity of its plan."""
    with house.work("koordinator") as work:
        plans.add(work, group_id, [replace(ACTIVITY, **changes)])
        work.flush()
        lines = plan_queries.show(work, group_id).lines
        work.commit()
    return lines[-1].id


def closed(house: House, group_id: UUID, outcome: str = "Rasterna är lugna.") -> None:
    """It is closed."""
    with house.work("koordinator") as work:
        groups.close(work, group_id, outcome, False)
        work.commit()
