"""The sums of answers for half-years that are over."""

from dataclasses import dataclass

from sspf.access.permissions import Permission
from sspf.catalogue.surveys import Survey
from sspf.surveys.queries.figures import AudienceRate, answers_of, rates
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
    found = answers_of(work, half_year)
    asked = {each.audience: each for each in rates(work, *rounds.days_of(half_year))}
    return [_result(survey, given, asked[survey.audience]) for survey, given in found]


def _result(survey: Survey, given: list[survey_sums.Answers], asked: AudienceRate) -> SurveyResult:
    if len(given) < survey_sums.FEWEST:
        return SurveyResult(survey, None, None, ())
    summaries = tuple(
        survey_sums.summary(question, [each[question.id] for each in given if question.id in each])
        for question in survey.questions
    )
    return SurveyResult(survey, len(given), survey_sums.share(asked.answered, asked.issued), summaries)
