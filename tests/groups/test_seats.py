"""Who sits in a group, for how long, with how much time, and whether they meet often enough."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from sspf.accounts import actions as accounts
from sspf.accounts.models import SeatHolder
from sspf.accounts.rules import AccountProblem
from sspf.errors import Forbidden, NotFound, Refused
from sspf.groups.actions import meetings
from sspf.groups.queries import groups as queries
from sspf.groups.queries import pages
from tests.factories import groups
from tests.groups.acting import acted
from tests.house import START, House


def test_complaint_s20_a_temporary_seat_has_a_last_day_and_whoever_sat_there_is_no_member_after_it(
    house: House,
) -> None:
    seat, today = "verksamhetschef-trygghet", START.date()
    who = house.ids["friskola"]
    with house.work("administrator") as work, pytest.raises(Refused) as refusal:
        accounts.take_seat(work, who, seat, today, None)
    assert refusal.value.reason is AccountProblem.seat_endless
    acted(house, accounts.take_seat, who, seat, today, today + timedelta(days=9), who="administrator")
    member = replace(house.actor("friskola"), seats=frozenset({seat}))
    with house.work(member) as work:
        assert queries.show(work, "styrgrupp").card.group.id == "styrgrupp"
    with house.work() as work:
        place = next(each for each in queries.show(work, "styrgrupp").card.places if each.seat.id == seat)
    assert [(each.name, each.until_on) for each in place.holders] == [("Frida Strand", today + timedelta(days=9))]
    house.clock.forward(days=10)
    with house.work() as work:
        view = queries.show(work, "styrgrupp")
    assert seat in [each.seat.id for each in view.card.empty]


def test_only_who_sits_in_a_group_sees_it_and_only_the_coordinator_leads_it(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)
    for login, sits in (("styrgrupp", True), ("fritidschef", True), ("ersattare", True), ("rektor", False)):
        with house.work(login) as work:
            assert ("styrgrupp" in [each.group.id for each in queries.cards(work)]) is sits
            if sits:
                assert pages.show(work, meeting_id).view.sits
                continue
            for find in (lambda work: queries.show(work, "styrgrupp"), lambda work: pages.show(work, meeting_id)):
                with pytest.raises(NotFound):
                    find(work)
    for login in ("styrgrupp", "fritidschef"):
        with house.work(login) as work, pytest.raises(Forbidden):
            meetings.cancel(work, meeting_id)
    with house.work("granskare") as work, pytest.raises(Forbidden):
        queries.cards(work)


def test_how_many_cases_are_open_today_is_shown_to_whoever_leads_and_to_no_one_who_looks_two_days_in_a_row(
    sqlite_house: House,
) -> None:
    """The styrgrupp reads them as they were when a period ended (decision 0057)."""
    house = sqlite_house
    with house.work("koordinator") as work:
        told = queries.show(work, "styrgrupp").capacity
        assert told is not None
        assert {each.name: each.load.percent for each in told} == {"Karin Ekmark": 50, "Elias Sandgren": 20}
    for login, group in (("styrgrupp", "styrgrupp"), ("gruppchef", "arbetsgrupp")):
        with house.work(login) as work:
            assert queries.show(work, group).capacity is None


def test_the_time_that_is_set_aside_belongs_to_coordinators_only(sqlite_house: House) -> None:
    house = sqlite_house
    acted(house, accounts.take_seat, house.ids["polis"], "gruppchef", START.date(), None, 80, who="administrator")
    with house.work() as work:
        held = work.session.scalars(select(SeatHolder).where(SeatHolder.account_id == house.ids["polis"])).one()
        assert held.percent is None


def test_too_few_meetings_are_told_and_the_parts_of_one_count_once(sqlite_house: House) -> None:
    house = sqlite_house

    def missing() -> list[int]:
        with house.work() as work:
            return [each.missing for each in queries.show(work, "arbetsgrupp").card.counts]

    assert missing() == [1, 1]
    _, first = groups.working(house, START + timedelta(days=1))
    assert missing() == [0, 1]
    groups.working(house, START + timedelta(days=15))
    assert missing() == [0, 0]
    for each in (first,):
        acted(house, meetings.cancel, each)
    assert missing() == [0, 0]  # Allmän still takes place
