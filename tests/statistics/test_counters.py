"""What each figure counts, from facts alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from sspf.catalogue.indicators import IndicatorSource
from sspf.errors import ConfigurationError
from sspf.meetings.rules.states import AttendeeRole
from sspf.periods import Period
from sspf.plans.rules.overviews import AgencyPromises
from sspf.referrals.rules.progress import ReferralState
from sspf.settings import PROJECT
from sspf.statistics.rules import counters, total_counters, work_counters
from sspf.statistics.rules.facts import (
    CameFact,
    CaseFact,
    DayFact,
    FollowUpFact,
    GroupFact,
    Journey,
    LoadFact,
    MeetingFact,
    PlanFact,
    ReferralFact,
    Spell,
    SummonsFact,
    TotalFacts,
    WorkFacts,
)
from sspf.statistics.rules.values import OTHER, Counted, Share
from tests.house import read_catalogue

TERM = Period(2026, "vt")
AGENCIES = ("skola", "socialtjanst", "polis", "fritid", "region")
CASE = uuid4()
INDICATORS = read_catalogue(PROJECT / "config").indicators


def day(number: int) -> date:
    """A day of the term, counted from nought."""
    return TERM.first_on + timedelta(days=number)


def noon(number: int) -> datetime:
    """An instant of that day."""
    return datetime(2026, 1, 1, 11, tzinfo=UTC) + timedelta(days=number)


def met(*came: str) -> WorkFacts:
    """One meeting with the family to which four agencies were called, and these of them came."""
    meeting = MeetingFact(uuid4(), "family_meeting", held=True, cancelled=False, with_family=True)
    summonses = [SummonsFact(meeting.id, each, each, True, each in came, False) for each in AGENCIES[:4]]
    return WorkFacts(TERM, AGENCIES, meetings=(meeting,), summonses=tuple(summonses))


def test_a_meeting_with_all_four_has_somebody_from_each_side() -> None:
    assert work_counters.meetings_all_four(met(*AGENCIES[:4])) == Counted(1, 1)
    assert work_counters.meetings_all_four(met("skola", "socialtjanst", "polis")) == Counted(0, 1)


def test_complaint_s6_attendance_is_told_for_each_agency_also_for_one_that_was_never_called() -> None:
    found = work_counters.attendance(met("skola", "polis"))
    assert (found.count, found.of) == (2, 4)
    assert found.parts["fritid"] == Share(0, 1)
    assert found.parts["region"] == Share(0, 0)


def test_a_no_after_the_day_of_the_answer_counts_as_late() -> None:
    late = SummonsFact(uuid4(), "polis", "polis", held=False, came=False, late_no=True)
    found = work_counters.late_no(WorkFacts(TERM, AGENCIES, summonses=(late, late._replace(late_no=False))))
    assert (found.count, found.of, found.parts["polis"]) == (1, 2, Share(1, 2))


def test_the_family_is_counted_once_for_each_meeting() -> None:
    facts = met()
    came = CameFact(facts.meetings[0].id, AttendeeRole.guardian)
    told = replace(facts, came=(came, came))
    assert work_counters.guardian_present(told) == Counted(1, 1)
    assert work_counters.youth_present(told) == Counted(0, 1)


def test_the_parts_of_one_day_are_one_meeting_of_a_group_and_one_kallelse_to_a_function() -> None:
    one, other = uuid4(), uuid4()
    groups = (
        GroupFact("arbetsgrupp", one, "gruppchef", came=False),
        GroupFact("arbetsgrupp", one, "gruppchef", came=True),
        GroupFact("arbetsgrupp", other, "gruppchef", came=False),
        GroupFact("arbetsgrupp", other, None, came=True),
    )
    facts = WorkFacts(TERM, wanted={"styrgrupp": 2, "arbetsgrupp": 5}, groups=groups)
    assert work_counters.group_meetings(facts).parts == {"styrgrupp": Share(0, 2), "arbetsgrupp": Share(2, 5)}
    assert work_counters.working_attendance(facts) == Counted(1, 2, parts={"gruppchef": Share(1, 2)})
    assert work_counters.steering_attendance(facts) == Counted(0, 0)


def test_complaint_s7_an_agency_that_has_not_reported_is_told_of_with_how_much() -> None:
    promised = AgencyPromises("polis", kept=1, late=2, partly=1, broken=1, unanswered=3)
    facts = WorkFacts(TERM, AGENCIES, promises=(promised,))
    assert work_counters.measures_unanswered(facts).parts["polis"] == Share(3, 8)
    assert work_counters.measures_unanswered(facts).parts["skola"] == Share(0, 0)
    assert work_counters.measures_done(facts).count == 3
    assert work_counters.measures_late(facts).count == 2
    assert work_counters.measures_planned(facts).count == 8


def journeys(count: int) -> WorkFacts:
    """Cases that took every step; each was consented to a day later than the one before."""
    steps = [Journey(day(0), day(5 + each), day(20), day(22), day(30), day(60)) for each in range(count)]
    return WorkFacts(TERM, journeys=tuple(steps))


def test_complaint_s10_every_step_from_anmalan_to_help_has_its_median_of_days() -> None:
    found = counters.of_work(journeys(5))
    assert {name: each.days for name, each in found.items() if name.startswith("days_")} == {
        "days_to_contact": None,
        "days_to_consent": 7,
        "days_to_meeting": 13,
        "days_to_plan": 2,
        "days_to_measure": 8,
        "days_to_follow_up": 38,
        "days_to_help": 30,
    }


def test_a_median_of_fewer_than_five_is_somebodys_own_days_and_not_told() -> None:
    assert work_counters.days_to_help(journeys(4)) == Counted(4)


def test_a_step_counts_in_the_period_in_which_it_was_taken() -> None:
    taken_later = WorkFacts(TERM, journeys=(Journey(day(0), TERM.after),) * 5)
    assert work_counters.days_to_consent(taken_later) == Counted(0)


def test_of_the_anmalningar_that_were_answered_some_became_cases() -> None:
    answers = [ReferralState.accepted, ReferralState.accepted, ReferralState.withdrawn]
    answered = [ReferralFact("school", each, day(-9), day(2)) for each in answers]
    waiting = ReferralFact("guardian", ReferralState.received, day(3), None)
    facts = TotalFacts(TERM, referrals=(*answered, waiting))
    assert total_counters.referrals_to_case(facts) == Counted(2, 3)
    assert total_counters.referrals(facts) == Counted(1, parts={"guardian": Share(1)})


def test_a_case_that_lets_somebody_in_again_is_not_a_new_consent_and_each_end_is_one() -> None:
    shared = ((Spell(day(-30), day(10)), Spell(day(20), day(400))), (Spell(day(5), day(400)),))
    facts = TotalFacts(TERM, shared=shared)
    assert total_counters.consents_given(facts).count == 1
    assert total_counters.consents_ended(facts).count == 1
    assert total_counters.consents_in_force(facts).count == 2


def test_a_consent_that_lasts_through_the_last_day_holds_as_the_period_ends() -> None:
    lasting, over = Spell(day(0), TERM.after), Spell(day(0), TERM.last_on)
    facts = TotalFacts(TERM, shared=((lasting,), (over,)))
    assert total_counters.consents_in_force(facts).count == 1
    assert total_counters.consents_ended(facts).count == 1


def test_a_plan_that_ended_before_the_period_is_not_among_those_that_held() -> None:
    plans = PlanFact(CASE, day(-50), None), PlanFact(uuid4(), day(-90), day(-10))
    facts = TotalFacts(TERM, plans=plans, follow_ups=(FollowUpFact(CASE, day(3), noon(3)),))
    assert total_counters.plans_followed_up(facts) == Counted(1, 1)


def on_time(days: list[tuple[int, int]], held: list[int], ended: int | None) -> Counted:
    """Follow-ups in one case: (set on, for which day), and when they were held; `ended`: the plan's own end."""
    facts = TotalFacts(
        TERM,
        plans=(PlanFact(CASE, day(0), None if ended is None else day(ended)),),
        days=tuple(DayFact(CASE, day(on), noon(at)) for at, on in days),
        follow_ups=tuple(FollowUpFact(CASE, day(each), noon(each)) for each in held),
    )
    return total_counters.follow_ups_on_time(facts)


