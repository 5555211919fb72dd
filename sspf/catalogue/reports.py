"""Knows what the municipality's reports look like: the parts of a term's and a year's, the follow-up's words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sspf.catalogue.entries import Entry, Record
from sspf.catalogue.indicators import IndicatorSection

HEADINGS: Final = 5
"""A follow-up to kommunfullmäktige has five headings, in this order (law R74)."""
EDITABLE: Final = 1
"""Which of them may be worded anew in a single follow-up: the second, "Genomfört under 2019" (protocol item 67)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection(Entry):
    """A part of a term's or a year's report: figures of these sections, and words.

    `hint` says what the words are about, `prompt` is what they are called where they stand beside something else.
    """

    hint: str
    figures: tuple[IndicatorSection, ...] = ()
    persons: bool = False
    activities: bool = False
    prompt: str | None = None
    only_yearly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpForm(Record):
    """The form of the follow-up to kommunfullmäktige (protocol items 65–70).

    Where years stand: {year} is the report's, {previous} the one before; {day} the day of the sitting.
    """

    recipient: str
    subject: str
    title: str
    period: str
    headings: tuple[str, ...]
    annex: str

    def problems(self) -> Iterator[tuple[str, str]]:
        """Five headings; a title that says of what, and the names of annexes too."""
        if len(self.headings) != HEADINGS:
            yield "headings", f"ska vara {HEADINGS} rubriker"
        for key in ("title", "annex"):
            if "{programme}" not in getattr(self, key):
                yield key, "ska innehålla {programme}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportForms(Record):
    """All of `reports.toml`."""

    sections: Mapping[str, ReportSection]
    follow_up: FollowUpForm
