"""Each unit sees its own promises first, accepts them and says how they went, with one tap for done."""

from datetime import timedelta

import pytest

from sspf import dues
from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.cases.actions import parts as case_parts
from sspf.cases.actions.parts import Part
from sspf.cases.queries import parts as querie_parts
from sspf.cases.queries import reach
from sspf.errors import NotFound, Refused
from sspf.plans.actions import drafts, parts, promises
from sspf.plans.rules.states import MeasureState, PlanProblem
from sspf.plans.rules.terms import MeasureTerms, ReportTerms
from tests.browser import Visitor, statements
from tests.factories import plans
from tests.house import House

DONE = ReportTerms(MeasureState.done)
WHY = ReportTerms(MeasureState.not_done, "personal", "Sjukdom i gruppen.")


@pytest.fixture
def house(sqlite_house: House) -> House:
    """What these tests ask does not depend on the database; the acts themselves run on both in their neighbours."""
    return sqlite_house


@pytest.fixture
def planned(house: House) -> plans.Planned:
    """A fixed plan with school, police and leisure taking part."""
    return plans.fixed(house)


def state(house: House, planned: plans.Planned, name: str) -> MeasureState:
    seen = plans.content(house, planned.case_id).measures
    return next(each.state for each in seen if each.id == planned.measures[name])


def test_own_promises_come_first_and_then_the_others(planned: plans.Planned, visitor: Visitor) -> None:
    visitor.sign_in("polis").get(f"/arenden/{planned.case_id}/plan")
    text = visitor.text
    own, others = text.index("Det här har vi lovat"), text.index("Det här har andra lovat")
    assert own < text.index("Ringa hem") < others < text.index("Samtal med mentor")


def test_done_is_one_tap(house: House, planned: plans.Planned, visitor: Visitor) -> None:
    visitor.sign_in("polis").get(f"/arenden/{planned.case_id}/plan")
    action = f"/arenden/{planned.case_id}/plan/atgarder/{planned.measures['omradespolis']}/rapport"
    assert any(attrs.get("action") == action for attrs in visitor.page.all("form"))
    visitor.post(action, status=303)
    visitor.follow()
    assert "Tack! Det är rapporterat." in visitor.text
    assert "Genomförd, Petra Ahlgren" in visitor.text
    assert state(house, planned, "omradespolis") is MeasureState.done


def test_a_unit_manager_who_takes_part_by_seat_reports_for_the_unit(house: House, planned: plans.Planned) -> None:
    with house.work("koordinator") as work:
        case_parts.take_part(work, planned.case_id, Part("skola-norr", seat="rektor-norr"))
        work.commit()
    plans.say(house, "rektor", planned, "skola-norr", DONE)
    assert state(house, planned, "skola-norr") is MeasureState.done


def test_partly_and_not_done_ask_why(house: House, planned: plans.Planned, visitor: Visitor) -> None:
    page = f"/arenden/{planned.case_id}/plan/atgarder/{planned.measures['skola-norr']}/rapport"
    visitor.sign_in("kurator").get(page)
    visitor.post(page, status=422, state="partly_done")
    assert "Välj ett skäl eller skriv varför." in visitor.text
    visitor.post(page, status=422, why="Jag hann inte")
    assert "Ange hur det gick." in visitor.text
    assert "Jag hann inte" in visitor.response.text
    assert state(house, planned, "skola-norr") is MeasureState.proposed
    visitor.post(page, status=303, state="partly_done", why="Varannan vecka.")
    visitor.follow()
    assert "Delvis genomförd, Kerstin Olofsdotter. Varannan vecka." in visitor.text


def test_why_is_told_to_the_coordinator_and_to_the_own_unit_alone(
    house: House, planned: plans.Planned, visitor: Visitor
) -> None:
    plans.say(house, "polis", planned, "omradespolis", WHY)
    for who, told in (("koordinator", True), ("polis", True), ("kurator", False)):
        reader = Visitor(house).sign_in(who)
        for page in ("plan", "plan/versioner/1"):
            reader.get(f"/arenden/{planned.case_id}/{page}")
            assert "Inte genomförd" in reader.text
            assert ("Sjukdom i gruppen." in reader.text) is told
            assert ("Personal saknades" in reader.text) is told


