"""Counting a half-year's codes for good, once nobody can answer with any of them: the figures outlive the cases."""

from sqlalchemy import func, select

from sspf.audit import events
from sspf.surveys.models import Dispatch, RoundCount
from sspf.surveys.queries.figures import rates
from sspf.surveys.rules import rounds
from sspf.surveys.rules.dispatches import ANSWERABLE, DispatchState
from sspf.work import Work

LOOKED_BACK = 4


def count(work: Work) -> int:
    """Count every half-year that is over and whose last code has run out; returns how many counts were made."""
    half_years = rounds.half_years_over(work.today, LOOKED_BACK)
    known = {(row.audience, row.half_year) for row in work.session.scalars(select(RoundCount))}
    made = 0
    for half_year in half_years:
        for each in rates(work, *rounds.days_of(half_year)) if not _goes_on(work, half_year) else ():
            if each.issued and (each.audience, half_year) not in known:
                counts = {"issued": each.issued, "answered": each.answered, "counted_on": work.today}
                work.add(RoundCount(audience=each.audience, half_year=half_year, **counts))
                work.record(events.SurveyRoundCounted(each.audience))
                made += 1
    return made


def _goes_on(work: Work, half_year: str) -> bool:
    """Whether somebody may still answer with a code of the half-year."""
    first_on, last_on = rounds.days_of(half_year)
    works = (Dispatch.state.in_((DispatchState.created, *ANSWERABLE)), Dispatch.until_on >= work.today)
    query = select(func.count()).where(Dispatch.issued_on.between(first_on, last_on), *works)
    return bool(work.session.scalar(query))
