"""A goal or a measure of some kind, or for some units, is read by those alone; for others it was never there (R13)."""

from itertools import product

import pytest
from sqlalchemy import event

from sspf import dues
from sspf.cases.queries import reach
from sspf.errors import NotFound, Refused
from sspf.plans.actions import drafts, parts, promises
from sspf.plans.models.measures import Measure
from sspf.plans.models.parts import Goal
from sspf.plans.queries import overview
from sspf.plans.rules.completeness import company_problem
from sspf.plans.rules.promises import Company
from sspf.plans.rules.states import Lack, PlanProblem
from sspf.plans.rules.terms import GoalTerms, MeasureTerms
from tests.browser import Visitor
from tests.factories import cases, plans
from tests.house import House

OF_HEALTH = "Sover hela natten"
HELD = "Samtal hos skolsköterskan"
AMONG_TWO = "Skolan och fritid följs åt"
SCHOOL_KINDS = ("skola", "halsa", "fritid")


@pytest.fixture
def planned(house: House) -> plans.Planned:
    """As `marked`, on both databases."""
    return marked(house)


def marked(house: House) -> plans.Planned:
    """Fixed, with a goal and a measure of health, and a measure for two units; leisure may know nothing of health."""
    made = plans.drafted(house)
    with house.work("koordinator") as work:
        due = dues.on(work.today.replace(month=12))
    plans.aimed(house, made.case_id, GoalTerms("delaktighet", OF_HEALTH, information="halsa"))
    plans.promised(
        house, made.case_id, MeasureTerms(HELD, unit="skola-norr", due=due, company=Company(information="halsa"))
    )
    among = Company(("fritid-unga",), readers=frozenset({"fritid-unga"}))
    plans.promised(house, made.case_id, MeasureTerms(AMONG_TWO, unit="skola-norr", due=due, company=among))
    plans.fix(house, made.case_id)
    for login in plans.LOGINS:
        cases.take_part(house, made.case_id, login)
    plans.open_to(house, made.case_id, "fritid-unga", ["fritid"])
    return made


def read_by(house: House, planned: plans.Planned, who: str) -> set[str]:
    """The words of what is in question that somebody finds in the plan."""
    seen = plans.content(house, planned.case_id, who)
    found = {each.text for each in seen.goals} | {each.text for each in seen.measures}
    return found & {OF_HEALTH, HELD, AMONG_TWO}


def test_law_r13_a_goal_and_a_measure_of_a_kind_are_read_by_those_whom_it_is_open_to(
    house: House, planned: plans.Planned
) -> None:
    assert read_by(house, planned, "koordinator") == {OF_HEALTH, HELD, AMONG_TWO}
    assert read_by(house, planned, "kurator") == {OF_HEALTH, HELD, AMONG_TWO}
    assert read_by(house, planned, "polis") == {OF_HEALTH, HELD}
    assert read_by(house, planned, "fritidsledare") == {AMONG_TWO}


def test_complaint_f2_what_leisure_may_not_read_is_never_fetched_and_leaves_no_hole(sqlite_house: House) -> None:
    house, planned = sqlite_house, marked(sqlite_house)
    loaded: list[str] = []
    for model in (Goal, Measure):
        event.listen(model, "load", lambda row, _context: loaded.append(row.information))
    visitor = Visitor(house).sign_in("fritidsledare")
    loaded.clear()
    for page in ("plan", "plan/versioner/1", "plan/over-tid", "uppfoljningar", ""):
        visitor.get(f"/arenden/{planned.case_id}/{page}".rstrip("/"))
        assert OF_HEALTH not in visitor.text
        assert HELD not in visitor.text
    assert loaded
    assert "halsa" not in loaded
    visitor.get(f"/arenden/{planned.case_id}/plan")
    numbers = [text for text in visitor.page.texts if text.strip()[:2] in ("1.", "2.")]
    assert [text.strip()[:2] for text in numbers if "Vara i skolan" in text or OF_HEALTH in text] == ["1."]


def test_ratings_of_a_goal_that_is_not_open_are_not_fetched(house: House, planned: plans.Planned) -> None:
    follow_up_id = plans.follow_up(house, planned, value=9)
    for who, goals in (("kurator", 2), ("fritidsledare", 1)):
        visitor = Visitor(house).sign_in(who)
        visitor.get(f"/arenden/{planned.case_id}/uppfoljningar/{follow_up_id}")
        assert (OF_HEALTH in visitor.text) is (goals == 2)
        assert (HELD in visitor.text) is (goals == 2)


