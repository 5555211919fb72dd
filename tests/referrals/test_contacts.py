"""The contact log, and the deadlines that it answers."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from sspf.errors import Forbidden, Refused
from sspf.referrals.actions import answers, contacts
from sspf.referrals.queries import lists, whole
from sspf.referrals.rules.contacts import Contact, ContactChannel, ContactParty, ContactProblem, contact_problem
from tests.browser import Visitor, statements
from tests.factories import referrals
from tests.house import START, House

REACHED = Contact(START, ContactParty.guardian, ContactChannel.phone, True, "Vill gärna träffas.")
TYPED: dict[str, Any] = {
    "party": "guardian",
    "channel": "phone",
    "day": "2026-11-23",
    "clock": "10.00",
    "reached": "ja",
    "note": "Vill gärna träffas.",
}


def written(house: House, referral_id: UUID, contact: Contact = REACHED) -> None:
    """A contact that the coordinator has written down."""
    with house.work("koordinator") as work:
        contacts.write(work, referral_id, contact)
        work.commit()


def task(house: House, referral_id: UUID) -> lists.WaitingReferral:
    with house.work(writing=False) as work:
        return whole.show(work, referral_id).task


@pytest.mark.parametrize(
    ("contact", "family", "guardian"),
    [
        (REACHED, True, True),
        (replace(REACHED, party=ContactParty.youth), True, False),
        (replace(REACHED, party=ContactParty.sender), False, False),
        (replace(REACHED, party=ContactParty.other), False, False),
        (replace(REACHED, reached=False), False, False),
    ],
)
def test_what_a_contact_answers(contact: Contact, family: bool, guardian: bool) -> None:
    assert (contact.reaches_family, contact.reaches_guardian) == (family, guardian)


def test_a_contact_lies_between_receipt_and_now_to_the_minute() -> None:
    received_at = START + timedelta(seconds=30)
    assert contact_problem(REACHED, received_at, START) is None
    assert contact_problem(REACHED, START + timedelta(minutes=1), START + timedelta(hours=1)) == (
        ContactProblem.contact_before_receipt,
        "day",
    )
    assert contact_problem(REACHED, START, START - timedelta(minutes=1)) == (ContactProblem.contact_in_future, "day")


def test_the_first_contact_answers_the_deadline_and_a_try_is_kept(house: House) -> None:
    referral_id = referrals.taken_up(house)
    written(house, referral_id, replace(REACHED, reached=False, note="Ingen svarade."))
    assert task(house, referral_id).contacted_at is None
    house.clock.forward(days=8)
    assert task(house, referral_id).contact_late
    written(house, referral_id, replace(REACHED, at=START + timedelta(days=2)))
    written(house, referral_id, replace(REACHED, at=START + timedelta(days=1)))
    found = task(house, referral_id)
    assert (found.contacted_at, found.contact_late) == (START + timedelta(days=1), False)
    with house.work(writing=False) as work:
        log = whole.show(work, referral_id).contacts
    assert [line.contact.note for line in log] == ["Vill gärna träffas.", "Vill gärna träffas.", "Ingen svarade."]
    assert {line.written_by for line in log} == {"Karin Ekmark"}


def test_at_suspicion_of_crime_only_a_guardian_answers_the_hours(house: House) -> None:
    referral_id = referrals.taken_up(house, referrals.URGENT)
    assert task(house, referral_id).urgent_by == START + timedelta(hours=24)
    written(house, referral_id, replace(REACHED, party=ContactParty.youth))
    assert task(house, referral_id).urgent_by is not None
    written(house, referral_id)
    assert task(house, referral_id).urgent_by is None


@pytest.mark.parametrize("at", [START - timedelta(days=1), START + timedelta(days=1)])
def test_an_impossible_time_is_refused_and_nothing_is_written(house: House, at: datetime) -> None:
    referral_id = referrals.taken_up(house)
    with house.work() as work, pytest.raises(Refused):
        contacts.write(work, referral_id, replace(REACHED, at=at))
    with house.work(writing=False) as work:
        assert whole.show(work, referral_id).contacts == ()


def test_after_the_answer_the_family_is_still_told(house: House) -> None:
    referral_id = referrals.taken_up(house)
    with house.work() as work:
        answers.close(work, referral_id, "ej-malgrupp", "")
        work.commit()
    written(house, referral_id)
    assert task(house, referral_id).contacted_at == START


def test_only_coordinators_write_contacts(sqlite_house: House) -> None:
    referral_id = referrals.taken_up(sqlite_house)
    for login in ("kurator", "rektor", "styrgrupp", "granskare", "administrator"):
        with sqlite_house.work(login) as work, pytest.raises(Forbidden):
            contacts.write(work, referral_id, REACHED)


def test_the_start_page_asks_for_the_first_contact_until_somebody_is_reached(sqlite_house: House) -> None:
    referral_id = referrals.taken_up(sqlite_house)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    assert "Ta första kontakten med familjen" in coordinator.get("/").text
    coordinator.fill(f"/anmalningar/{referral_id}/kontakt", **TYPED | {"reached": "nej"})
    assert "Nåddes inte." in coordinator.text
    sqlite_house.clock.forward(days=8)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    text = coordinator.get("/").text
    assert "Ta första kontakten med familjen" in text
    assert "Försenad" in text
    assert "Familjen skulle ha kontaktats 30 nov" in coordinator.get("/anmalningar").text
    coordinator.fill(f"/anmalningar/{referral_id}/kontakt", **TYPED)
    assert "Familjen kontaktades" in coordinator.text
    assert "Ta första kontakten med familjen" not in coordinator.get("/").text


def test_the_day_within_which_guardians_are_called_leaves_the_start_page_with_the_call(sqlite_house: House) -> None:
    referral_id = referrals.taken_up(sqlite_house, referrals.URGENT)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    assert "Kontakta vårdnadshavare inom ett dygn" in coordinator.get("/").text
    coordinator.fill(f"/anmalningar/{referral_id}/kontakt", **TYPED)
    assert "Kontakta vårdnadshavare inom ett dygn" not in coordinator.get("/").text


def test_what_is_missing_is_told_and_typed_words_stay(sqlite_house: House) -> None:
    path = f"/anmalningar/{referrals.taken_up(sqlite_house)}/kontakt"
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    coordinator.get(path)
    coordinator.post(path, 422, **TYPED | {"party": "", "day": "2026-11-24"})
    assert "Ange vem du kontaktade." in coordinator.text
    assert "Vill gärna träffas." in coordinator.text
    coordinator.post(path, 422, **TYPED | {"day": "2026-11-24"})
    assert "Tiden har inte varit än." in coordinator.text


def test_the_page_costs_the_same_for_many_contacts(sqlite_house: House) -> None:
    referral_id = referrals.taken_up(sqlite_house)
    for _ in range(4):
        written(sqlite_house, referral_id)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    with statements(sqlite_house) as seen:
        coordinator.get(f"/anmalningar/{referral_id}")
    assert len(seen) <= 9, seen
