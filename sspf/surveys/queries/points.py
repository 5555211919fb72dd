"""Where questionnaires are to be given out: what has happened in cases, and who was asked after it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, and_, case, cast, func, literal, null, select, union_all

from sspf.cases.models import Case
from sspf.catalogue.measurement_points import AskedAfter
from sspf.catalogue.surveys import SurveyAudience
from sspf.clock import local_date, midnight
from sspf.db import Choice, Instant
from sspf.plans.models.follow_ups import FollowUp
from sspf.plans.models.versions import Plan
from sspf.plans.rules.states import ENDING
from sspf.surveys.models import Dispatch, Omission
from sspf.surveys.rules import points
from sspf.surveys.rules.dispatches import ANSWERABLE, DispatchState
from sspf.surveys.rules.points import Asked, Happened, Occasion
from sspf.work import Work

GIVEN, LEFT_OUT = "given", "left_out"


@dataclass(frozen=True, slots=True)
class Standing:
    """How questionnaires stand in some cases: the points that are asked for today, and everything given out so far."""

    occasions: list[Occasion]
    totals: list[Asked]


def of_case(work: Work, case_id: UUID) -> Standing:
    """How questionnaires stand in a case, in one statement. The caller reaches the case already."""
    return of_cases(work, select(Case.id).where(Case.id == case_id))


def of_cases(work: Work, cases: Select[UUID]) -> Standing:
    """The same for several cases at once."""
    known = work.catalogue.measurement_points.values()
    happened: list[Happened] = []
    asked: dict[tuple[UUID | None, SurveyAudience], Asked] = {}
    for kind, case_id, occasion, audience, at, *counts in work.session.execute(_facts(work, cases)):
        if kind not in (GIVEN, LEFT_OUT):
            happened.append(Happened(case_id, occasion, AskedAfter(kind), local_date(at)))
        elif kind == GIVEN:
            asked[occasion, audience] = Asked(audience, *counts)
        else:
            asked.setdefault((occasion, audience), Asked(audience, left_out=True))
    standing = {(occasion, audience): each for (occasion, audience), each in asked.items() if occasion is not None}
    return Standing(points.occasions(known, happened, standing, work.today), _totals(list(asked.values())))


def reasons(work: Work, case_id: UUID) -> dict[tuple[UUID, SurveyAudience], str]:
    """Why somebody is not asked after something in a case, by the occasion and who it is."""
    rows = work.session.scalars(select(Omission).where(Omission.case_id == case_id))
    labels = work.catalogue.reasons.survey_left_out
    return {(row.occasion, row.audience): labels[row.reason].label for row in rows}


def _facts(work: Work, cases: Select[UUID]) -> Any:
    """What has happened lately, what was given out, and who is left out, as rows of one kind."""
    first = midnight(points.since(work.catalogue.measurement_points.values(), work.today))
    nobody, nothing = cast(null(), Choice(SurveyAudience)), literal(0)
    never, nowhere = cast(null(), Instant()), cast(null(), Uuid())
    ends = case((FollowUp.decision.in_(ENDING), AskedAfter.closing.value), else_=AskedAfter.follow_up.value)
    works = and_(Dispatch.state.in_((DispatchState.created, *ANSWERABLE)), Dispatch.until_on >= work.today)
    answered = func.count().filter(Dispatch.state == DispatchState.answered)
    counts = (func.count(), answered, func.count().filter(works))
    plan = select(literal(AskedAfter.plan.value), Plan.case_id, Plan.id, nobody, Plan.fixed_at, *[nothing] * 3)
    follow_up = select(ends, FollowUp.case_id, FollowUp.id, nobody, FollowUp.recorded_at, *[nothing] * 3)
    given = select(
        literal(GIVEN), Dispatch.case_id, func.coalesce(Dispatch.occasion, nowhere), Dispatch.audience, never, *counts
    )
    out = select(literal(LEFT_OUT), Omission.case_id, Omission.occasion, Omission.audience, never, *[nothing] * 3)
    return union_all(
        plan.where(Plan.case_id.in_(cases), Plan.number == 1, Plan.fixed_at >= first),
        follow_up.where(FollowUp.case_id.in_(cases), FollowUp.recorded_at >= first),
        given.where(Dispatch.case_id.in_(cases)).group_by(Dispatch.case_id, Dispatch.occasion, Dispatch.audience),
        out.where(Omission.case_id.in_(cases)),
    )


def _totals(found: Sequence[Asked]) -> list[Asked]:
    """Everything that was given out, by audience."""
    totals: dict[SurveyAudience, Asked] = {}
    for each in found:
        if each.issued:
            sum_ = totals.get(each.audience, Asked(each.audience))
            added = (sum_.issued + each.issued, sum_.answered + each.answered, sum_.silent + each.silent)
            totals[each.audience] = replace(sum_, issued=added[0], answered=added[1], silent=added[2])
    return [totals[each] for each in SurveyAudience if each in totals]
