"""What collides with what: rooms, functions and people, told without a word of what they are taken for."""

from datetime import timedelta
from typing import cast
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Table

from sspf.bookings import actions
from sspf.bookings.models import Booking
from sspf.bookings.queries import Collision, collisions
from sspf.bookings.rules import Claim
from sspf.db import UNAUDITED
from tests.browser import statements
from tests.house import START, House

AT = START + timedelta(days=7)
HOUR = timedelta(hours=1)
ROOM = ("biblioteket-lilla",)
REKTOR = ("rektor-norr",)


def claim(
    after: timedelta = timedelta(0),
    rooms: tuple[str, ...] = (),
    seats: tuple[str, ...] = (),
    accounts: tuple[UUID, ...] = (),
) -> Claim:
    """An hour that begins so long after `AT`."""
    return Claim(AT + after, AT + after + HOUR, rooms, seats, accounts)


@pytest.fixture(autouse=True)
def _booked_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bookings are made with a meeting, whose act has its event; here they are made by themselves."""
    monkeypatch.setitem(cast(Table, Booking.__table__).info, UNAUDITED, "the act that books has its event")


def booked(house: House, wanted: Claim, thing_id: UUID | None = None) -> UUID:
    """Somebody takes this."""
    thing_id = thing_id or uuid4()
    with house.work() as work:
        actions.book(work, thing_id, wanted)
        work.commit()
    return thing_id


def taken(house: House, wanted: Claim, besides: UUID | None = None) -> list[Collision]:
    """What is in the way."""
    with house.work(writing=False) as work:
        return collisions(work, wanted, besides)


def names(house: House, wanted: Claim, besides: UUID | None = None) -> list[str]:
    """The names of what is in the way."""
    return [each.name for each in taken(house, wanted, besides)]


def test_a_room_is_taken_once(house: House) -> None:
    booked(house, claim(rooms=ROOM))
    [found] = taken(house, claim(HOUR / 2, rooms=ROOM))
    assert (found.name, found.is_room, found.starts_at, found.ends_at) == (
        "Biblioteket, lilla rummet",
        True,
        AT,
        AT + HOUR,
    )
    assert names(house, claim(rooms=("familjecentralen",))) == []


@pytest.mark.parametrize(("after", "hits"), [(-HOUR, 0), (-HOUR / 2, 1), (timedelta(0), 1), (HOUR / 2, 1), (HOUR, 0)])
def test_what_ends_when_the_next_begins_is_not_in_its_way(house: House, after: timedelta, hits: int) -> None:
    booked(house, claim(rooms=ROOM))
    assert len(taken(house, claim(after, rooms=ROOM))) == hits


def test_a_function_called_twice_is_told_by_its_name(house: House) -> None:
    booked(house, claim(seats=REKTOR))
    assert names(house, claim(seats=("gruppchef", *REKTOR))) == ["Rektor, Måsviksskolan"]


def test_whoever_holds_a_called_function_and_is_named_elsewhere_collides(house: House) -> None:
    booked(house, claim(accounts=(house.ids["rektor"],)))
    assert names(house, claim(seats=REKTOR)) == ["Rektor, Måsviksskolan"]
    booked(house, claim(seats=("gruppchef",)))
    assert names(house, claim(accounts=(house.ids["gruppchef"],))) == ["Gunnar Frisk"]


def test_another_colleague_of_the_unit_is_free(house: House) -> None:
    booked(house, claim(accounts=(house.ids["kurator"],)))
    assert names(house, claim(seats=REKTOR, accounts=(house.ids["rektor"],))) == []


def test_a_thing_is_never_in_its_own_way_and_books_anew(house: House) -> None:
    mine = booked(house, claim(rooms=ROOM))
    assert names(house, claim(rooms=ROOM), mine) == []
    booked(house, claim(3 * HOUR, rooms=ROOM), mine)
    assert names(house, claim(rooms=ROOM)) == []
    assert names(house, claim(3 * HOUR, rooms=ROOM)) == ["Biblioteket, lilla rummet"]


def test_what_is_let_go_of_is_free(house: House) -> None:
    booked(house, claim(seats=("gruppchef",)))
    mine = booked(house, claim(rooms=ROOM, seats=REKTOR))
    with house.work() as work:
        actions.release(work, mine)
        work.commit()
    assert names(house, claim(rooms=ROOM, seats=("rektor-norr", "gruppchef"))) == ["Gruppchef, områdespolisen"]


def test_the_same_collision_at_another_time_is_another_collision(house: House) -> None:
    booked(house, claim(rooms=ROOM))
    booked(house, claim(HOUR, rooms=ROOM))
    first, second = taken(house, Claim(AT, AT + 2 * HOUR, ROOM))
    assert first.key != second.key


def test_it_costs_one_statement_when_nothing_is_in_the_way_and_three_at_most(sqlite_house: House) -> None:
    with statements(sqlite_house) as seen:
        assert taken(sqlite_house, claim(rooms=ROOM, seats=REKTOR)) == []
    assert len(seen) == 1
    booked(sqlite_house, claim(seats=REKTOR, accounts=(sqlite_house.ids["kurator"],)))
    wanted = claim(rooms=ROOM, seats=REKTOR, accounts=(sqlite_house.ids["kurator"],))
    with statements(sqlite_house) as seen:
        assert len(taken(sqlite_house, wanted)) == 2
    assert len(seen) <= 4  # with the keystore's, for the names of the staff
