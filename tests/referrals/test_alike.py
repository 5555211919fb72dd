"""The same young person, known already: the coordinator sees it before a case opens, and nobody else learns it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf.audit.models import AuditEntry
from sspf.errors import Forbidden
from sspf.referrals.queries import alike
from sspf.referrals.rules.alike import Known, means_same
from sspf.referrals.rules.sending import YouthSaid
from tests.browser import Visitor, statements
from tests.factories import cases, referrals
from tests.house import House

BORN = date(2012, 5, 12)
NUMBERED = Known("Alva", "Provsson", "201205122383", BORN)
NAMED = Known("Alva", "Provsson", None, BORN)
OTHER = replace(referrals.SENT, youth=YouthSaid("Saga", "Provsson", born_on=date(2013, 1, 2)))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (NUMBERED, NUMBERED, True),
        (NUMBERED, Known("Alba", "Provson", "201205122383", BORN), True),
        (NUMBERED, NAMED, True),
        (NAMED, Known("  alva ", "PROVSSON", None, BORN), True),
        (Known("Anna-Lisa", "Ek", None, BORN), Known("anna lisa", "ek", None, BORN), True),
        (Known("A\u030asa", "Ek", None, BORN), Known("Åsa", "Ek", None, BORN), True),
        (Known("Åsa", "Ek", None, BORN), Known("Asa", "Ek", None, BORN), False),
        (NUMBERED, Known("Alva", "Provsson", "201205132390", BORN), False),
        (NAMED, Known("Alva", "Provsson", None, date(2012, 5, 13)), False),
        (NAMED, Known("Alva", "Provsson"), True),
        (Known("Alva", "Provsson"), Known("Alva", "Provsson"), True),
        (Known("Alva", ""), Known("Alva", ""), False),
        (NAMED, Known("Alva", "Provberg"), False),
        (Known("", "", None, BORN), Known("", "", None, BORN), False),
        (Known("", "", None, None), Known("", "", None, None), False),
    ],
)
def test_when_two_descriptions_mean_the_same(one: Known, other: Known, same: bool) -> None:
    assert means_same(one, other) is means_same(other, one) is same


def found(house: House, referral_id: UUID) -> alike.Alike:
    with house.work("koordinator") as work:
        return alike.alike(work, referral_id)


def test_a_case_and_other_anmalningar_of_the_same_youth_are_found(house: House) -> None:
    earlier, case_id = referrals.accepted(house)
    cases.family(house, replace(cases.YOUTH, given_name="Saga", personal_number=None, born_on=date(2013, 1, 2)))
    referrals.taken_up(house, OTHER)
    house.clock.forward(days=1)
    referral_id = referrals.taken_up(house)
    known = found(house, referral_id)
    assert [each.id for each in known.cases] == [case_id]
    assert [each.id for each in known.referrals] == [earlier]
    assert known.any


def test_nothing_is_found_of_a_youth_nobody_knows(house: House) -> None:
    cases.family(house)
    assert not found(house, referrals.taken_up(house, OTHER)).any


def test_a_lot_at_a_time_finds_what_lies_in_the_last(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "AT_A_TIME", 2)
    made = cases.family(house)
    for number in range(4):
        cases.family(house, replace(cases.YOUTH, given_name=f"Saga{number}", personal_number=None))
    for _ in range(4):
        referrals.taken_up(house, OTHER)
    assert [each.id for each in found(house, referrals.taken_up(house)).cases] == [made.case_id]


def test_the_look_costs_five_statements_however_many_are_known(house: House) -> None:
    referral_id = referrals.taken_up(house)
    for _ in range(3):
        cases.family(house)
        referrals.taken_up(house, OTHER)
    with house.work("koordinator") as work, statements(house) as seen:
        alike.alike(work, referral_id)
    assert len(seen) <= 6, seen


def test_only_coordinators_look(sqlite_house: House) -> None:
    referral_id = referrals.taken_up(sqlite_house)
    for login in ("kurator", "rektor", "styrgrupp", "granskare", "administrator"):
        with sqlite_house.work(login) as work, pytest.raises(Forbidden):
            alike.alike(work, referral_id)


def test_the_page_that_opens_a_case_says_it_first_and_every_look_is_logged(sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    referral_id = referrals.taken_up(sqlite_house)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    coordinator.get(f"/anmalningar/{referral_id}/arende")
    assert "Ungdomen kan redan vara känd här" in coordinator.text
    assert f"/arenden/{made.case_id}" in {link.get("href") for link in coordinator.page.all("a")}
    with sqlite_house.work() as work:
        looks = work.session.scalars(select(AuditEntry.facts).where(AuditEntry.name == "AlikeLookedFor")).all()
    assert len(looks) == 1
    assert str(made.case_id) in looks[0]


def test_whoever_sends_learns_nothing_of_what_is_known(sqlite_house: House) -> None:
    kurator = Visitor(sqlite_house).sign_in("kurator")
    kurator.fill("/anmalningar/ny", **referrals.TYPED_BY_STAFF)
    first = kurator.text
    cases.family(sqlite_house)
    kurator.fill("/anmalningar/ny", **referrals.TYPED_BY_STAFF)
    assert _without_number(kurator.text) == _without_number(first)


def _without_number(text: str) -> str:
    return " ".join(word for word in text.split() if word.count("-") != 2)
