"""The sums of answers for half-years that are over."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.catalogue.surveys import Survey
from sspf.crypto.scope import Zone
from sspf.errors import NotFound
from sspf.surveys.models import Answer
from sspf.surveys.queries.dispatches import AudienceCount, figures, in_use
from sspf.surveys.rules import rounds
from sspf.surveys.rules import sums as survey_sums
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """One questionnaire in one half-year. `answers` None: fewer than five, and then nothing else is told."""

    survey: Survey
    answers: int | None
    share: int | None
    questions: tuple[survey_sums.Summary, ...]


def results(work: Work, half_year: str) -> list[SurveyResult]:
    """Every questionnaire's sums for a half-year; `NotFound` for one that goes on. Own words are not among them."""
    work.grant(Permission.survey_results)
    if half_year >= rounds.half_year(work.today):
        raise NotFound
    rows = work.session.scalars(select(Answer).where(Answer.half_year == half_year)).all()
    by_survey: dict[str, list[Answer]] = defaultdict(list)
    for row in rows:
        by_survey[row.questionnaire].append(row)
        work.admit(row.seal_scope, [Zone.content])
    asked = {each.audience: each for each in figures(work, *rounds.days_of(half_year))}
    surveys = {**in_use(work), **{each: work.catalogue.surveys[each] for each in by_survey}}
    return [_result(each, by_survey[each.id], asked[each.audience]) for each in surveys.values()]


def _result(survey: Survey, rows: list[Answer], asked: AudienceCount) -> SurveyResult:
    if len(rows) < survey_sums.FEWEST:
        return SurveyResult(survey, None, None, ())
    given = [row.answers for row in rows]
    summaries = tuple(
        survey_sums.summary(question, [each[question.id] for each in given if question.id in each])
        for question in survey.questions
    )
    return SurveyResult(survey, len(rows), survey_sums.share(asked.answered, asked.issued), summaries)
