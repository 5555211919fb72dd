"""Knows when a plan is to be followed up at the latest, and which day to propose (model 4.12, complaint K15)."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sspf.catalogue.municipality import Deadlines
from sspf.catalogue.quiet import Quiet
from sspf.consents.rules.checks import months_after
from sspf.plans.rules.states import PlanProblem


@dataclass(frozen=True, slots=True)
class DayTerms:
    """The day that somebody chose for the next follow-up, and why it is later than the rule says, if it is."""

    day: date | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DayRule:
    """What holds for the next follow-up: `latest_on` at the last, `proposed` where nothing speaks against it.

    `first`: nothing has been followed up yet.
    """

    first: bool
    latest_on: date
    proposed: date

    def problem(self, terms: DayTerms, today: date) -> PlanProblem | None:
        """Why the day cannot be as chosen: there is one, it lies ahead, and a late one says why."""
        if terms.day is None:
            return PlanProblem.follow_up_needed
        if terms.day <= today:
            return PlanProblem.follow_up_passed
        if terms.day > self.latest_on and not terms.reason:
            return PlanProblem.follow_up_late
        return None


@dataclass(frozen=True, slots=True)
class DayLine:
    """That a day was set: by whom, when, and why it was late, if it was."""

    id: UUID
    day: date
    at: date
    who: str
    late: bool
    reason: str


def rule(first: bool, today: date, deadlines: Deadlines, quiet: Quiet) -> DayRule:
    """The rule as it stands today: some weeks to the first follow-up, then some months between two.

    The day proposed is the last one before that on which people are at work and pupils at school; where the school is
    closed all the way, tomorrow.
    """
    weeks, months = deadlines.first_follow_up_weeks, deadlines.next_follow_up_months
    latest_on = today + timedelta(weeks=weeks) if first else months_after(today, months)
    tomorrow = today + timedelta(days=1)
    days = (latest_on - timedelta(days=back) for back in range((latest_on - today).days))
    return DayRule(first, latest_on, next((day for day in days if quiet.is_open(day)), tomorrow))
