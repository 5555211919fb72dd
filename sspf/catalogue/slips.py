"""Knows what stands on the slip with a code to a questionnaire, in published versions and languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sspf.catalogue.entries import Entry
from sspf.catalogue.surveys import SurveyAudience

UNTIL = "{until}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipText(Entry):
    """A slip in one language: what it is, what to do, and the three sentences that everyone gets to know.

    It names nobody, and looks the same for everyone. It is used only when somebody who knows the language has
    reviewed it. `audiences`: whom the questionnaire is for, so that the right slip reaches the right hand.
    """

    heading: str
    go_to: str
    write: str
    nameless: str
    free: str
    last_day: str
    on_paper: str
    audiences: Mapping[str, str]
    reviewed: bool = False

    def problems(self) -> Iterator[tuple[str, str]]:
        """The last day can be filled in, and each questionnaire is somebody's."""
        yield from Entry.problems(self)
        if UNTIL not in self.last_day:
            yield "last_day", f"ska innehålla {UNTIL}"
        if set(self.audiences) != set(SurveyAudience):
            yield "audiences", f"ska ha en rad var för {', '.join(SurveyAudience)}"
