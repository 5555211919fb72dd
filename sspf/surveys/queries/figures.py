"""Figures of questionnaires for whoever gathers figures: how many were answered, and what, when nobody answers more."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from sspf.catalogue.surveys import Survey, SurveyAudience
from sspf.crypto.scope import Zone
from sspf.errors import NotFound
from sspf.surveys.models import Answer, Dispatch, RoundCount
from sspf.surveys.queries.dispatches import in_use
from sspf.surveys.rules import rounds, sums
from sspf.surveys.rules.dispatches import DispatchState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class AudienceRate:
    """How many codes an audience was given, and how many of them are answered (complaint S17)."""

    audience: SurveyAudience
    issued: int
    answered: int


Round = tuple[str, str]
"""A questionnaire and a half-year."""


def rates(work: Work, first_on: date, last_on: date) -> list[AudienceRate]:
    """Codes given out from one day through another, and how many of those are answered by now, for each audience.

    Counts of work over open columns: it opens nothing. Who may ask is for the caller to say.
    """
    query = (
        select(Dispatch.audience, func.count(), func.count().filter(Dispatch.state == DispatchState.answered))
        .where(Dispatch.issued_on >= first_on, Dispatch.issued_on <= last_on)
        .group_by(Dispatch.audience)
    )
    counts = {audience: AudienceRate(audience, issued, done) for audience, issued, done in work.session.execute(query)}
    return [counts.get(each, AudienceRate(each, 0, 0)) for each in SurveyAudience]


def rates_of(work: Work, half_years: Collection[str]) -> dict[tuple[SurveyAudience, str], AudienceRate]:
    """The same for several half-years, in two statements. What was counted for good stays as it was."""
    spans = [rounds.days_of(each) for each in half_years]
    issued_on = Dispatch.issued_on.between(min(first for first, _ in spans), max(last for _, last in spans))
    key = (Dispatch.audience, Dispatch.issued_on, Dispatch.state)
    issued: Counter[tuple[SurveyAudience, str]] = Counter()
    answered: Counter[tuple[SurveyAudience, str]] = Counter()
    for audience, day, state, count in work.session.execute(select(*key, func.count()).where(issued_on).group_by(*key)):
        of = (audience, rounds.half_year(day))
        issued[of] += count
        answered[of] += count if state is DispatchState.answered else 0
    found = {of: AudienceRate(of[0], issued[of], answered[of]) for of in issued}
    for row in work.session.scalars(select(RoundCount).where(RoundCount.half_year.in_(half_years))):
        found[row.audience, row.half_year] = AudienceRate(row.audience, row.issued, row.answered)
    return found


def answers_in(work: Work, half_years: Collection[str]) -> dict[Round, list[sums.Answers]]:
    """What was answered in some half-years that are over, in no order that tells anything. One statement.

    Nothing of it may be shown but sums. `NotFound` where one of them is not over.
    """
    if any(each >= rounds.half_year(work.today) for each in half_years):
        raise NotFound
    found: dict[Round, list[sums.Answers]] = defaultdict(list)
    for row in work.session.scalars(select(Answer).where(Answer.half_year.in_(half_years))).all():
        work.admit(row.seal_scope, [Zone.content])
        found[row.questionnaire, row.half_year].append(row.answers)
    return dict(found)


def surveys_of(work: Work, given: Collection[Round]) -> list[Survey]:
    """The questionnaires that are in use today, and those that were answered."""
    known = {**in_use(work), **{survey: work.catalogue.surveys[survey] for survey, _ in given}}
    return list(known.values())
