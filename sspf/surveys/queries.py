"""What can be asked about questionnaires: how many codes of a case are answered, which one a code opens, and sums."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from sspf.access.permissions import Permission
from sspf.cases.queries.reach import Sight
from sspf.catalogue.entries import choosable
from sspf.catalogue.surveys import Survey, SurveyAudience
from sspf.crypto.mac import blind_index
from sspf.crypto.scope import Purpose, Scope, Zone
from sspf.crypto.seal import DataKey
from sspf.errors import NotFound
from sspf.surveys import rules
from sspf.surveys.models import Answer, Dispatch, FailedCode
from sspf.surveys.rules import DispatchState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class AudienceCount:
    """How many codes an audience was given, and how many of them are answered."""

    audience: SurveyAudience
    issued: int
    answered: int


@dataclass(frozen=True, slots=True)
class DispatchLine:
    """Codes of one questionnaire, given out in a case on one day."""

    audience: SurveyAudience
    issued_on: date
    until_on: date
    issued: int
    answered: int


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """One questionnaire in one half-year. `answers` None: fewer than five, and then nothing else is told."""

    survey: Survey
    answers: int | None
    share: int | None
    questions: tuple[rules.Summary, ...]


def in_use(work: Work) -> dict[str, Survey]:
    """The questionnaires that can be given out today, in the order of their audiences."""
    order = list(SurveyAudience)
    today = choosable(work.catalogue.surveys, work.today)
    return dict(sorted(today.items(), key=lambda each: order.index(each[1].audience)))


def of_case(work: Work, sight: Sight) -> list[AudienceCount]:
    """Codes given out and answered in a case, by audience. Empty for partners: who answered is not theirs to know."""
    if not work.may(Permission.survey_issue):
        return []
    totals: dict[SurveyAudience, list[int]] = defaultdict(lambda: [0, 0])
    for line in lines(work, sight):
        totals[line.audience][0] += line.issued
        totals[line.audience][1] += line.answered
    return [AudienceCount(each, *totals[each]) for each in SurveyAudience if each in totals]


def lines(work: Work, sight: Sight) -> list[DispatchLine]:
    """The codes of a case, the latest first; codes of the same day and questionnaire are one line."""
    work.grant(Permission.survey_issue)
    key = (Dispatch.issued_on, Dispatch.until_on, Dispatch.audience)
    query = (
        select(*key, func.count(), func.count().filter(Dispatch.state == DispatchState.answered))
        .where(Dispatch.case_id == sight.case.id)
        .group_by(*key)
        .order_by(Dispatch.issued_on.desc(), Dispatch.audience)
    )
    rows = work.session.execute(query).all()
    return [DispatchLine(audience, issued, until, count, done) for issued, until, audience, count, done in rows]


def figures(work: Work, first_on: date, last_on: date) -> list[AudienceCount]:
    """Codes given out in a period, both days included, and how many of those are answered by now."""
    query = (
        select(Dispatch.audience, func.count(), func.count().filter(Dispatch.state == DispatchState.answered))
        .where(Dispatch.issued_on >= first_on, Dispatch.issued_on <= last_on)
        .group_by(Dispatch.audience)
    )
    counts = {audience: AudienceCount(audience, issued, done) for audience, issued, done in work.session.execute(query)}
    return [counts.get(each, AudienceCount(each, 0, 0)) for each in SurveyAudience]


def code_digest(work: Work, code: str) -> bytes:
    """What is stored of a code: 48 bits are too few for a digest without a key."""
    return blind_index(_code_key(work), "survey_dispatch", "code", code)


def address_digest(work: Work, address: str) -> bytes:
    """A network address, good for counting and nothing else."""
    return blind_index(_code_key(work), "survey_failed_code", "address", address)


def is_throttled(work: Work, address: str) -> bool:
    """Whether too many wrong codes came from an address lately."""
    since = work.now - rules.THROTTLE_WINDOW
    mine = FailedCode.address_digest == address_digest(work, address)
    query = select(func.count()).select_from(FailedCode).where(FailedCode.at > since, mine)
    return rules.is_throttled(work.session.scalar(query) or 0)


def find_open(work: Work, typed: str) -> Dispatch | None:
    """The dispatch whose code this is, locked, if the code still works; otherwise None, whatever was wrong with it."""
    query = (
        select(Dispatch)
        .where(
            Dispatch.code_digest == code_digest(work, rules.as_issued(typed)),
            Dispatch.state == DispatchState.issued,
            Dispatch.until_on >= work.today,
        )
        .with_for_update()
    )
    return work.session.scalars(query).one_or_none()


def opened_by(work: Work, typed: str, address: str) -> Survey | None:
    """The questionnaire that a code opens; None when it does not work or the address must wait."""
    if is_throttled(work, address):
        return None
    dispatch = find_open(work, typed)
    return work.catalogue.surveys[dispatch.questionnaire] if dispatch is not None else None


def results(work: Work, half_year: str) -> list[SurveyResult]:
    """Every questionnaire's sums for a half-year; `NotFound` for one that goes on. Own words are not among them."""
    work.grant(Permission.survey_results)
    if half_year >= rules.half_year(work.today):
        raise NotFound
    rows = work.session.scalars(select(Answer).where(Answer.half_year == half_year)).all()
    by_survey: dict[str, list[Answer]] = defaultdict(list)
    for row in rows:
        by_survey[row.questionnaire].append(row)
        work.admit(row.seal_scope, [Zone.content])
    asked = {each.audience: each for each in figures(work, *rules.days_of(half_year))}
    surveys = {**in_use(work), **{each: work.catalogue.surveys[each] for each in by_survey}}
    return [_result(each, by_survey[each.id], asked[each.audience]) for each in surveys.values()]


def _result(survey: Survey, rows: list[Answer], asked: AudienceCount) -> SurveyResult:
    if len(rows) < rules.FEWEST:
        return SurveyResult(survey, None, None, ())
    given = [row.answers for row in rows]
    summaries = tuple(
        rules.summary(question, [each[question.id] for each in given if question.id in each])
        for question in survey.questions
    )
    return SurveyResult(survey, len(rows), rules.share(asked.answered, asked.issued), summaries)


def _code_key(work: Work) -> DataKey:
    work.keys.make_missing(Scope.survey_codes(), [Zone.restricted], Purpose.read)
    return work.keys.release(Scope.survey_codes(), Zone.restricted, Purpose.read)
