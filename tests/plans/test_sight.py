"""Nobody is shown a factor of a kind that is not open to the own unit, nor anything of a plan not yet fixed."""

from uuid import UUID

import pytest
from sqlalchemy import event

from sspf.access.permissions import Permission
from sspf.audit import events as audit
from sspf.cases.actions import progress
from sspf.cases.queries import reach
from sspf.errors import Forbidden, NotFound
from sspf.plans.actions import drafts, parts
from sspf.plans.models.parts import PlanFactor
from sspf.plans.queries import versions
from sspf.plans.rules.states import FactorDegree
from sspf.plans.rules.terms import FactorTerms
from tests.browser import Visitor
from tests.factories import cases, plans
from tests.house import House

BY_KIND = {
    "skola": ("narvaro", "stod-saknas"),
    "halsa": ("droger",),
    "familj": ("vald", "varme"),
    "fritid": ("riskplatser", "ensam"),
    "polis": ("brott", "familj-brott", "dras-in"),
}
ALL = [slug for slugs in BY_KIND.values() for slug in slugs]


@pytest.fixture
def planned(house: House) -> plans.Planned:
    """A draft with factors of every kind."""
    made = plans.drafted(house)
    with house.work("koordinator") as work:
        for slug in ALL:
            parts.add_factor(work, made.case_id, FactorTerms(slug, FactorDegree.present, f"Hemligt om {slug}."))
            work.flush()
        work.commit()
    return made


def fix(house: House, case_id: UUID) -> None:
    with house.work("koordinator") as work:
        drafts.fix(work, case_id, None)
        work.commit()


def seen(house: House, case_id: UUID, who: str) -> set[str]:
    return {each.factor for each in plans.content(house, case_id, who).factors} & set(ALL)


def test_a_partner_sees_the_factors_of_the_kinds_that_are_open_and_no_others(
    house: House, planned: plans.Planned
) -> None:
    fix(house, planned.case_id)
    cases.take_part(house, planned.case_id, "kurator")
    for kind, slugs in BY_KIND.items():
        plans.open_to(house, planned.case_id, "skola-norr", [kind])
        assert seen(house, planned.case_id, "kurator") == set(slugs)
    plans.open_to(house, planned.case_id, "skola-norr", ["skola", "fritid"])
    assert seen(house, planned.case_id, "kurator") == {*BY_KIND["skola"], *BY_KIND["fritid"]}
    assert seen(house, planned.case_id, "koordinator") == set(ALL)


def test_other_kinds_are_on_no_page_that_the_partner_can_open(
    house: House, planned: plans.Planned, visitor: Visitor
) -> None:
    fix(house, planned.case_id)
    plans.open_to(house, planned.case_id, "skola-norr", ["skola"])
    cases.take_part(house, planned.case_id, "kurator")
    visitor.sign_in("kurator")
    label = house.installation.catalogue.factors["brott"].label
    for page in ("plan", "plan/versioner", "plan/versioner/1", "uppfoljningar"):
        visitor.get(f"/arenden/{planned.case_id}/{page}")
        assert label not in visitor.text
        for slug in set(ALL) - set(BY_KIND["skola"]):
            assert f"Hemligt om {slug}." not in visitor.text
    visitor.get(f"/arenden/{planned.case_id}/plan")
    assert "Hemligt om narvaro." in visitor.text


def test_rows_of_other_kinds_are_never_fetched_for_a_partner(house: House, planned: plans.Planned) -> None:
    fix(house, planned.case_id)
    plans.open_to(house, planned.case_id, "skola-norr", ["skola"])
    cases.take_part(house, planned.case_id, "kurator")
    fetched: set[str] = set()

    def note(row: PlanFactor, _context: object) -> None:
        fetched.add(row.information)

    event.listen(PlanFactor, "load", note)
    try:
        plans.content(house, planned.case_id, "kurator")
    finally:
        event.remove(PlanFactor, "load", note)
    assert fetched == {"skola"}


def test_a_kind_closes_and_opens_with_the_clock(house: House, planned: plans.Planned) -> None:
    fix(house, planned.case_id)
    plans.open_to(house, planned.case_id, "skola-norr", ["polis"], from_days=5, days=10)
    cases.take_part(house, planned.case_id, "kurator")
    assert seen(house, planned.case_id, "kurator") == set()
    house.clock.forward(days=5)
    assert seen(house, planned.case_id, "kurator") == set(BY_KIND["polis"])
    house.clock.forward(days=5)
    assert seen(house, planned.case_id, "kurator") == set()


def test_another_units_kinds_open_nothing_for_mine(house: House, planned: plans.Planned) -> None:
    fix(house, planned.case_id)
    plans.open_to(house, planned.case_id, "skola-norr", [])
    cases.take_part(house, planned.case_id, "kurator")
    cases.take_part(house, planned.case_id, "polis")
    assert seen(house, planned.case_id, "kurator") == set()
    assert seen(house, planned.case_id, "polis") == set(ALL)


