"""Knows the figures that are counted (nyckeltal): what each is called, how it is counted, and for which periods."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sspf.catalogue.entries import Entry
from sspf.periods import PeriodKind


class IndicatorSection(StrEnum):
    """Under which heading a figure stands."""

    meetings = "meetings"
    groups = "groups"
    referrals = "referrals"
    consents = "consents"
    plans = "plans"
    measures = "measures"
    lead_times = "lead_times"
    cases = "cases"
    surveys = "surveys"
    disclosures = "disclosures"
    persons = "persons"


class IndicatorSource(StrEnum):
    """What a figure rests on, which decides when it is told (law R35–R37).

    `work`: what the agencies have done, told of running periods too. `total`: how many in the whole municipality, and
    what follows the family, told of closed periods alone. `survey`: codes that were given out and answered, as `total`.
    `release`: figures about persons, which only releases tell.
    """

    work = "work"
    total = "total"
    survey = "survey"
    release = "release"


class IndicatorKind(StrEnum):
    """How a figure reads: so many, so many of so many, a median of days, or cases for the time that is set aside."""

    number = "count"
    share = "share"
    days = "days"
    load = "load"


class IndicatorSplit(StrEnum):
    """What the parts of a figure stand for."""

    agency = "agency"
    function = "function"
    group = "group"
    meeting_kind = "meeting_kind"
    referral_source = "referral_source"
    referral_state = "referral_state"
    audience = "audience"
    coordinator = "coordinator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Entry):
    """A figure: `definition` is shown beside it, `numerator` and `denominator` say in words what is counted of what.

    `adds_up`: the parts of a year make the year.
    """

    section: IndicatorSection
    source: IndicatorSource
    kind: IndicatorKind
    definition: str
    numerator: str
    denominator: str | None = None
    split: IndicatorSplit | None = None
    periods: tuple[PeriodKind, ...] = tuple(PeriodKind)
    adds_up: bool = False

    def problems(self) -> Iterator[tuple[str, str]]:
        """A share says of what; what is no count cannot add up."""
        yield from Entry.problems(self)
        if (self.kind is IndicatorKind.share) != (self.denominator is not None):
            yield "denominator", "ska finnas när kind är share, annars inte"
        if self.adds_up and self.kind is not IndicatorKind.number:
            yield "adds_up", "kan bara gälla när kind är count"

    @property
    def waits(self) -> bool:
        """Whether it is told only of periods that are over."""
        return self.source is not IndicatorSource.work
