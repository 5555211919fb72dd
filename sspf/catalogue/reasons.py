"""Knows why somebody turns to SSPF, and the reasons to choose from where a decision asks for one."""

from collections.abc import Mapping
from dataclasses import dataclass

from sspf.catalogue.entries import Entry, Positive, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Entry):
    """A reason for concern (protocol item 31). `urgent_hours`: guardians are to be contacted within them (item 99)."""

    urgent_hours: Positive | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Entry):
    """One answer to "why?" where a decision must be explained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons(Record):
    """The lists of reasons, one for each decision that must be explained."""

    referral_closing: Mapping[str, Reason]
    case_closing: Mapping[str, Reason]
    absence: Mapping[str, Reason]
    summons_declined: Mapping[str, Reason]
    voice_missing: Mapping[str, Reason]
    measure_not_done: Mapping[str, Reason]
    survey_left_out: Mapping[str, Reason]