def test_what_is_not_open_can_neither_be_accepted_nor_answered(sqlite_house: House) -> None:
    house, planned = sqlite_house, marked(sqlite_house)
    seen = plans.content(house, planned.case_id).measures
    held = next(each.id for each in seen if each.text == HELD)
    with house.work("fritidsledare") as work, pytest.raises(NotFound):
        promises.accept(work, planned.case_id, held)


def test_a_kind_that_is_closed_to_the_owner_closes_its_promise_too(house: House, planned: plans.Planned) -> None:
    with house.work("kurator") as work:
        before = {each.text for each in overview.waiting(work).measures}
    plans.open_to(house, planned.case_id, "skola-norr", ["skola"])
    with house.work("kurator") as work:
        after = {each.text for each in overview.waiting(work).measures}
    assert before - after == {HELD}
    assert read_by(house, planned, "kurator") == {AMONG_TWO}


def test_the_owner_and_whoever_helps_read_a_measure_whoever_else_was_chosen(sqlite_house: House) -> None:
    house = sqlite_house
    made = plans.drafted(house)
    only_police = Company(("fritid-unga",), readers=frozenset({"omradespolis"}))
    with house.work("koordinator") as work:
        due = dues.on(work.today.replace(month=12))
    plans.promised(house, made.case_id, MeasureTerms(AMONG_TWO, unit="skola-norr", due=due, company=only_police))
    plans.fix(house, made.case_id)
    for login in ("kurator", "fritidsledare", "polis", "socialsekreterare"):
        cases.take_part(house, made.case_id, login)
        assert (read_by(house, made, login) == {AMONG_TWO}) is (login != "socialsekreterare")


REFUSED = (
    (MeasureTerms("X", unit="friskola-fyren"), PlanProblem.unit_outside_consent, "unit"),
    (MeasureTerms("X", company=Company(("friskola-fyren",))), PlanProblem.unit_outside_consent, "units"),
    (
        MeasureTerms("X", company=Company(readers=frozenset({"friskola-fyren"}))),
        PlanProblem.unit_outside_consent,
        "readers",
    ),
    (
        MeasureTerms("X", unit="fritid-unga", company=Company(information="halsa")),
        PlanProblem.unit_untold,
        "unit",
    ),
    (MeasureTerms("X", company=Company(("fritid-unga",), information="halsa")), PlanProblem.unit_untold, "units"),
)


def test_nobody_is_put_into_a_measure_that_the_consent_keeps_from_them(sqlite_house: House) -> None:
    made = plans.drafted(sqlite_house)
    plans.open_to(sqlite_house, made.case_id, "fritid-unga", ["fritid"])
    for terms, problem, field in REFUSED:
        with sqlite_house.work("koordinator") as work, pytest.raises(Refused) as refusal:
            parts.add_measure(work, made.case_id, terms)
        assert (refusal.value.reason, refusal.value.field) == (problem, field)


def test_a_plan_is_not_fixed_with_an_owner_who_may_no_longer_know(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house)
    made = plans.drafted(sqlite_house)
    with sqlite_house.work("koordinator") as work:
        due = dues.on(work.today.replace(month=12))
    held = MeasureTerms(HELD, unit="skola-norr", due=due, company=Company(information="halsa"))
    plans.promised(sqlite_house, made.case_id, held)
    plans.open_to(sqlite_house, made.case_id, "skola-norr", ["skola"])
    visitor.sign_in("koordinator").get(f"/arenden/{made.case_id}/plan/utkast")
    assert sqlite_house.installation.catalogue.label(Lack.owner_untold) in visitor.text
    with sqlite_house.work("koordinator") as work, pytest.raises(Refused):
        drafts.fix(work, made.case_id, None)


def test_company_is_judged_alike_whoever_is_asked() -> None:
    inside = {"a": frozenset({"bas", "skola"}), "b": frozenset({"bas"})}
    for unit, kind in product(("a", "b", "c"), (None, "bas", "skola")):
        problem = company_problem([unit], kind, inside)
        expected = (
            PlanProblem.unit_outside_consent
            if unit not in inside
            else PlanProblem.unit_untold
            if kind is not None and kind not in inside[unit]
            else None
        )
        assert problem is expected


def test_kinds_inside_are_those_of_units_inside_and_no_others(house: House) -> None:
    made = plans.drafted(house)
    plans.open_to(house, made.case_id, "fritid-unga", ["fritid"])
    with house.work("koordinator") as work:
        found = reach.kinds_inside(work, made.case_id)
        assert found.keys() == reach.units_inside(work, made.case_id)
    assert found["fritid-unga"] == {"samverkan", "fritid"}
    assert found["skola-norr"] == set(cases.ALL_KINDS)