@pytest.mark.parametrize("name", ["omradespolis", "youth"])
def test_complaint_p4_only_the_own_units_promises_are_reported_on_and_others_look_as_if_they_did_not_exist(
    house: House, planned: plans.Planned, visitor: Visitor, name: str
) -> None:
    page = f"/arenden/{planned.case_id}/plan/atgarder/{planned.measures[name]}"
    visitor.sign_in("kurator").get(f"{page}/rapport", status=404)
    visitor.get(f"/arenden/{planned.case_id}/plan")
    visitor.post(f"{page}/rapport", status=404, state="done")
    visitor.get(f"/arenden/{planned.case_id}/plan")
    visitor.post(f"{page}/accepterad", status=404)
    assert state(house, planned, name) is MeasureState.proposed


def test_the_unit_that_follows_up_the_youth_leaves_reporting_to_the_coordinator(house: House) -> None:
    planned = plans.fixed(house, ("skola-norr",))
    with house.work("kurator") as work, pytest.raises(NotFound):
        promises.report(work, planned.case_id, planned.measures["youth"], DONE)
    plans.say(house, "koordinator", planned, "youth", DONE)
    assert state(house, planned, "youth") is MeasureState.done


def test_who_has_left_the_case_or_the_consent_reports_nothing(house: House, planned: plans.Planned) -> None:
    with house.work("koordinator") as work:
        rows = querie_parts.participants(work, reach.find(work, Permission.case_manage, planned.case_id))
        part = next(each.id for each in rows if each.unit == "omradespolis")
        case_parts.end_part(work, planned.case_id, part)
        work.commit()
    with house.work("polis") as work, pytest.raises(NotFound):
        promises.report(work, planned.case_id, planned.measures["omradespolis"], DONE)
    house.clock.forward(days=300)
    with house.work("kurator") as work, pytest.raises(NotFound):
        promises.report(work, planned.case_id, planned.measures["skola-norr"], DONE)


def test_a_unit_says_yes_to_what_was_put_on_it(house: House, planned: plans.Planned, visitor: Visitor) -> None:
    visitor.sign_in("kurator").get(f"/arenden/{planned.case_id}/plan")
    action = f"/arenden/{planned.case_id}/plan/atgarder/{planned.measures['skola-norr']}/accepterad"
    visitor.post(action, status=303)
    assert state(house, planned, "skola-norr") is MeasureState.ongoing
    visitor.get(f"/arenden/{planned.case_id}/plan")
    assert "Ja, vi gör det" not in visitor.text


def test_the_coordinator_notes_a_yes_said_in_the_room_while_writing(house: House, visitor: Visitor) -> None:
    planned = plans.drafted(house)
    visitor.sign_in("koordinator").get(f"/arenden/{planned.case_id}/plan/utkast")
    visitor.post(f"/arenden/{planned.case_id}/plan/atgarder/{planned.measures['skola-norr']}/accepterad", status=303)
    visitor.follow()
    seen = plans.content(house, planned.case_id, draft=True).measures
    assert [each.text for each in seen if not each.pending] == ["Samtal med mentor"]


def test_a_measure_without_owner_cannot_be_accepted(house: House) -> None:
    planned = plans.drafted(house)
    with house.work("koordinator") as work:
        row = parts.add_measure(work, planned.case_id, MeasureTerms("Utan ägare"))
        work.flush()
        with pytest.raises(Refused) as refusal:
            promises.accept(work, planned.case_id, row)
    assert refusal.value.reason is PlanProblem.owner_needed


