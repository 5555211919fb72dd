"""When the duties of a year fall, and where each stands."""

from datetime import date

import pytest

from sspf.catalogue.year_wheel import Duty, DutyPlace, Every, Proof
from sspf.year_wheel.rules import ring
from sspf.year_wheel.rules.turns import DutyState, Evidence, Known, Turn, rolling, turns, waiting

TODAY = date(2026, 11, 23)
SINCE = date(2025, 1, 1)


def duty(every: Every, proof: Proof = Proof.report, **more: object) -> Duty:
    said = {"help": "", "who": "", "source": "", "place": DutyPlace.reports, "remind_days": 30, **more}
    return Duty(id="d", label="D", every=every, proof=proof, **said)  # type: ignore[arg-type]


def known(*done: Evidence, today: date = TODAY, wanted: int | None = None, idle: tuple[date, ...] = ()) -> Known:
    return Known(today, SINCE, {"d": done}, {"d": wanted} if wanted else {}, frozenset(idle))


def states(found: list[Turn]) -> dict[str, DutyState]:
    return {each.span.slug: each.state for each in found}


def test_what_comes_each_quarter_is_done_after_it_and_says_itself_which_quarter_it_is_about() -> None:
    each_quarter = duty(Every.quarter, Proof.situation, after_days=30)
    found = turns(
        [each_quarter], 2026, known(Evidence(date(2026, 10, 9), "2026-k3"), Evidence(date(2026, 1, 9), "2025-k4"))
    )
    assert [each.span.due_on for each in found] == [
        date(2026, 1, 30),
        date(2026, 4, 30),
        date(2026, 7, 30),
        date(2026, 10, 30),
    ]
    assert states(found) == {
        "2025-k4": DutyState.done,
        "2026-k1": DutyState.late,
        "2026-k2": DutyState.late,
        "2026-k3": DutyState.done,
    }


def test_one_area_done_twice_is_one_area() -> None:
    each_area = duty(Every.quarter, Proof.situation, after_days=30)
    twice = known(
        Evidence(date(2026, 10, 9), "2026-k3", "oxhagen"), Evidence(date(2026, 10, 12), "2026-k3", "oxhagen"), wanted=2
    )
    assert states(turns([each_area], 2026, twice))["2026-k3"] is DutyState.late
    both = known(
        Evidence(date(2026, 10, 9), "2026-k3", "oxhagen"),
        Evidence(date(2026, 10, 12), "2026-k3", "norrliden"),
        wanted=2,
    )
    found = turns([each_area], 2026, both)[-1]
    assert (found.state, found.done_on) == (DutyState.done, date(2026, 10, 12))


def test_protocol_20_two_meetings_are_wanted_in_a_term_and_only_then() -> None:
    meetings = duty(Every.term, Proof.group_meeting, times=2, remind_days=60)
    one = turns([meetings], 2026, known(Evidence(date(2026, 9, 22)), Evidence(date(2026, 2, 2))))
    assert [(each.state, each.count) for each in one] == [(DutyState.missed, 1), (DutyState.now, 1)]


def test_a_month_without_school_asks_no_group_to_meet_but_the_log_is_read() -> None:
    july = (date(2026, 7, 1),)
    assert "2026-07" not in states(turns([duty(Every.month, Proof.group_meeting)], 2026, known(idle=july)))
    assert "2026-07" in states(turns([duty(Every.month, Proof.log)], 2026, known(idle=july)))


def test_protocol_71_the_follow_up_to_fullmaktige_is_due_in_may() -> None:
    may = duty(Every.year, by="05-31", remind_days=60)
    assert turns([may], 2026, known())[0].span.due_on == date(2026, 5, 31)
    assert turns([may], 2027, known(today=date(2027, 3, 31)))[0].state is DutyState.coming
    assert turns([may], 2027, known(today=date(2027, 4, 1)))[0].state is DutyState.now
    assert turns([may], 2026, known(Evidence(date(2026, 5, 12), "2026")))[0].state is DutyState.done


def test_a_years_report_is_about_the_year_before() -> None:
    report = duty(Every.year, by="03-31", years_back=1)
    found = turns([report], 2026, known(Evidence(date(2026, 2, 1), "2025")))[0]
    assert (found.span.slug, found.state) == ("2025", DutyState.done)


def test_r73_what_the_law_wants_every_second_year_is_due_24_months_after_the_last_time() -> None:
    law = duty(Every.second_year, Proof.word, remind_days=120)
    assert rolling([law], known())[0].span.due_on == date(2027, 1, 1)
    done = known(Evidence(date(2025, 3, 5)), Evidence(date(2025, 1, 7)))
    assert rolling([law], done)[0].span.due_on == date(2027, 3, 5)
    assert rolling([law], known(Evidence(date(2024, 2, 29)), today=date(2026, 2, 28)))[0].state is DutyState.now
    late = known(Evidence(date(2025, 3, 5)), today=date(2027, 3, 6))
    assert rolling([law], late)[0].state is DutyState.late


def test_what_fell_due_before_anybody_worked_with_the_tool_is_nobodys_fault() -> None:
    found = turns([duty(Every.year, by="05-31")], 2024, known())
    assert [each.state for each in found] == [DutyState.before]


def test_what_was_missed_or_is_long_past_is_not_waited_for() -> None:
    missed = turns([duty(Every.month, Proof.log, remind_days=5)], 2026, known())
    assert waiting(missed, TODAY) == []
    late = turns([duty(Every.quarter, Proof.situation, after_days=30)], 2026, known())
    assert [each.span.slug for each in waiting(late, TODAY)] == ["2026-k3"]


@pytest.mark.parametrize("count", [1, 3, 4, 7, 9])
def test_every_mark_of_a_month_has_a_place_of_its_own_inside_its_piece_of_the_ring(count: int) -> None:
    for month in range(1, 13):
        places = ring.spots(month, range(count))
        assert len(set(places)) == count
        for each in places:
            away = ((each.x - ring.CENTRE) ** 2 + (each.y - ring.CENTRE) ** 2) ** 0.5
            assert ring.INNER < away < ring.OUTER
