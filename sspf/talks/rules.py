"""Knows what is asked at a kartläggande samtal, and what must be answered before it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

AGENDA = "mapping_talk"
"""The agenda of `agendas.toml` that holds the subjects of the talk."""


class Teller(StrEnum):
    """Who tells at the meeting why everyone has met: the young person decides."""

    youth = "youth"
    guardian = "guardian"
    coordinator = "coordinator"
    other = "other"


class Participation(StrEnum):
    """How the young person wants to take part in the meeting; all four are equal."""

    on_site = "on_site"
    digital = "digital"
    letter = "letter"
    through_coordinator = "through_coordinator"


class TalkProblem(StrEnum):
    """Why a talk cannot be kept as it is written; the label tells what to do."""

    held_in_future = "held_in_future"
    voice_needed = "voice_needed"
    voice_or_reason = "voice_or_reason"
    teller_needed = "teller_needed"
    told_whole = "told_whole"
    told_in_future = "told_in_future"
    application_in_future = "application_in_future"


@dataclass(frozen=True, slots=True)
class Voice:
    """The young person's own words, or an id of `reasons.voice_missing`: one of the two (law R67)."""

    words: str = ""
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the family wants the coming meeting: what may not be raised, who may be there, who tells, and how."""

    not_raised: str = ""
    invited: str = ""
    teller: Teller | None = None
    teller_name: str = ""
    participation: Participation | None = None
    participation_note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """When, how and by whom the child was informed, and how one made sure of being understood (SoL 3:3, law R31)."""

    on: date | None = None
    how: str = ""
    by: str = ""
    understood: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing is written: the child has not been informed yet."""
        return not any(getattr(self, each.name) for each in fields(self))

    @property
    def first_gap(self) -> str | None:
        """The first part that is not written, or None."""
        return next((each.name for each in fields(self) if not getattr(self, each.name)), None)


@dataclass(frozen=True, slots=True)
class TalkTerms:
    """What was said. `topics` maps points of the agenda to words; `application_told_on` is when the family learned
    that it may apply for support (SoL 11:6, law R70).
    """

    held_on: date
    present: str
    voice: Voice
    topics: Mapping[str, str]
    youth_wants: str = ""
    guardians_want: str = ""
    wishes: Wishes = Wishes()
    told: Told = Told()
    application_told_on: date | None = None


Finding = tuple[TalkProblem, str]
"""What is wrong, and the field it stands at."""


def talk_problem(terms: TalkTerms, today: date) -> Finding | None:
    """The first thing that keeps a talk from being kept, or None. `today` is the local day."""
    if terms.held_on > today:
        return TalkProblem.held_in_future, "held_on"
    if not terms.voice.words and not terms.voice.missing:
        return TalkProblem.voice_needed, "voice_words"
    if terms.voice.words and terms.voice.missing:
        return TalkProblem.voice_or_reason, "voice_missing"
    if terms.wishes.teller is Teller.other and not terms.wishes.teller_name:
        return TalkProblem.teller_needed, "teller_name"
    return _information_problem(terms, today)


def _information_problem(terms: TalkTerms, today: date) -> Finding | None:
    told = terms.told
    if not told.is_empty and (gap := told.first_gap):
        return TalkProblem.told_whole, f"told_{gap}"
    if told.on is not None and told.on > today:
        return TalkProblem.told_in_future, "told_on"
    if terms.application_told_on is not None and terms.application_told_on > today:
        return TalkProblem.application_in_future, "application_told_on"
    return None
