"""Knows what a report is to be of: a period, or the day of a sitting."""

from dataclasses import dataclass
from datetime import date

from sspf.errors import Refused
from sspf.periods import Period, read
from sspf.reports.rules.states import ReportProblem


@dataclass(frozen=True, slots=True)
class BeginTerms:
    """What a report is to be of. `period`: a term or a year; None for a follow-up, which has the day of a sitting."""

    period: Period | None
    sitting_on: date | None = None


def check(terms: BeginTerms, today: date) -> None:
    """Raise `Refused` for a period that has not begun, and for a follow-up to no sitting."""
    if terms.period is None and terms.sitting_on is None:
        raise Refused(ReportProblem.sitting_missing, "sitting_on")
    if terms.sitting_on is not None and read(str(terms.sitting_on.year)) is None:
        raise Refused(ReportProblem.sitting_far, "sitting_on")
    if terms.period is not None and terms.period.first_on > today:
        raise Refused(ReportProblem.not_begun, "about")
