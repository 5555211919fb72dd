"""What an anmälan tells of where a family can be found is covered with the rest, once the case is protected (R63)."""

from dataclasses import replace

import pytest

from sspf.access.permissions import Permission
from sspf.cases.queries import people, reach
from sspf.referrals.rules.progress import ReferralSource
from sspf.referrals.rules.sending import GuardianSaid
from tests.browser import Visitor
from tests.factories import referrals
from tests.factories.protection import KNOWN, change
from tests.house import House

FATHER = GuardianSaid("Bo", "Provsson", "070-174 06 99", "bo@provsson.example")
TOLD = ("Måsviksskolan", "070-174 06 00", FATHER.phone, FATHER.email)
SENT = replace(referrals.SENT, guardians=(FATHER,))
COVERED = "Skola, telefon och e-post är täckta"


def test_r63_places_are_covered_in_the_anmalan_too_once_somebody_in_the_case_is_protected(sqlite_house: House) -> None:
    referral_id, case_id = referrals.accepted(sqlite_house, SENT)
    visitor, path = Visitor(sqlite_house).sign_in("koordinator"), f"/anmalningar/{referral_id}"
    visitor.get(path)
    assert [place for place in TOLD if place in visitor.response.text] == list(TOLD)
    with sqlite_house.work() as work:
        youth = people.persons(work, reach.find(work, Permission.case_manage, case_id))[0].id
    change(sqlite_house, case_id, youth, KNOWN)
    for page in ("", "/arende", "/skydd", "/kontakt"):
        visitor.get(path + page)
        assert not [place for place in TOLD if place in visitor.response.text], page
        assert page or COVERED in visitor.text
    visitor.post(f"{path}/avsandare", status=200)
    assert not [place for place in TOLD if place in visitor.response.text]


@pytest.mark.parametrize(("source", "stays"), [(ReferralSource.other_adult, True), (ReferralSource.youth, False)])
def test_a_neighbours_number_is_nobodys_place(source: ReferralSource, stays: bool) -> None:
    sent = replace(SENT, sender=replace(SENT.sender, source=source))
    assert bool(sent.covered().sender.contact) is stays