def test_the_same_answer_twice_is_one_report_and_a_new_answer_is_a_new_row(
    house: House, planned: plans.Planned
) -> None:
    for terms in (DONE, DONE, WHY, DONE):
        plans.say(house, "polis", planned, "omradespolis", terms)
    seen = next(each for each in plans.content(house, planned.case_id).measures if each.unit == "omradespolis")
    assert [each.state for each in seen.reports] == [MeasureState.done, MeasureState.not_done, MeasureState.done]


def test_a_promise_that_changes_in_a_new_version_is_accepted_and_reported_anew(
    house: House, planned: plans.Planned
) -> None:
    plans.say(house, "polis", planned, "omradespolis", WHY)
    with house.work("koordinator") as work:
        drafts.start(work, planned.case_id)
        work.commit()
    seen = plans.content(house, planned.case_id, draft=True).measures
    police = next(each for each in seen if each.unit == "omradespolis")
    school = next(each for each in seen if each.unit == "skola-norr" and each.text == "Samtal med mentor")
    with house.work("koordinator") as work:
        later = work.today + timedelta(days=60)
        terms = MeasureTerms(police.text, police.performer, police.unit, dues.on(later))
        parts.change_measure(work, planned.case_id, police.id, terms, police.version)
        same = MeasureTerms(school.text, school.performer, school.unit, school.due, follow_up="Koll i maj")
        parts.change_measure(work, planned.case_id, school.id, same, school.version)
        work.commit()
    after = {each.id: each for each in plans.content(house, planned.case_id, draft=True).measures}
    assert after[police.id].pending
    assert after[police.id].thread != police.thread
    assert after[school.id].thread == school.thread
    assert state(house, planned, "omradespolis") is MeasureState.not_done


def test_what_one_unit_said_does_not_count_for_the_unit_that_takes_over(house: House) -> None:
    planned = plans.drafted(house)
    with house.work("koordinator") as work:
        promises.accept(work, planned.case_id, planned.measures["skola-norr"])
        terms = MeasureTerms("Samtal", unit="fritid-unga", due=dues.on(work.today + timedelta(days=9)))
        parts.change_measure(work, planned.case_id, planned.measures["skola-norr"], terms, None)
        work.commit()
    seen = plans.content(house, planned.case_id, draft=True).measures
    assert next(each for each in seen if each.id == planned.measures["skola-norr"]).pending


def test_overdue_follows_from_the_day_alone(house: House, planned: plans.Planned, visitor: Visitor) -> None:
    house.clock.forward(weeks=4)
    assert not any(each.overdue for each in plans.content(house, planned.case_id).measures)
    house.clock.forward(days=1)
    assert all(each.overdue for each in plans.content(house, planned.case_id).measures)
    plans.say(house, "polis", planned, "omradespolis", DONE)
    late = [each.unit for each in plans.content(house, planned.case_id).measures if each.overdue]
    assert "omradespolis" not in late
    visitor.sign_in("kurator").get(f"/arenden/{planned.case_id}/plan")
    assert "Försenad" in visitor.text


def test_pages_of_the_plan_cost_a_bounded_number_of_statements(house: House, planned: plans.Planned) -> None:
    for who in ("koordinator", "kurator"):
        visitor = Visitor(house).sign_in(who)
        visitor.get("/")
        report = f"plan/atgarder/{planned.measures['skola-norr']}/rapport"
        for page in ("plan", "plan/versioner", "plan/versioner/1", report):
            with statements(house) as sent:
                visitor.get(f"/arenden/{planned.case_id}/{page}")
            assert len(sent) <= 13, (who, page, sent)


def test_a_report_is_in_the_log_without_its_words(house: House, planned: plans.Planned) -> None:
    plans.say(house, "polis", planned, "omradespolis", WHY)
    with house.work("granskare", writing=False) as work:
        entry = work.session.query(AuditEntry).where(AuditEntry.name == "MeasureReported").one()
    assert str(planned.measures["omradespolis"]) in entry.facts
    assert "Sjukdom" not in entry.facts
    assert "personal" not in entry.facts
