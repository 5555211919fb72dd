"""What is counted of meetings, anmälningar and plans, through what people really did."""

from datetime import timedelta

from sspf.meetings.rules.states import AttendeeRole
from sspf.periods import Period
from sspf.statistics import queries
from tests.browser import Visitor
from tests.factories import cases, meetings, plans, referrals
from tests.house import House

YEAR = Period(2026)
SEATS = ("rektor-norr", "gruppchef")
NOTHING_YET = dict.fromkeys(("accepted", "handed_over", "referred_on", "withdrawn", "closed", "waiting"), 0)


def counted(house: House, period: Period = YEAR) -> queries.Statistics:
    with house.work("styrgrupp") as work:
        return queries.statistics(work, period)


def test_attendance_is_counted_per_agency_and_who_was_never_called_is_named(visitor: Visitor, house: House) -> None:
    case_id = cases.shared(house, ["skola-norr", "omradespolis"]).case_id
    meetings.held(house, case_id, meetings.called(house, case_id, *SEATS))
    later = house.clock.at + timedelta(days=8)
    meetings.held(house, case_id, meetings.called(house, case_id, *SEATS, starts_at=later), AttendeeRole.partner)
    told = counted(house)
    assert told.meetings.held == 2
    assert [(each.label, each.came, each.called) for each in told.attendance] == [("Skola", 1, 2), ("Polis", 1, 2)]
    assert "Fritid" in told.never_called
    visitor.sign_in("styrgrupp").get("/statistik?period=2026-k4")
    assert "1 av 2" in visitor.text
    assert "Inte kallade under perioden: Socialtjänst" in visitor.text


def test_a_meeting_counts_in_the_period_in_which_it_began(house: House) -> None:
    case_id = cases.shared(house, ["skola-norr"]).case_id
    meetings.held(house, case_id, meetings.called(house, case_id, "rektor-norr"))
    assert [counted(house, Period(2026, part)).meetings.held for part in ("ht", "k3", "k4")] == [1, 0, 1]


def test_anmalningar_are_counted_but_not_what_few_of_them_led_to(visitor: Visitor, house: House) -> None:
    for _ in range(5):
        referrals.received(house)
    told = counted(house).report
    assert told.referrals.value == 5
    assert told.outcomes == {**NOTHING_YET, "waiting": 5}
    referrals.taken_up(house)
    assert counted(house).report.outcomes == {**NOTHING_YET, "waiting": 6}
    visitor.sign_in("styrgrupp").get("/statistik")
    assert "– väntar på svar" in visitor.text


def test_when_one_outcome_is_small_none_is_told_beside_the_total(visitor: Visitor, house: House) -> None:
    for _ in range(6):
        referrals.received(house)
    referrals.accepted(house)
    told = counted(house).report
    assert (told.referrals.value, told.outcomes) == (7, None)
    visitor.sign_in("styrgrupp").get("/statistik")
    assert "Vad anmälningarna ledde till visas inte" in visitor.text
    assert "– blev ett ärende" not in visitor.text


def test_plans_are_counted_once_for_each_case_and_with_follow_up_when_there_was_one(house: House) -> None:
    made = [plans.fixed(house) for _ in range(5)]
    told = counted(house).report
    assert (told.plans.value, told.followed_up) == (5, 0)
    for each in made:
        plans.follow_up(house, each)
    told = counted(house).report
    assert (told.plans.value, told.followed_up) == (5, 5)
    assert told.lead_times[3] is not None
