"""What can be asked about codes that were given out: how many in a case, how many of them are answered."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from sspf.access.permissions import Permission
from sspf.cases.queries.reach import Sight
from sspf.catalogue.entries import choosable
from sspf.catalogue.surveys import Survey, SurveyAudience
from sspf.surveys.models import Dispatch
from sspf.surveys.rules.dispatches import DispatchState
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
