"""Whoever sent an anmälan can be kept from the family's eyes (OSL 26:5, law R24)."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.cases.queries import people, reach
from sspf.errors import Forbidden
from sspf.referrals.actions import acceptance, answers, shields
from sspf.referrals.queries import lists, whole
from sspf.referrals.rules.progress import ReferralSource
from sspf.referrals.rules.sending import Sender
from tests.browser import Visitor
from tests.factories import referrals
from tests.house import House

REASON = "Pappan har hotat grannar förut."
NEIGHBOUR = Sender(ReferralSource.other_adult, "Nils Grannström", "granne", "070-174 06 09")


def shielded(house: House, referral_id: UUID) -> UUID:
    """The same anmälan, its sender shielded."""
    with house.work("koordinator") as work:
        shields.shield(work, referral_id, REASON)
        work.commit()
    return referral_id


def logged(house: House) -> list[str]:
    with house.work() as work:
        return list(work.session.scalars(select(AuditEntry.name).order_by(AuditEntry.seq)))


def test_r24_a_shielded_senders_name_is_on_no_page_but_the_one_that_is_asked_for(sqlite_house: House) -> None:
    referral_id = shielded(sqlite_house, referrals.taken_up(sqlite_house, replace(referrals.SENT, sender=NEIGHBOUR)))
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    path = f"/anmalningar/{referral_id}"
    pages = ("", "/arende", "/overlamning", "/avslut", "/vidare", "/atertagen", "/kontakt", "/skydd")
    for page in [path + each for each in pages] + ["/anmalningar", "/"]:
        coordinator.get(page)
        for word in ("Grannström", "070-174 06 09"):
            assert word not in coordinator.response.text, page
    assert "ShieldedSenderRead" not in logged(sqlite_house)
    coordinator.get(path)
    assert REASON in coordinator.text
    coordinator.post(f"{path}/avsandare", status=200)
    assert "Nils Grannström" in coordinator.text
    assert "070-174 06 09" in coordinator.text
    assert logged(sqlite_house)[-1] == "ShieldedSenderRead"


def test_r24_neither_the_unit_of_a_shielded_colleague_is_told(house: House) -> None:
    referral_id = referrals.from_staff(house, "kurator")
    with house.work() as work:
        answers.take_up(work, referral_id)
        work.commit()
    with house.work(writing=False) as work:
        assert whole.show(work, referral_id).sent_by == "Kerstin Olofsdotter"
    shielded(house, referral_id)
    with house.work(writing=False) as work:
        view = whole.show(work, referral_id)
        assert (view.sent_by, view.unit, view.sent.sender) == (None, None, Sender(ReferralSource.school))
        assert [line.unit for line in lists.waiting_page(work)] == [None]
        told = whole.sender(work, referral_id)
        assert (told.sent_by, told.unit) == ("Kerstin Olofsdotter", "skola-norr")


def test_r24_a_guardian_who_is_shielded_from_the_other_does_not_go_with_the_case(house: House) -> None:
    referral_id = shielded(house, referrals.taken_up(house))
    page = Visitor(house).sign_in("koordinator").get(f"/anmalningar/{referral_id}/arende")
    assert "Ylva" not in page.text
    assert not any(field.get("value") == "Ylva" for field in page.all("input"))
    with house.work() as work:
        case_id = acceptance.accept(work, referral_id, referrals.acceptance())
        work.commit()
    with house.work(writing=False) as work:
        sight = reach.find(work, Permission.case_read, case_id)
        assert [each.name for each in people.persons(work, sight)] == ["Alva Provsson"]


def test_r24_without_a_shield_everyone_is_told_that_the_family_may_read_it(sqlite_house: House) -> None:
    sentence = "kan få läsa"
    kurator = Visitor(sqlite_house).sign_in("kurator")
    assert f"familjen {sentence} att det är du som har anmält" in kurator.get("/anmalningar/ny").text
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    coordinator.get(f"/anmalningar/{referrals.taken_up(sqlite_house)}")
    assert f"Räkna med att familjen {sentence} vem som har anmält." in coordinator.text


def test_a_shield_needs_its_reason_and_can_be_lifted(sqlite_house: House) -> None:
    referral_id = referrals.taken_up(sqlite_house)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    path = f"/anmalningar/{referral_id}/skydd"
    coordinator.get(path)
    coordinator.post(path, 422, reason="")
    assert "Ange vad som kan hända." in coordinator.text
    coordinator.fill(path, reason=REASON)
    assert "Skyddad: visas inte för familjen" in coordinator.text
    coordinator.post(f"{path}/slut", status=303)
    coordinator.follow()
    assert "Ylva Provsson" in coordinator.text
    assert [each for each in logged(sqlite_house) if "hield" in each] == ["SenderShielded", "SenderUnshielded"]


@pytest.mark.parametrize("login", ["kurator", "rektor", "styrgrupp", "granskare", "administrator"])
def test_only_coordinators_shield_and_see_who_is_shielded(sqlite_house: House, login: str) -> None:
    referral_id = shielded(sqlite_house, referrals.taken_up(sqlite_house))
    with sqlite_house.work(login) as work:
        for act in (
            lambda: shields.shield(work, referral_id, REASON),
            lambda: shields.lift(work, referral_id),
            lambda: whole.sender(work, referral_id),
        ):
            with pytest.raises(Forbidden):
                act()
