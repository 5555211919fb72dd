"""Counts how much there was in the whole municipality in a period that is over: how many, never who."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar
from uuid import UUID

from sspf.periods import Period
from sspf.referrals.rules.progress import ReferralState
from sspf.statistics.rules.facts import CaseFact, DayFact, FollowUpFact, TotalFacts
from sspf.statistics.rules.values import OTHER, Counted, Share
from sspf.statistics.rules.work_counters import tallied

Row = TypeVar("Row", DayFact, FollowUpFact)
TotalCounter = Callable[[TotalFacts], Counted]


def referrals(facts: TotalFacts) -> Counted:
    """Anmälningar that came in, by who sent them."""
    return tallied(each.source for each in facts.referrals if facts.period.holds(each.received_on))


def referrals_answered(facts: TotalFacts) -> Counted:
    """Anmälningar that were answered, by what the answer was."""
    return tallied(_answers(facts))


def referrals_to_case(facts: TotalFacts) -> Counted:
    """Of the anmälningar that were answered, those that became a case."""
    answers = list(_answers(facts))
    return Counted(answers.count(ReferralState.accepted), len(answers))


def cases_to_consent(facts: TotalFacts) -> Counted:
    """Of the cases that were opened, those in which the consent held before the period was over."""
    opened = [each for each in facts.cases if facts.period.holds(each.spells[0][0])]
    consented = [each for each in opened if each.consented_on is not None and each.consented_on < facts.period.after]
    return Counted(len(consented), len(opened))


def consents_asked(facts: TotalFacts) -> Counted:
    """Rounds of asking that were begun."""
    return _within(facts.period, (each.asked_on for each in facts.consents))


def consents_given(facts: TotalFacts) -> Counted:
    """Cases that let somebody in for the first time: consents, not signatures (complaint S3)."""
    return _within(facts.period, (spells[0].from_on for spells in facts.shared))


def consents_in_force(facts: TotalFacts) -> Counted:
    """Cases that let somebody in as the period ends."""
    after = facts.period.after
    return Counted(sum(any(each.from_on < after <= each.until_on for each in spells) for spells in facts.shared))


def consents_refused(facts: TotalFacts) -> Counted:
    """Rounds in which somebody said no, on the day of the first no."""
    return _within(facts.period, (each.refused_on for each in facts.consents))


def consents_withdrawn(facts: TotalFacts) -> Counted:
    """Rounds of which somebody took a yes back, on the day of the first word of it."""
    return _within(facts.period, (each.withdrawn_on for each in facts.consents))


def consents_ended(facts: TotalFacts) -> Counted:
    """How often a case stopped letting anybody in."""
    return _within(facts.period, (each.until_on for spells in facts.shared for each in spells))


def plans_fixed(facts: TotalFacts) -> Counted:
    """Cases whose first plan was fixed."""
    return _within(facts.period, (each.fixed_on for each in facts.plans))


def plans_followed_up(facts: TotalFacts) -> Counted:
    """Of the plans that held at any time in the period, those that were followed up in it (protocol item 21 c)."""
    first, after = facts.period.first_on, facts.period.after
    held = {
        each.case_id for each in facts.plans if each.fixed_on < after and not (each.ended_on and each.ended_on < first)
    }
    followed = {each.case_id for each in facts.follow_ups if facts.period.holds(each.held_on)}
    return Counted(len(held & followed), len(held))


def follow_ups_held(facts: TotalFacts) -> Counted:
    """Follow-ups that were held."""
    return _within(facts.period, (each.held_on for each in facts.follow_ups))


def follow_ups_on_time(facts: TotalFacts) -> Counted:
    """Of the days for follow-ups that lay in the period, those that were met."""
    days, held = _by_case(facts.days), _by_case(facts.follow_ups)
    ends = {each.case_id: each.ended_on for each in facts.plans}
    met = [
        on_time
        for case_id, its_days in days.items()
        for day, on_time in days_met(
            its_days, held.get(case_id, ()), min(ends.get(case_id) or facts.period.after, facts.period.after)
        )
        if facts.period.holds(day)
    ]
    return Counted(sum(met), len(met))


def cases_opened(facts: TotalFacts) -> Counted:
    """Cases that were opened; opened again does not count."""
    return _within(facts.period, (each.spells[0][0] for each in facts.cases))


def cases_closed(facts: TotalFacts) -> Counted:
    """How often a case was closed."""
    return _within(facts.period, (closed_on for each in facts.cases for _, closed_on in each.spells))


def cases_going_on(facts: TotalFacts) -> Counted:
    """Cases that were open as the period ended."""
    return Counted(len(_going_on(facts)))


def coordinator_load(facts: TotalFacts) -> Counted:
    """Open cases of each coordinator beside the time that is set aside, without a mean (complaint S18)."""
    led = [each.led_by for each in _going_on(facts)]
    seated = {each.account_id: each.percent for each in facts.coordinators}
    parts = {
        str(number): Share(led.count(account_id), percent)
        for number, (account_id, percent) in enumerate(seated.items(), start=1)
    }
    without = sum(each not in seated for each in led)
    return Counted(
        len(led), sum(each or 0 for each in seated.values()), parts=parts | ({OTHER: Share(without)} if without else {})
    )


def survey_response(facts: TotalFacts) -> Counted:
    """Of the codes that were given out, those that are answered, by who was asked (complaint S17)."""
    parts = {each.audience: Share(each.answered, each.issued) for each in facts.issued}
    return Counted(sum(each.answered for each in facts.issued), sum(each.issued for each in facts.issued), parts=parts)


def disclosures(facts: TotalFacts) -> Counted:
    """Lines in the units' own registers of disclosures, by agency."""
    return tallied(facts.disclosures)


def information_requests(facts: TotalFacts) -> Counted:
    """Requests of other authorities, by the agency that was asked."""
    return tallied(facts.requests)


def days_met(days: Iterable[DayFact], held: Iterable[FollowUpFact], ended_on: date) -> Iterator[tuple[date, bool]]:
    """Each day for a follow-up of one case that came to stand, and whether the follow-up was held by then.

    A day that was set anew before anything happened is forgotten: it counts where it ended up. One that still stood
    when the plan, or the period, ended was not met if it had passed.
    """
    steps = [(each.set_at, True, each.day) for each in days]
    steps += [(each.recorded_at, False, each.held_on) for each in held]
    standing: date | None = None
    for _, is_set, day in sorted(steps):  # what was held comes before the day that was set with it
        if is_set:
            standing = day
        elif standing is not None:
            yield standing, day <= standing
            standing = None
    if standing is not None and standing < ended_on:
        yield standing, False


def _answers(facts: TotalFacts) -> Iterator[str]:
    return (each.state for each in facts.referrals if each.answered_on and facts.period.holds(each.answered_on))


def _going_on(facts: TotalFacts) -> list[CaseFact]:
    after = facts.period.after
    return [
        each
        for each in facts.cases
        if any(opened < after and (closed is None or closed >= after) for opened, closed in each.spells)
    ]


def _within(period: Period, days: Iterable[date | None]) -> Counted:
    return Counted(sum(day is not None and period.holds(day) for day in days))


def _by_case(rows: Iterable[Row]) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = {}
    for each in rows:
        found.setdefault(each.case_id, []).append(each)
    return found
