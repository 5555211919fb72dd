"""A call that the coordinator types in."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf.audit.models import AuditEntry
from sspf.errors import Forbidden, Refused
from sspf.referrals.actions import calls, receipts
from sspf.referrals.actions.calls import Call
from sspf.referrals.models import Referral
from sspf.referrals.queries import reach, whole
from sspf.referrals.rules.progress import ReferralSource, ReferralState
from sspf.referrals.rules.sending import Agreement, CustodyTold, GuardianSaid, ReferralProblem, Sender, Sent
from tests.browser import Visitor
from tests.factories import referrals
from tests.house import START, House

YESTERDAY = START - timedelta(hours=20)
FATHER = GuardianSaid("Arne", "Provsson", "08-465 004 12", custody=CustodyTold.joint)
TYPED: dict[str, Any] = referrals.TYPED | {
    "day": "2026-11-22",
    "clock": "14.00",
    "agreed_on": "2026-11-22",
    "guardians-0-given_name": "Arne",
    "guardians-0-family_name": "Provsson",
    "guardians-0-custody": "joint",
}


@pytest.fixture
def coordinator(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house).sign_in("koordinator")


def typed_in(house: House, sent: Sent = referrals.SENT, at: datetime = YESTERDAY, number: str | None = None) -> UUID:
    """A call that the coordinator has typed in."""
    with house.work("koordinator") as work:
        referral_id = calls.type_in(work, Call(sent, at), number or receipts.new_receipt())
        work.commit()
    return referral_id


def test_it_came_in_when_the_call_came_and_is_taken_up_by_whoever_types(house: House) -> None:
    referral_id = typed_in(house, replace(referrals.SENT, guardians=(FATHER,)))
    with house.work(writing=False) as work:
        view = whole.show(work, referral_id)
    assert (view.task.received_at, view.task.state) == (YESTERDAY, ReferralState.under_assessment)
    assert (view.handler, view.taken_up_at, view.typed_in) == ("Karin Ekmark", START, True)
    assert view.sent == replace(referrals.SENT, guardians=(FATHER,))


def test_it_is_logged_as_received_and_taken_up(house: House) -> None:
    typed_in(house)
    with house.work() as work:
        names = list(work.session.scalars(select(AuditEntry.name).order_by(AuditEntry.seq)))
    assert names[-2:] == ["ReferralReceived", "ReferralTakenUp"]


def test_the_receipt_number_works_as_for_everyone(house: House) -> None:
    number = receipts.new_receipt()
    referral_id = typed_in(house, number=number)
    with house.work(writing=False) as work:
        assert reach.with_receipt(work, number) == referral_id


@pytest.mark.parametrize(
    ("at", "problem"),
    [
        (START + timedelta(minutes=1), ReferralProblem.received_in_future),
        (START - timedelta(days=61), ReferralProblem.received_long_ago),
    ],
)
def test_a_time_ahead_or_long_ago_is_refused_and_nothing_is_written(
    house: House, at: datetime, problem: ReferralProblem
) -> None:
    with house.work() as work, pytest.raises(Refused) as met:
        calls.type_in(work, Call(referrals.SENT, at), receipts.new_receipt())
    assert (met.value.reason, met.value.field) == (problem, "day")
    with house.work(writing=False) as work:
        assert work.session.scalars(select(Referral)).all() == []


def test_the_very_minute_is_not_ahead(house: House) -> None:
    typed_in(house, at=START)
    with house.work(writing=False) as work:
        assert [row.received_at for row in work.session.scalars(select(Referral))] == [START]


def test_on_the_telephone_too_a_kurator_names_nobody_before_the_family_has_agreed(house: House) -> None:
    sent = replace(referrals.SENT, sender=Sender(ReferralSource.school, "Kerstin"), agreement=Agreement())
    with house.work() as work, pytest.raises(Refused) as met:
        calls.type_in(work, Call(sent, START), receipts.new_receipt())
    assert met.value.reason is ReferralProblem.agreement_needed


def test_of_somebody_anonymous_nothing_but_the_relation_is_kept(house: House) -> None:
    told = Sender(ReferralSource.other_adult, "Nils Granne", "granne", "070-174 06 09", anonymous=True)
    referral_id = typed_in(house, replace(referrals.SENT, sender=told))
    with house.work(writing=False) as work:
        assert whole.show(work, referral_id).sent.sender == replace(told, name="", contact="")


@pytest.mark.parametrize("login", ["kurator", "rektor", "styrgrupp", "administrator"])
def test_only_coordinators_type_in_calls(sqlite_house: House, login: str) -> None:
    with sqlite_house.work(login) as work, pytest.raises(Forbidden):
        calls.type_in(work, Call(referrals.SENT, START), receipts.new_receipt())


def test_the_page_starts_from_this_minute_and_leads_to_the_anmalan_with_its_number(coordinator: Visitor) -> None:
    coordinator.get("/anmalningar/samtal")
    typed = {str(field.get("name")): field.get("value") for field in coordinator.page.all("input")}
    assert (typed["day"], typed["clock"]) == ("2026-11-23", "10.00")
    coordinator.fill("/anmalningar/samtal", **TYPED)
    assert "Kvittonummer att läsa upp:" in coordinator.text
    assert "Kom in söndag 22 november kl. 14.00." in coordinator.text
    assert "Under bedömning" in coordinator.text
    assert "Arne Provsson" in coordinator.text
    assert "Inskriven av koordinatorn efter ett samtal." in coordinator.text


def test_a_time_ahead_is_told_at_the_day_and_what_was_typed_stays(coordinator: Visitor) -> None:
    coordinator.get("/anmalningar/samtal")
    coordinator.post("/anmalningar/samtal", 422, **TYPED | {"day": "2026-11-24"})
    assert "Tiden har inte varit än. Skriv när samtalet kom in." in coordinator.text
    assert any(field.get("value") == "Arne" for field in coordinator.page.all("input"))


def test_pressing_twice_makes_one(coordinator: Visitor) -> None:
    fields = coordinator.get("/anmalningar/samtal").fields()
    coordinator.post("/anmalningar/samtal", 303, **TYPED | fields)
    first = coordinator.response.headers["Location"]
    coordinator.post("/anmalningar/samtal", 303, **TYPED | fields)
    assert coordinator.response.headers["Location"] == first
