"""Knows which function counts which indicator, and that none is left without the other."""

from collections.abc import Iterator, Mapping
from typing import Final

from sspf.catalogue.indicators import Indicator, IndicatorSource
from sspf.errors import ConfigurationError
from sspf.statistics.rules import total_counters, work_counters
from sspf.statistics.rules.facts import TotalFacts, WorkFacts
from sspf.statistics.rules.total_counters import TotalCounter
from sspf.statistics.rules.values import Counted
from sspf.statistics.rules.work_counters import WorkCounter

OF_WORK: Final[Mapping[str, WorkCounter]] = {
    each.__name__: each
    for each in (
        work_counters.meetings_held,
        work_counters.meetings_cancelled,
        work_counters.meetings_all_four,
        work_counters.attendance,
        work_counters.late_no,
        work_counters.continuity,
        work_counters.youth_present,
        work_counters.guardian_present,
        work_counters.group_meetings,
        work_counters.steering_attendance,
        work_counters.working_attendance,
        work_counters.measures_planned,
        work_counters.measures_done,
        work_counters.measures_late,
        work_counters.measures_partly,
        work_counters.measures_not_done,
        work_counters.measures_unanswered,
        work_counters.measures_moved,
        work_counters.days_to_contact,
        work_counters.days_to_consent,
        work_counters.days_to_meeting,
        work_counters.days_to_plan,
        work_counters.days_to_measure,
        work_counters.days_to_follow_up,
        work_counters.days_to_help,
    )
}
"""What is counted from facts of work, by id of the indicator: a counter is named after what it counts.

Those that follow the family, its days and whether it came, are declared as totals, and wait for their period.
"""

OF_TOTALS: Final[Mapping[str, TotalCounter]] = {
    each.__name__: each
    for each in (
        total_counters.referrals,
        total_counters.referrals_answered,
        total_counters.referrals_to_case,
        total_counters.cases_to_consent,
        total_counters.consents_asked,
        total_counters.consents_given,
        total_counters.consents_in_force,
        total_counters.consents_refused,
        total_counters.consents_withdrawn,
        total_counters.consents_ended,
        total_counters.plans_fixed,
        total_counters.plans_followed_up,
        total_counters.follow_ups_held,
        total_counters.follow_ups_on_time,
        total_counters.cases_opened,
        total_counters.cases_closed,
        total_counters.cases_going_on,
        total_counters.coordinator_load,
        total_counters.survey_response,
        total_counters.disclosures,
        total_counters.information_requests,
    )
}
"""Totals of the whole municipality, by id of the indicator: asked only of periods that are over."""


def of_work(facts: WorkFacts) -> dict[str, Counted]:
    """Every figure of work in a period."""
    return {name: count(facts) for name, count in OF_WORK.items()}


def of_totals(facts: TotalFacts) -> dict[str, Counted]:
    """Every total of a period that is over."""
    return {name: count(facts) for name, count in OF_TOTALS.items()}


def refuse_uncounted(indicators: Mapping[str, Indicator]) -> None:
    """Raise `ConfigurationError` when a figure is declared that nothing counts, or counted that is not declared."""
    found = list(problems(indicators))
    if found:
        raise ConfigurationError("\n".join(found))


def problems(indicators: Mapping[str, Indicator]) -> Iterator[str]:
    """What does not hold between `config/indicators.toml` and what is counted here, in Swedish."""
    declared = {each.id: each.source for each in indicators.values() if each.source is not IndicatorSource.release}
    counted = {**dict.fromkeys(OF_WORK, True), **dict.fromkeys(OF_TOTALS, False)}
    for name in sorted(declared.keys() - counted.keys()):
        yield f"indicators.toml: {name} – räknas inte i programmet; ta bort det, eller rätta namnet"
    for name in sorted(counted.keys() - declared.keys()):
        yield f"indicators.toml: {name} – saknas; lägg tillbaka det"
    for name in sorted(declared.keys() & counted.keys()):
        if declared[name] is IndicatorSource.work and not counted[name]:
            yield f'indicators.toml: {name}.source – ska inte vara "work"'