@pytest.mark.parametrize(
    ("days", "held", "ended", "told"),
    [
        ([(0, 40)], [38], None, Counted(1, 1)),
        ([(0, 40)], [45], None, Counted(0, 1)),
        ([(0, 40)], [], None, Counted(0, 1)),
        ([(0, 40), (10, 60)], [59], None, Counted(1, 1)),
        ([(0, 40), (38, 120)], [38], None, Counted(1, 2)),
        ([(0, 40)], [], 30, Counted(0, 0)),
        ([(0, 300)], [], None, Counted(0, 0)),
    ],
    ids=["before", "late", "never", "moved ahead", "the next one missed", "the plan ended first", "after the period"],
)
def test_a_day_for_a_follow_up_is_met_late_or_never(
    days: list[tuple[int, int]], held: list[int], ended: int | None, told: Counted
) -> None:
    assert on_time(days, held, ended) == told


def case(led_by: UUID, *spells: tuple[int, int | None]) -> CaseFact:
    """A case that was open from one day to another, and perhaps again."""
    return CaseFact(tuple((day(a), None if b is None else day(b)) for a, b in spells), led_by, None)


def test_a_case_that_began_again_is_opened_once_and_closed_twice() -> None:
    cases = case(CASE, (0, 10), (20, 30)), case(CASE, (5, None)), case(CASE, (-300, -200))
    facts = TotalFacts(TERM, cases=cases)
    assert total_counters.cases_opened(facts).count == 2
    assert total_counters.cases_closed(facts).count == 2
    assert total_counters.cases_going_on(facts).count == 1


def test_complaint_s18_each_coordinator_stands_alone_beside_the_time_that_is_set_aside() -> None:
    one, other, nobody = uuid4(), uuid4(), uuid4()
    cases = tuple(case(each, (0, None)) for each in (one, one, one, other, nobody))
    facts = TotalFacts(TERM, cases=cases, coordinators=(LoadFact(one, 50), LoadFact(other, None)))
    assert total_counters.coordinator_load(facts).parts == {"1": Share(3, 50), "2": Share(1), OTHER: Share(1)}


def test_every_figure_that_is_declared_is_counted_and_the_other_way_round() -> None:
    counters.refuse_uncounted(INDICATORS)


def test_a_figure_without_counter_a_counter_without_figure_and_a_wrong_source_stop_the_start() -> None:
    told = dict(INDICATORS)
    unknown = replace(told.pop("attendance"), id="luck")
    mistaken = replace(told["referrals"], source=IndicatorSource.work)
    with pytest.raises(ConfigurationError) as refused:
        counters.refuse_uncounted({**told, "luck": unknown, "referrals": mistaken})
    assert str(refused.value).splitlines() == [
        "indicators.toml: luck – räknas inte i programmet; ta bort det, eller rätta namnet",
        "indicators.toml: attendance – saknas; lägg tillbaka det",
        'indicators.toml: referrals.source – ska inte vara "work"',
    ]
