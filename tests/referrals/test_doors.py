"""The doors that anyone may come to: how much they take in, what they answer when closed, and what they remember."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from sspf.access.actor import PUBLIC
from sspf.catalogue.municipality import Doors
from sspf.crypto.daily import DailySecret
from sspf.referrals.models import Knock, Letter
from sspf.referrals.rules.doors import DoorState, connection_of, door
from tests.browser import Visitor, statements
from tests.factories import referrals
from tests.house import START, House, serve

LIMITS = Doors(letters_at_most=5, letters_per_hour=2, questions_per_hour=3)
PHONE = "08-465 004 11"
TODAY = START.date()


@pytest.fixture
def narrow(sqlite_house: House) -> House:
    """A house where the doors take in little."""
    roomy = sqlite_house.installation
    sqlite_house.installation = replace(roomy, catalogue=replace(roomy.catalogue, doors=LIMITS))
    serve(sqlite_house.installation)
    return sqlite_house


def guest(house: House, address: str = "198.51.100.7") -> Visitor:
    """Somebody at a network address, with the form open."""
    visitor = Visitor(house)
    visitor.client.environ_base["REMOTE_ADDR"] = address
    visitor.get("/anmalan")
    return visitor


def send(visitor: Visitor, **changes: Any) -> int:
    """Send the form that is open, as a new showing of it; returns the status."""
    visitor.get("/anmalan")
    visitor.post("/anmalan", **{**referrals.TYPED, **changes})
    return visitor.response.status_code


def count(house: House, model: type[Knock] | type[Letter]) -> int:
    """How many rows a table has."""
    with house.work(PUBLIC, writing=False) as work:
        return work.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.mark.parametrize(
    ("address", "connection"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("fe80::1%eth0", "fe80::"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_a_connection_is_what_its_owner_cannot_change_at_will(address: str, connection: str) -> None:
    assert connection_of(address) == connection


@pytest.mark.parametrize(
    ("visits", "lying", "state"),
    [
        (0, 0, DoorState.open),
        (2, 4, DoorState.open),
        (3, 0, DoorState.too_often),
        (0, 5, DoorState.full),
        (3, 5, DoorState.too_often),
    ],
)
def test_the_door_closes_at_its_figures(visits: int, lying: int, state: DoorState) -> None:
    assert door(visits, 3, lying, 5) is state


def test_too_many_from_one_connection_get_the_phone_number_keep_their_words_and_may_come_back(narrow: House) -> None:
    visitor = guest(narrow)
    assert [send(visitor), send(visitor)] == [303, 303]
    assert send(visitor, works_well="Hon ritar <b>ofta</b>.") == 429
    assert PHONE in visitor.text
    assert "Ring koordinatorn i stället" in visitor.text
    assert "Hon ritar <b>ofta</b>." in visitor.text
    assert visitor.page.all("input")
    assert count(narrow, Letter) == 2
    assert send(guest(narrow, "198.51.100.8")) == 303
    narrow.clock.forward(minutes=59)
    assert send(visitor) == 429
    narrow.clock.forward(minutes=1)
    assert send(visitor) == 303


def test_a_whole_ipv6_network_is_one_visitor(narrow: House) -> None:
    found = [send(guest(narrow, f"2001:db8:1:2::{number}")) for number in range(3)]
    assert found == [303, 303, 429]


def test_what_is_wrong_in_the_form_does_not_count_as_a_visit(narrow: House) -> None:
    visitor = guest(narrow)
    assert [send(visitor, concern="", triggers=[]) for _ in range(4)] == [422] * 4
    assert send(visitor) == 303


def test_a_full_box_gives_the_phone_number_and_the_words_back_and_colleagues_come_in_all_the_same(
    narrow: House,
) -> None:
    answers = [send(guest(narrow, f"198.51.100.{number}")) for number in range(7)]
    assert answers == [303] * 5 + [429] * 2
    visitor = guest(narrow, "198.51.100.99")
    assert send(visitor, concern="Det har hänt igen.") == 429
    assert PHONE in visitor.text
    assert "Det har hänt igen." in visitor.text
    colleague = Visitor(narrow).sign_in("kurator")
    colleague.fill("/anmalningar/ny", **referrals.TYPED_BY_STAFF)
    assert count(narrow, Letter) == 6
    with narrow.work("koordinator") as work:
        letter_id = work.session.scalars(select(Letter.id).where(Letter.account_id.is_(None))).first()
    assert letter_id
    referrals.take_up(narrow, letter_id)
    assert send(visitor) == 303


def test_sixty_posts_in_a_row_leave_no_more_than_the_box_holds_and_staff_pages_answer(narrow: House) -> None:
    coordinator = Visitor(narrow).sign_in("koordinator")
    visitors = [guest(narrow, f"203.0.113.{number}") for number in range(6)]
    seen = [send(visitors[number % 6]) for number in range(60)]
    assert {status: seen.count(status) for status in set(seen)} == {303: 5, 429: 55}
    assert count(narrow, Letter) == 5
    assert count(narrow, Knock) == 5
    assert "Alva Provsson" in coordinator.get("/anmalningar").text


def test_visits_are_forgotten_within_the_hour(narrow: House) -> None:
    send(guest(narrow, "198.51.100.1"))
    narrow.clock.forward(hours=1)
    send(guest(narrow, "198.51.100.2"))
    assert count(narrow, Knock) == 1


def test_no_address_is_kept_anywhere(narrow: House) -> None:
    addresses = ["198.51.100.177", "2001:db8:77:88:99::7"]
    for address in addresses:
        visitor = guest(narrow, address)
        assert send(visitor) == 303
        visitor.get("/anmalan/folj")
        visitor.post("/anmalan/folj", number="ABCDE-FGHJK-MNPQR")
    assert count(narrow, Knock) == 4
    narrow.close()
    files = [path.read_bytes() for path in narrow.settings.data.rglob("*") if path.is_file()]
    assert len(files) >= 3
    for address in [*addresses, "2001:db8:77:88::"]:
        assert not any(address.encode() in content for content in files)


def test_a_digest_is_of_one_day_one_errand_and_one_process() -> None:
    secret = DailySecret()
    monday = secret.digest(TODAY, "sending", "198.51.100.7")
    assert monday == secret.digest(TODAY, "sending", "198.51.100.7")
    others = [
        secret.digest(TODAY, "asking", "198.51.100.7"),
        secret.digest(TODAY, "sending", "198.51.100.8"),
        DailySecret().digest(TODAY, "sending", "198.51.100.7"),
        secret.digest(TODAY + timedelta(days=1), "sending", "198.51.100.7"),
        secret.digest(TODAY, "sending", "198.51.100.7"),  # yesterday's secret is gone
    ]
    assert monday not in others


def test_what_fits_in_the_fields_fits_in_the_request_and_what_is_larger_is_said_to_be(narrow: House) -> None:
    visitor = guest(narrow)
    assert send(visitor, concern="🌻" * 3000, works_well="🌻" * 3000) == 303
    assert send(visitor, concern="a" * 100_000) == 413
    assert "för stort" in visitor.text


@pytest.mark.parametrize("status", [303, 422, 429])
def test_the_public_door_costs_few_statements(narrow: House, status: int) -> None:
    visitor = guest(narrow)
    for _ in range(2 if status == 429 else 0):
        send(visitor)
    visitor.get("/anmalan")
    with statements(narrow) as seen:
        visitor.post("/anmalan", status=status, **{**referrals.TYPED, **({"source": ""} if status == 422 else {})})
    assert len(seen) <= 7, seen
