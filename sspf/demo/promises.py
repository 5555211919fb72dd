"""What the leisure leader of the demo has on the telephone: something late, something for today, something done."""

from datetime import time, timedelta
from uuid import UUID

from sspf import dues
from sspf.demo.teller import Story, Teller, Told
from sspf.plans.actions import parts, promises
from sspf.plans.rules.states import MeasureState
from sspf.plans.rules.terms import MeasureTerms, ReportTerms

LEISURE = "fritid-unga"
PROMISED = (
    ("Lånar ut bollar till helgen.", 1),
    ("Hör av sig om basketlägret på lovet.", -3),
    ("Visar runt på kvällsöppet och presenterar ledarna.", 0),
    ("Bokar tid för bildverkstaden på onsdagar.", 4),
)
"""Text, and by when in days from today. The first is done already."""


def promise(teller: Teller, told: Told, days_ago: int) -> Story[UUID]:
    """Promise more in the draft; returns the first."""
    yield teller.at(days_ago, time(14, 20))
    with teller.as_one() as work:
        days = [teller.today + timedelta(days=days) for _, days in PROMISED]
        terms = [
            MeasureTerms(text, unit=LEISURE, due=dues.on(day)) for (text, _), day in zip(PROMISED, days, strict=True)
        ]
        made = [parts.add_measure(work, told.case_id, each) for each in terms]
    return made[0]


def keep(teller: Teller, told: Told, measure_id: UUID) -> Story[None]:
    """Say that one of them is done, on the last working day."""
    yield teller.at(1, time(15, 30))
    with teller.as_one("fritidsledare") as work:
        promises.report(work, told.case_id, measure_id, ReportTerms(MeasureState.done))
