"""Write factors, goals and measures into the draft, change them and take them out."""

from typing import TypeVar
from uuid import UUID, uuid4

from sqlalchemy import func, select

from sspf.cases.queries import reach
from sspf.cases.queries.reach import Sight
from sspf.errors import NotFound, Refused
from sspf.plans.actions import words
from sspf.plans.actions.drafts import open_draft
from sspf.plans.models.measures import Measure
from sspf.plans.models.parts import Goal, PlanFactor
from sspf.plans.models.versions import PartOfPlan, Plan
from sspf.plans.rules.completeness import company_problem
from sspf.plans.rules.states import PlanProblem, days_problem
from sspf.plans.rules.terms import FactorTerms, GoalTerms, MeasureTerms
from sspf.work import Work

Row = TypeVar("Row", bound=PartOfPlan)


def add_factor(work: Work, case_id: UUID, terms: FactorTerms) -> UUID:
    """Write down a factor, under the kind of information that the template says it is (R13). Each factor once."""
    sight, draft = open_draft(work, case_id)
    _check_factor(work, sight, terms)
    _refuse_twice(work, draft, terms.factor, None)
    information = work.catalogue.information_of(terms.factor).id
    row = PlanFactor(case_id=case_id, plan_id=draft.id)
    row.write(terms, information)
    return _add(work, row)


def change_factor(work: Work, case_id: UUID, factor_id: UUID, terms: FactorTerms, seen: int | None) -> None:
    """Change a factor of the draft; its kind of information follows the factor."""
    sight, draft = open_draft(work, case_id)
    row = _part(work, PlanFactor, draft, factor_id)
    work.same_version(row, seen, row.words(work.catalogue))
    _check_factor(work, sight, terms)
    _refuse_twice(work, draft, terms.factor, row.id)
    row.write(terms, work.catalogue.information_of(terms.factor).id)


def add_goal(work: Work, case_id: UUID, terms: GoalTerms) -> UUID:
    """Write down a goal."""
    sight, draft = open_draft(work, case_id)
    words.check(work, sight, {"text": terms.text}, terms.names_seen)
    row = Goal(case_id=case_id, plan_id=draft.id, thread=uuid4(), position=_next_place(work, Goal, draft))
    row.write(terms)
    return _add(work, row)


def change_goal(work: Work, case_id: UUID, goal_id: UUID, terms: GoalTerms, seen: int | None) -> None:
    """Change a goal of the draft; its ratings stay with it."""
    sight, draft = open_draft(work, case_id)
    row = _part(work, Goal, draft, goal_id)
    work.same_version(row, seen, row.words(work.catalogue))
    words.check(work, sight, {"text": terms.text}, terms.names_seen)
    row.write(terms)


def add_measure(work: Work, case_id: UUID, terms: MeasureTerms) -> UUID:
    """Write down who promises what, by when."""
    sight, draft = open_draft(work, case_id)
    _check_words(work, sight, terms)
    _check_measure(work, draft, terms, None)
    row = Measure(case_id=case_id, plan_id=draft.id, thread=uuid4(), position=_next_place(work, Measure, draft))
    row.write(terms)
    return _add(work, row)


def change_measure(work: Work, case_id: UUID, measure_id: UUID, terms: MeasureTerms, seen: int | None) -> None:
    """Change a measure of the draft.

    A promise from an earlier version that changes is a new one, to be accepted and reported anew; what was said of the
    old one stays in the version where it was made.
    """
    sight, draft = open_draft(work, case_id)
    row = _part(work, Measure, draft, measure_id)
    work.same_version(row, seen, row.words(work.catalogue))
    _check_words(work, sight, terms)
    _check_measure(work, draft, terms, row)
    before = row.promise
    row.write(terms)
    elsewhere = select(Measure.id).where(Measure.thread == row.thread, Measure.id != row.id)
    if row.promise != before and work.session.scalars(elsewhere).first() is not None:
        row.thread = uuid4()


def remove_factor(work: Work, case_id: UUID, factor_id: UUID, seen: int | None) -> None:
    """Take a factor out of the draft."""
    _remove(work, _part(work, PlanFactor, open_draft(work, case_id)[1], factor_id), seen)


