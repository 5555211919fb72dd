"""What the parts of figures are called: agencies, functions, groups, and the words of states and sources."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from sspf.catalogue.entries import Entry
from sspf.catalogue.indicators import IndicatorSplit
from sspf.catalogue.surveys import SurveyAudience
from sspf.meetings.rules.states import MeetingKind
from sspf.referrals.rules.progress import ReferralSource, ReferralState
from sspf.statistics.rules.values import OTHER, Value
from sspf.work import Work

SPOKEN: Final[Mapping[IndicatorSplit, type[StrEnum]]] = {
    IndicatorSplit.meeting_kind: MeetingKind,
    IndicatorSplit.referral_source: ReferralSource,
    IndicatorSplit.referral_state: ReferralState,
    IndicatorSplit.audience: SurveyAudience,
}


def label(work: Work, value: Value, part: str) -> str:
    """What a part of a figure is called. What `config/` does not know any more keeps its id."""
    split = value.indicator.split
    if split is IndicatorSplit.coordinator:
        return "Utan funktion" if part == OTHER else f"Koordinator {part}"
    if split is not None and split in SPOKEN:
        return work.catalogue.label(SPOKEN[split](part))
    found = _entries(work, split).get(part)
    return found.label if found is not None else part


def _entries(work: Work, split: IndicatorSplit | None) -> Mapping[str, Entry]:
    match split:
        case IndicatorSplit.agency:
            return work.catalogue.agencies
        case IndicatorSplit.function:
            return work.catalogue.seats
        case IndicatorSplit.group:
            return work.catalogue.groups
        case _:
            return {}
