"""Who holds which function, from when to when (protocol item 29)."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from sspf.access.actor import SYSTEM
from sspf.accounts import actions, queries
from sspf.accounts.models import SeatHolder
from sspf.errors import Forbidden
from tests.browser import Visitor, statements
from tests.house import House


@pytest.fixture
def agnes(visitor: Visitor) -> Visitor:
    """The administratör, signed in."""
    return visitor.sign_in("administrator")


def holders(house: House, seat: str, day: date) -> list[str]:
    with house.work(SYSTEM, writing=False) as work:
        return [each.name for each in queries.holders(work, [seat], day).get(seat, [])]


def today(house: House) -> date:
    return house.clock().date()


def test_the_roster_shows_every_seat_with_its_holder_and_names_the_empty_ones(agnes: Visitor, house: House) -> None:
    agnes.get("/funktioner")
    for seat in house.installation.catalogue.seats.values():
        assert seat.label in agnes.text
    taken = {seat for person in house.ids for seat in house.actor(person).seats}
    empty = len(house.installation.catalogue.seats) - len(taken)
    assert f"Funktioner utan namn: {empty}" in agnes.text
    assert "Koordinator S Socialtjänsten, SSPF-koordinator Styrgrupp Arbetsgrupp Karin Ekmark" in agnes.text


def test_the_roster_costs_a_fixed_number_of_statements(agnes: Visitor, house: House) -> None:
    agnes.get("/")
    with statements(house) as seen:
        agnes.get("/funktioner")
    assert len(seen) <= 6, seen


def test_a_seat_is_taken_and_counts_from_its_first_to_its_last_day(agnes: Visitor, house: House) -> None:
    first, last = today(house) + timedelta(days=7), today(house) + timedelta(days=30)
    path = f"/konton/{house.ids['kurator']}/funktioner/ny"
    agnes.fill(path, seat="rektor-norr", from_on=first.isoformat(), until_on=last.isoformat())
    assert "Funktionen är sparad." in agnes.text
    inside = [holders(house, "rektor-norr", first + timedelta(days=number)) for number in (-1, 0, 23, 24)]
    assert ["Kerstin Olofsdotter" in names for names in inside] == [False, True, True, False]


def test_a_seat_is_left_with_a_last_day(agnes: Visitor, house: House) -> None:
    with house.work(SYSTEM, writing=False) as work:
        holder = work.session.scalars(select(SeatHolder).where(SeatHolder.seat == "rektor-norr")).one()
    agnes.fill(f"/funktioner/{holder.id}/avsluta", until_on=today(house).isoformat())
    assert today(house).isoformat() in agnes.text
    assert holders(house, "rektor-norr", today(house)) == ["Rebecka Lindahl"]
    assert holders(house, "rektor-norr", today(house) + timedelta(days=1)) == []
    house.clock.forward(days=1)
    agnes.sign_in("administrator").get("/funktioner")
    assert "Rektor, Måsviksskolan S Måsviksskolan – Tom" in agnes.text


def test_a_closed_account_holds_no_seat(house: House) -> None:
    with house.work("administrator") as work:
        actions.disable(work, house.ids["rektor"])
        work.commit()
    assert holders(house, "rektor-norr", today(house)) == []


WRONG = [
    ({"seat": ""}, "Ange en funktion."),
    ({"seat": "kung"}, "Välj en funktion i listan."),
    ({"seat": "gruppchef"}, "Välj en funktion i listan."),
    ({"seat": "fritidschef"}, "Funktionen hör till en annan enhet."),
    ({"from_on": ""}, "Ange första dagen."),
    ({"from_on": "2026-02-30"}, "Skriv första dagen som ÅÅÅÅ-MM-DD"),
    ({"from_on": "0026-11-23"}, "Dagen ligger mer än 20 år bort."),
    ({"until_on": "2026-11-22"}, "Sista dagen ligger före första."),
    ({"until_on": "9999-11-22"}, "Dagen ligger mer än 20 år bort."),
]


def test_what_is_wrong_with_a_seat_is_told_and_nothing_is_written(agnes: Visitor, house: House) -> None:
    path = f"/konton/{house.ids['kurator']}/funktioner/ny"
    with house.work(SYSTEM, writing=False) as work:
        before = len(work.session.scalars(select(SeatHolder)).all())
    for wrong, sentence in WRONG:
        agnes.get(path)
        typed = {"seat": "rektor-norr", "from_on": "2026-11-23", "until_on": "", **wrong}
        agnes.post(path, status=422, **typed)
        assert sentence in agnes.text, wrong
        assert any(each.get("value") == typed["from_on"] for each in agnes.page.all("input"))
    with house.work(SYSTEM, writing=False) as work:
        assert len(work.session.scalars(select(SeatHolder)).all()) == before


@pytest.mark.parametrize(("from_on", "until_on"), [("2027-01-01", None), ("2020-01-01", "2030-01-01")])
def test_nobody_holds_the_same_seat_twice_on_one_day(
    agnes: Visitor, house: House, from_on: str, until_on: str | None
) -> None:
    path = f"/konton/{house.ids['rektor']}/funktioner/ny"
    agnes.get(path)
    agnes.post(path, status=422, seat="rektor-norr", from_on=from_on, until_on=until_on or "")
    assert "Personen har redan funktionen då." in agnes.text


def test_two_people_may_share_a_seat(agnes: Visitor, house: House) -> None:
    agnes.fill(f"/konton/{house.ids['kurator']}/funktioner/ny", seat="rektor-norr", from_on=today(house).isoformat())
    assert len(holders(house, "rektor-norr", today(house))) == 2


def test_a_seat_that_opens_figures_only_may_be_held_beside_the_own_role(agnes: Visitor, house: House) -> None:
    path = f"/konton/{house.ids['enhetschef.social']}/funktioner/ny"
    agnes.fill(path, seat="kommunpolis", from_on=today(house).isoformat())
    assert holders(house, "kommunpolis", today(house)) == ["Erik Wallmark"]


def test_a_temporary_seat_is_not_given_without_a_last_day(agnes: Visitor, house: House) -> None:
    path = f"/konton/{house.ids['enhetschef.social']}/funktioner/ny"
    agnes.get(path)
    agnes.post(path, 422, seat="verksamhetschef-trygghet", from_on=today(house).isoformat())
    assert "Funktionen är tillfällig. Ange den sista dagen." in agnes.text
    last = today(house) + timedelta(days=30)
    agnes.fill(path, seat="verksamhetschef-trygghet", from_on=today(house).isoformat(), until_on=last.isoformat())
    assert holders(house, "verksamhetschef-trygghet", last) == ["Erik Wallmark"]
    assert holders(house, "verksamhetschef-trygghet", last + timedelta(days=1)) == []


def test_a_last_day_before_the_first_is_refused(agnes: Visitor, house: House) -> None:
    with house.work(SYSTEM, writing=False) as work:
        holder = work.session.scalars(select(SeatHolder).where(SeatHolder.seat == "rektor-norr")).one()
    agnes.get(f"/funktioner/{holder.id}/avsluta")
    day = holder.from_on - timedelta(days=1)
    agnes.post(f"/funktioner/{holder.id}/avsluta", status=422, until_on=day.isoformat())
    assert "Sista dagen ligger före första." in agnes.text


def test_only_the_administrator_gives_and_takes_seats(house: House) -> None:
    with house.work(SYSTEM, writing=False) as work:
        holder = work.session.scalars(select(SeatHolder).where(SeatHolder.seat == "rektor-norr")).one()
    with house.work("koordinator") as work:
        with pytest.raises(Forbidden):
            actions.take_seat(work, house.ids["kurator"], "rektor-norr", work.today, None)
        with pytest.raises(Forbidden):
            actions.leave_seat(work, holder.id, work.today)
    Visitor(house).sign_in("rektor").get(f"/funktioner/{holder.id}/avsluta", status=403)
