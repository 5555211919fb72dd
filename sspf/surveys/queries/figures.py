"""Figures of questionnaires for whoever gathers figures: how many were answered, and what the scales say on average."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from sspf.catalogue.surveys import Survey, SurveyAudience
from sspf.crypto.scope import Zone
from sspf.errors import NotFound
from sspf.surveys.models import Answer, Dispatch
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


@dataclass(frozen=True, slots=True)
class SurveyIndex:
    """A questionnaire's index in a half-year: the mean of its scales, 1–5. None: fewer than five have answered."""

    survey: Survey
    mean: float | None


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


def index(work: Work, half_year: str) -> list[SurveyIndex]:
    """Each questionnaire's index for a half-year such as `2026-2`; `NotFound` for one that is not over.

    No answer comes in to a half-year that is over, so its index never changes. Who may ask is for the caller to say.
    """
    found = answers_of(work, half_year)
    return [SurveyIndex(survey, sums.index(survey, given)) for survey, given in found]


def answers_of(work: Work, half_year: str) -> list[tuple[Survey, list[sums.Answers]]]:
    """What was answered to each questionnaire in a half-year that is over, in no order that tells anything.

    Questionnaires in use today are there without answers too. Nothing of it may be shown but sums.
    """
    if half_year >= rounds.half_year(work.today):
        raise NotFound
    given: dict[str, list[sums.Answers]] = defaultdict(list)
    for row in work.session.scalars(select(Answer).where(Answer.half_year == half_year)).all():
        work.admit(row.seal_scope, [Zone.content])
        given[row.questionnaire].append(row.answers)
    surveys = {**in_use(work), **{each: work.catalogue.surveys[each] for each in given}}
    return [(survey, given[survey.id]) for survey in surveys.values()]