def test_an_old_version_shows_what_is_open_now_and_not_what_was_open_then(
    house: House, planned: plans.Planned, visitor: Visitor
) -> None:
    fix(house, planned.case_id)
    cases.take_part(house, planned.case_id, "kurator")
    assert "brott" in seen(house, planned.case_id, "kurator")
    plans.open_to(house, planned.case_id, "skola-norr", ["skola"])
    visitor.sign_in("kurator").get(f"/arenden/{planned.case_id}/plan/versioner/1")
    assert "Hemligt om brott." not in visitor.text


def test_the_kind_follows_the_factor_when_the_row_is_changed_to_another(house: House, planned: plans.Planned) -> None:
    row = next(each for each in plans.content(house, planned.case_id, draft=True).factors if each.factor == "narvaro")
    with house.work("koordinator") as work:
        parts.change_factor(work, planned.case_id, row.id, FactorTerms("avstangning", FactorDegree.partly), row.version)
        parts.change_factor(work, planned.case_id, row.id, FactorTerms("vanner-droger", FactorDegree.partly), None)
        work.commit()
    fix(house, planned.case_id)
    plans.open_to(house, planned.case_id, "skola-norr", ["skola"])
    cases.take_part(house, planned.case_id, "kurator")
    assert seen(house, planned.case_id, "kurator") == {"stod-saknas"}


def test_a_partner_sees_nothing_of_a_draft(house: House, planned: plans.Planned, visitor: Visitor) -> None:
    cases.take_part(house, planned.case_id, "kurator")
    visitor.sign_in("kurator").get(f"/arenden/{planned.case_id}/plan")
    assert "Planen är inte klar än." in visitor.text
    assert plans.VOICE not in visitor.text
    visitor.get(f"/arenden/{planned.case_id}/plan/versioner/1", status=404)
    visitor.get(f"/arenden/{planned.case_id}/plan/utkast", status=403)
    with house.work("kurator") as work:
        assert versions.versions(work, reach.find(work, Permission.plan_read, planned.case_id)) == ()
        sight = reach.find(work, Permission.plan_read, planned.case_id)
        with pytest.raises(NotFound):
            versions.reportable(work, sight, planned.measures["skola-norr"], fixed=False)


def test_a_partner_sees_the_old_version_while_a_new_one_is_written(house: House, visitor: Visitor) -> None:
    planned = plans.fixed(house)
    with house.work("koordinator") as work:
        drafts.start(work, planned.case_id)
        work.flush()
        parts.add_factor(work, planned.case_id, FactorTerms("mobbning", FactorDegree.present, "Bara i utkastet."))
        work.commit()
    visitor.sign_in("kurator").get(f"/arenden/{planned.case_id}/plan")
    assert "Bara i utkastet." not in visitor.text
    visitor.get(f"/arenden/{planned.case_id}/plan/versioner/2", status=404)


def test_somebody_who_does_not_take_part_meets_no_plan(house: House) -> None:
    planned = plans.fixed(house)
    for who in ("rektor", "gruppchef", "friskola", "socialsekreterare"):
        stranger = Visitor(house).sign_in(who)
        for page in ("plan", "plan/versioner", "plan/versioner/1", "uppfoljningar"):
            stranger.get(f"/arenden/{planned.case_id}/{page}", status=404)


def test_roles_without_cases_are_refused_at_the_door(house: House) -> None:
    planned = plans.fixed(house)
    for who in ("styrgrupp", "granskare", "administrator"):
        Visitor(house).sign_in(who).get(f"/arenden/{planned.case_id}/plan", status=403)
        with house.work(who) as work, pytest.raises(Forbidden):
            drafts.start(work, planned.case_id)


def test_a_partner_can_write_nothing_in_a_plan(house: House, visitor: Visitor) -> None:
    planned = plans.fixed(house)
    visitor.sign_in("kurator").get("/")
    for page in ("", "/utkast/faststall", "/utkast/mal/nytt", "/utkast/styrka/ny", "/utkast/atgarder/ny"):
        visitor.post(f"/arenden/{planned.case_id}/plan{page}", status=403)
    visitor.get("/")
    visitor.post(f"/arenden/{planned.case_id}/uppfoljningar/ny", status=403)


def test_after_withdrawal_the_next_request_shows_nothing(house: House, visitor: Visitor) -> None:
    planned = plans.fixed(house)
    visitor.sign_in("kurator").get(f"/arenden/{planned.case_id}/plan")
    with house.work("koordinator") as work:
        reach.find(work, Permission.case_manage, planned.case_id)
        progress.share(work, planned.case_id, [])
        work.record(audit.CaseChanged(planned.case_id))
        work.commit()
    visitor.get(f"/arenden/{planned.case_id}/plan", status=404)
