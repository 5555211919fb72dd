"""Knows what every year asks of those who work with SSPF: how often, by when, and what shows that it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf.catalogue.entries import Entry, Positive

A_YEAR = 2026


class Every(StrEnum):
    """How often something comes back."""

    month = "month"
    quarter = "quarter"
    term = "term"
    year = "year"
    second_year = "second_year"


class Proof(StrEnum):
    """What shows that it is done. `word`: a coordinator says so, with a day and a word; the others show by data."""

    word = "word"
    group_meeting = "group_meeting"
    situation = "situation"
    report = "report"
    release = "release"
    survey = "survey"
    log = "log"


class DutyPlace(StrEnum):
    """Where it is done."""

    group = "group"
    situations = "situations"
    reports = "reports"
    statistics = "statistics"
    surveys = "surveys"
    agreements = "agreements"
    elsewhere = "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Entry):
    """A duty of the year. `times`: how often within each time. `about`: whose meetings, or which report, shows it.

    `by`: month and day, for what comes once a year. `after_days`: it is about a term or a quarter that is over, and is
    done so many days after it; `years_back` says the same of years. `remind_days`: how long before its last day it is
    said to be time.
    """

    help: str
    who: str
    source: str
    every: Every
    proof: Proof
    place: DutyPlace
    about: str = ""
    times: Positive = 1
    by: str | None = None
    after_days: int = 0
    years_back: int = 0
    remind_days: Positive

    def problems(self) -> Iterator[tuple[str, str]]:
        """A day of the year is said of what comes once a year, and exists."""
        yield from Entry.problems(self)
        if (self.by is not None) != (self.every is Every.year):
            yield "by", "månad och dag anges för det som sker varje år (every = year), och bara då"
        if self.by is not None and self.day_in(A_YEAR) is None:
            yield "by", "ska vara månad och dag, till exempel 05-31"
        if self.after_days and self.every not in (Every.month, Every.quarter, Every.term):
            yield "after_days", "gäller det som sker varje månad, kvartal eller termin"
        if self.years_back and self.every is not Every.year:
            yield "years_back", "gäller det som sker varje år"

    @property
    def only_then(self) -> bool:
        """Whether it cannot be done afterwards: a meeting that did not come about in its month is not made up for."""
        return self.proof in (Proof.group_meeting, Proof.log, Proof.survey)

    @property
    def of_each_area(self) -> bool:
        """Whether every prioritised area has one of its own: the lägesbild of a quarter."""
        return self.proof is Proof.situation and self.after_days > 0

    def day_in(self, year: int) -> date | None:
        """By when it is done in a year, for what comes once a year."""
        try:
            return date.fromisoformat(f"{year}-{self.by}")
        except ValueError:
            return None
