"""What questionnaires say, half-year by half-year: sums, how many answered, and own words that were let through."""

from collections.abc import Mapping
from dataclasses import dataclass

from sspf.access.permissions import Permission
from sspf.catalogue.surveys import Survey, SurveyAudience
from sspf.errors import NotFound
from sspf.surveys.queries import texts
from sspf.surveys.queries.figures import AudienceRate, Round, answers_in, rates_of, surveys_of
from sspf.surveys.rules import rounds
from sspf.surveys.rules import sums as survey_sums
from sspf.surveys.rules.sums import FEWEST, Answers
from sspf.work import Work

COMPARED = 6
"""How many half-years stand beside each other."""


@dataclass(frozen=True, slots=True)
class HalfYearLine:
    """One half-year of a questionnaire. `answers` and `index` None: fewer than five answered."""

    half_year: str
    rate: AudienceRate
    answers: int | None
    index: float | None


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """One questionnaire in one half-year, with its line first among those of `earlier` half-years, the latest first.

    With fewer than five answers there are neither sums nor own words. `words`: by question, in no order that tells.
    """

    survey: Survey
    line: HalfYearLine
    earlier: tuple[HalfYearLine, ...]
    questions: tuple[survey_sums.Summary, ...]
    words: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class _Known:
    """What was answered and given out in the half-years that stand beside each other."""

    answers: Mapping[Round, list[Answers]]
    rates: Mapping[tuple[SurveyAudience, str], AudienceRate]

    def line(self, survey: Survey, half_year: str) -> HalfYearLine:
        """One questionnaire's line for one of them."""
        given = self.answers.get((survey.id, half_year), [])
        rate = self.rates.get((survey.audience, half_year), AudienceRate(survey.audience, 0, 0))
        return HalfYearLine(
            half_year, rate, len(given) if len(given) >= FEWEST else None, survey_sums.index(survey, given)
        )


def results(work: Work, half_year: str) -> list[SurveyResult]:
    """Every questionnaire's results for a half-year; `NotFound` for one that goes on."""
    work.grant(Permission.survey_results)
    if half_year >= rounds.half_year(work.today):
        raise NotFound
    compared = rounds.back_from(half_year, COMPARED)
    known = _Known(answers_in(work, compared), rates_of(work, compared))
    words = texts.let_through(work, half_year)
    return [_result(known, each, compared, words) for each in surveys_of(work, known.answers)]


def _result(
    known: _Known, survey: Survey, compared: list[str], words: Mapping[str, Mapping[str, list[str]]]
) -> SurveyResult:
    line, *earlier = (known.line(survey, each) for each in compared)
    given = known.answers.get((survey.id, line.half_year), [])
    if line.answers is None:
        return SurveyResult(survey, line, tuple(earlier), (), {})
    summaries = tuple(
        survey_sums.summary(question, [each[question.id] for each in given if question.id in each])
        for question in survey.questions
    )
    return SurveyResult(survey, line, tuple(earlier), summaries, words.get(survey.id, {}))
