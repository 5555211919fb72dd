"""Knows when questionnaires are given out, to whom, and for how long somebody is reminded of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sspf.catalogue.entries import Entry, Positive
from sspf.catalogue.surveys import SurveyAudience


class AskedAfter(StrEnum):
    """What happens in a case that questionnaires can follow on. A follow-up that ends the case is its closing."""

    plan = "plan"
    follow_up = "follow_up"
    closing = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementPoint(Entry):
    """Questionnaires are given out to `audiences` after a milestone, and asked for during so many `days`."""

    after: AskedAfter
    audiences: tuple[SurveyAudience, ...]
    days: Positive

    def problems(self) -> Iterator[tuple[str, str]]:
        """Somebody is asked, and nobody twice."""
        yield from Entry.problems(self)
        if not self.audiences or len(set(self.audiences)) < len(self.audiences):
            yield "audiences", "ska ha minst en mottagare, och ingen två gånger"