def remove_goal(work: Work, case_id: UUID, goal_id: UUID, seen: int | None) -> None:
    """Take a goal out of the draft. Measures that served it stay, without a goal."""
    _, draft = open_draft(work, case_id)
    row = _part(work, Goal, draft, goal_id)
    for each in work.session.scalars(select(Measure).where(Measure.plan_id == draft.id)):
        if each.goal_thread == row.thread:
            each.goal_thread = None
    _remove(work, row, seen)


def remove_measure(work: Work, case_id: UUID, measure_id: UUID, seen: int | None) -> None:
    """Take a measure out of the draft."""
    _remove(work, _part(work, Measure, open_draft(work, case_id)[1], measure_id), seen)


def _remove(work: Work, row: PartOfPlan, seen: int | None) -> None:
    work.same_version(row, seen, {})
    work.session.delete(row)


def _part(work: Work, model: type[Row], draft: Plan, row_id: UUID) -> Row:
    """A row of the draft; `NotFound` for another case's, `Refused` for one of a fixed version."""
    row = work.session.get(model, row_id)
    if row is None or row.case_id != draft.case_id:
        raise NotFound
    if row.plan_id != draft.id:
        raise Refused(PlanProblem.fixed)
    return row


def _add(work: Work, row: PartOfPlan) -> UUID:
    work.add(row)
    return row.id


def _next_place(work: Work, model: type[Goal] | type[Measure], draft: Plan) -> int:
    return (work.session.scalar(select(func.max(model.position)).where(model.plan_id == draft.id)) or 0) + 1


def _refuse_twice(work: Work, draft: Plan, factor: str, apart_from: UUID | None) -> None:
    rows = work.session.scalars(select(PlanFactor).where(PlanFactor.plan_id == draft.id))
    if any(each.factor == factor and each.id != apart_from for each in rows):
        raise Refused(PlanProblem.factor_twice, "factor")


def _check_factor(work: Work, sight: Sight, terms: FactorTerms) -> None:
    """Words that may be read, of something that has been; what the template does not name is said in words."""
    told = {name: getattr(terms, name) for name in ("description", "extent", "situations", "consequences")}
    words.check(work, sight, told, terms.names_seen)
    if work.catalogue.factors[terms.factor].own_words and not terms.description:
        raise Refused(PlanProblem.words_needed, "description")
    if terms.seen is not None and terms.seen.first > work.today:
        raise Refused(PlanProblem.seen_later, "last_seen")


def _check_words(work: Work, sight: Sight, terms: MeasureTerms) -> None:
    """An association may be named, a person outside the case is asked about."""
    words.refuse_numbers({"outsiders": terms.company.outsiders})
    words.check(work, sight, {"text": terms.text, "follow_up": terms.follow_up}, terms.names_seen)


def _check_measure(work: Work, draft: Plan, terms: MeasureTerms, before: Measure | None) -> None:
    """One owner, inside the consent at this moment (invariant 9); days that fit; a goal of this version."""
    _check_company(work, draft, terms)
    start_on, due_on = (terms.start.first if terms.start else None), (terms.due.last if terms.due else None)
    if problem := days_problem(start_on, due_on):
        raise Refused(problem, "due")
    moved = before is None or before.due_on != due_on
    if moved and due_on is not None and due_on < work.today:
        raise Refused(PlanProblem.due_passed, "due")
    threads = select(Goal.thread).where(Goal.plan_id == draft.id)
    if terms.goal_thread is not None and terms.goal_thread not in set(work.session.scalars(threads)):
        raise NotFound


def _check_company(work: Work, draft: Plan, terms: MeasureTerms) -> None:
    """Everyone who does it or reads of it is inside the consent, and may be told of its kind (R13)."""
    inside, company = reach.kinds_inside(work, draft.case_id), terms.company
    if terms.unit is not None and (problem := company_problem([terms.unit], company.information, inside)):
        raise Refused(problem, "unit")
    if problem := company_problem(company.units, company.information, inside):
        raise Refused(problem, "units")
    if problem := company_problem(company.readers or (), company.information, inside):
        raise Refused(problem, "readers")
