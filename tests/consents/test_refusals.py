"""A no is an answer: it shares nothing, is not asked about again, and a later yes answers anew."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from sspf.cases.queries import reach
from sspf.consents.actions import refusals, rounds, signatures
from sspf.consents.queries import standing as consents_standing
from sspf.consents.rules import standing
from sspf.consents.rules.facts import Refusal
from sspf.consents.rules.recording import RecordingProblem
from sspf.consents.rules.reminders import Attention
from sspf.consents.rules.standing import ConsentStatus, MissingKind
from sspf.consents.rules.terms import RefusalTerms, RoundTerms
from sspf.errors import Refused
from tests.browser import Visitor
from tests.consents.family import FIRST, SECOND, Yes, at, consent, family
from tests.factories import cases, consents
from tests.factories.consents import Round
from tests.house import House

NO = Refusal(SECOND, at("2026-03-03 10:00"))


def refused(house: House, made: Round, signer_id: UUID) -> None:
    with house.work() as work:
        refusals.refuse_to_sign(work, made.case_id, made.consent_id, RefusalTerms(signer_id, work.today))
        work.commit()


def with_no(*signatures: Any) -> Any:
    one = consent(Yes().by(FIRST), *signatures)
    return family(type(one)(one.id, one.from_on, one.until_on, one.signatures, (), one.child_view_on, (NO,)))


def test_a_no_makes_the_consent_refused_from_the_moment_it_is_registered() -> None:
    facts = with_no()
    assert standing.status(facts, at("2026-03-03 09:59")) is ConsentStatus.partial
    assert standing.status(facts, at("2026-03-03 10:00")) is ConsentStatus.refused
    gap = next(gap for gap in standing.missing(facts, at("2026-03-04 10:00")) if gap.blocking)
    assert (gap.kind, gap.signer_id, gap.since) == (MissingKind.refused, SECOND, at("2026-03-03 10:00"))


def test_a_later_signature_answers_anew() -> None:
    facts = with_no(Yes(registered="2026-03-05 10:00").by(SECOND))
    assert standing.status(facts, at("2026-03-05 09:00")) is ConsentStatus.refused
    assert standing.status(facts, at("2026-03-05 10:00")) is ConsentStatus.active


def test_nobody_is_reminded_of_who_has_answered(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    consents.sign(sqlite_house, made, made.family.guardian_ids[0])
    refused(sqlite_house, made, made.family.guardian_ids[1])
    sqlite_house.clock.forward(days=20)
    with sqlite_house.work() as work:
        (waiting,) = consents_standing.waiting(work)
    assert (waiting.attention, waiting.step) == (Attention.answered_no, 0)
    page = Visitor(sqlite_house).sign_in("koordinator").get("/")
    assert "Någon har sagt nej: bestäm hur ni går vidare" in page.text
    assert "Säger nej: Arne Provsson" in page.text


def test_r13_a_no_to_a_supplement_leaves_what_was_agreed_before(house: House) -> None:
    made = consents.given(house, units=["skola-norr"])
    with house.work() as work:
        terms = RoundTerms(work.today, made.until_on, frozenset({"region-bup"}), frozenset(work.catalogue.information))
        supplement = rounds.prepare(work, made.case_id, terms)
        work.commit()
    house.clock.forward(hours=1)
    with house.work() as work:
        assert reach.units_inside(work, made.case_id) == {"skola-norr"}
        no = RefusalTerms(made.family.guardian_ids[1], work.today)
        refusals.refuse_to_sign(work, made.case_id, supplement, no)
        assert reach.units_inside(work, made.case_id) == {"skola-norr"}
        yes = consents.yes(work, made.family.guardian_ids[0], ["region-bup"], until_on=made.until_on)
        signatures.sign(work, made.case_id, supplement, yes)
        assert reach.units_inside(work, made.case_id) == {"skola-norr"}
        work.commit()


@pytest.mark.parametrize(
    ("who", "days", "problem", "field"),
    [
        ("second", 1, RecordingProblem.said_in_future, "said_on"),
        ("first", 0, RecordingProblem.signed_before, "signer"),
        ("youth", 0, RecordingProblem.decides_not_yet, "signer"),
        ("stranger", 0, RecordingProblem.not_a_guardian, "signer"),
    ],
)
def test_a_no_that_cannot_be_is_refused_at_its_field(
    sqlite_house: House, who: str, days: int, problem: RecordingProblem, field: str
) -> None:
    made = consents.asked(sqlite_house)
    first, second = made.family.guardian_ids
    consents.sign(sqlite_house, made, first)
    ids = {"first": first, "second": second, "youth": made.family.youth_id, "stranger": UUID(int=9)}
    with sqlite_house.work() as work:
        terms = RefusalTerms(ids[who], work.today + timedelta(days=days))
        with pytest.raises(Refused) as told:
            refusals.refuse_to_sign(work, made.case_id, made.consent_id, terms)
    assert (told.value.reason, told.value.field) == (problem, field)


def test_the_coordinator_registers_a_no_where_somebody_is_missing(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    coordinator.get(made.path)
    links = [str(each["href"]) for each in coordinator.page.all("a") if "/nej" in str(each.get("href"))]
    assert len(links) == 2
    signer = made.family.guardian_ids[1]
    coordinator.fill(links[0], signer=signer, said_on="2026-11-23", channel="ringde")
    assert "har sagt nej" in coordinator.text
    assert "Nekat" in coordinator.text
    coordinator.get(f"{made.path}/{made.consent_id}/nej")
    coordinator.post(f"{made.path}/{made.consent_id}/nej", status=422, said_on="i går", channel="brev")
    assert "Ange vem som har sagt nej." in coordinator.text


def test_a_case_of_another_has_no_round_to_refuse(sqlite_house: House) -> None:
    made, other = consents.asked(sqlite_house), cases.family(sqlite_house)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    coordinator.get(f"/arenden/{other.case_id}/samtycke/{made.consent_id}/nej", status=404)
