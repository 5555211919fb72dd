"""What somebody who sent an anmälan may follow with the receipt number: three words, and nothing else."""

import re
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from sspf.access.actor import PUBLIC
from sspf.catalogue.municipality import Doors
from sspf.referrals.actions import acceptance, answers, receipts, sending
from sspf.referrals.actions.answers import Handover
from sspf.referrals.rules.following import PublicState, public_state
from sspf.referrals.rules.progress import ANSWERED, ReferralState
from tests.browser import Visitor, statements
from tests.factories import referrals
from tests.house import START, House, serve

S, P = ReferralState, PublicState
TODAY, YESTERDAY = date(2026, 11, 23), date(2026, 11, 22)
CHANCE = re.compile(r'(nonce|name="csrf_token" value|name="once" value|value)="[^"]*"')
UNKNOWN = "ABCDE-FGHJK-MNPQR"

ANSWERS = ("handed over", "accepted", "closed")


def sent(house: House) -> tuple[UUID, str]:
    """An anmälan and its receipt number."""
    number = receipts.new_receipt()
    with house.work(PUBLIC) as work:
        referral_id = sending.send(work, referrals.SENT, number)
        work.commit()
    return referral_id, number


def answer(house: House, referral_id: UUID, how: str) -> None:
    """Give one of the answers; a handing over comes without anybody taking it up before."""
    with house.work("koordinator") as work:
        if how == "handed over":
            answers.hand_over(work, referral_id, Handover("mottagningen", "per telefon"))
        else:
            answers.take_up(work, referral_id)
        if how == "accepted":
            acceptance.accept(work, referral_id, referrals.acceptance())
        if how == "closed":
            answers.close(work, referral_id, "annat", "")
        work.commit()


def ask(house: House, number: str) -> str:
    """What the page says to somebody with a number, without what differs by chance between two showings."""
    visitor = Visitor(house)
    visitor.get("/anmalan/folj")
    visitor.post("/anmalan/folj", status=200, number=number)
    assert "Location" not in visitor.response.headers
    return CHANCE.sub("", visitor.response.text)


@pytest.mark.parametrize("state", ANSWERED)
def test_r23_every_answer_is_the_same_word_from_the_day_after(state: ReferralState) -> None:
    assert public_state(state, YESTERDAY, TODAY) is P.closed
    assert public_state(state, TODAY, TODAY) is P.looked_at
    assert public_state(state, None, TODAY) is P.looked_at


def test_before_an_answer_the_word_is_received_or_looked_at() -> None:
    assert public_state(S.received, None, TODAY) is P.received
    assert public_state(S.under_assessment, None, TODAY) is P.looked_at


def test_whoever_sent_it_sees_it_received_looked_at_and_done(sqlite_house: House) -> None:
    house = sqlite_house
    referral_id, number = sent(house)
    assert "Mottagen" in ask(house, number)
    referrals.take_up(house, referral_id)
    assert "Läses av koordinatorn" in ask(house, f" {number[:5].lower()}-{number[5:]} ")
    answer(house, referral_id, "closed")
    house.clock.forward(days=1)
    assert "Färdig" in ask(house, number)


def test_r23_an_orosanmalan_a_case_and_a_closing_are_the_same_page_on_every_day(house: House) -> None:
    pages: dict[int, set[str]] = {0: set(), 1: set(), 30: set()}
    numbers = []
    for how in ANSWERS:
        referral_id, number = sent(house)
        answer(house, referral_id, how)
        numbers.append(number)
    for day, found in pages.items():
        house.clock.at = START
        house.clock.forward(days=day)
        found.update(ask(house, number) for number in numbers)
    assert [len(found) for found in pages.values()] == [1, 1, 1]
    assert "Läses av koordinatorn" in pages[0].pop()
    done = pages[1].pop()
    assert "Färdig" in done
    for word in ("Avslutad", "Blev ett ärende", "Överlämnad", "2026", "Alva"):
        assert word not in done


def test_a_number_nobody_has_and_one_that_is_none_get_the_same_answer_for_the_same_work(house: House) -> None:
    _, number = sent(house)
    referral_id, other = sent(house)
    answer(house, referral_id, "closed")
    costs = set()
    for asked in (number, other, UNKNOWN, "X", "../../etc"):
        visitor = Visitor(house)
        visitor.get("/anmalan/folj")
        with statements(house) as seen:
            visitor.post("/anmalan/folj", status=200, number=asked)
        costs.add(tuple(statement.split()[0] for statement in seen))
    assert len(costs) == 1
    assert ask(house, UNKNOWN) == ask(house, "X") == ask(house, "../../etc")
    assert "Ingen anmälan har det numret" in ask(house, UNKNOWN)


def test_who_asks_too_often_gets_the_phone_number(sqlite_house: House) -> None:
    house = sqlite_house
    few = Doors(letters_at_most=5, letters_per_hour=2, questions_per_hour=3)
    house.installation = replace(house.installation, catalogue=replace(house.installation.catalogue, doors=few))
    serve(house.installation)
    _, number = sent(house)
    visitor = Visitor(house)
    visitor.get("/anmalan/folj")
    for _ in range(3):
        visitor.post("/anmalan/folj", status=200, number=UNKNOWN)
    visitor.post("/anmalan/folj", status=429, number=number)
    assert "08-465 004 11" in visitor.text
    assert "Mottagen" not in visitor.text
    visitor.get("/anmalan")
    visitor.post("/anmalan", status=303, **referrals.TYPED)
    house.clock.forward(hours=1)
    visitor.get("/anmalan/folj")
    visitor.post("/anmalan/folj", status=200, number=number)


def test_the_number_is_sent_in_a_form_and_stands_in_no_address(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house)
    page = visitor.get("/anmalan/folj")
    assert [(form.get("method"), form.get("action")) for form in page.all("form")] == [("post", None)]
    _, number = sent(sqlite_house)
    assert number not in ask(sqlite_house, number)
    assert "Mottagen" not in visitor.get(f"/anmalan/folj?number={number}").text


def test_an_empty_number_is_asked_for(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house)
    visitor.get("/anmalan/folj")
    visitor.post("/anmalan/folj", status=422, number="")
    assert "Ange kvittonumret." in visitor.text


def test_the_form_and_the_receipt_lead_there(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house)
    for path in ("/anmalan", "/anmalan/kvitto"):
        assert any(link.get("href") == "/anmalan/folj" for link in visitor.get(path).all("a"))
