"""Knows what is typed about a lägesbild, and what of it cannot be."""

from collections.abc import Mapping
from dataclasses import dataclass

from sspf.catalogue.situations import CountKind
from sspf.dues import Due
from sspf.errors import Refused
from sspf.periods import Period
from sspf.situations.rules.contents import Contents
from sspf.situations.rules.states import SituationProblem
from sspf.situations.rules.weeks import from_slug


@dataclass(frozen=True, slots=True)
class AnswerTerms:
    """An answer to a question, or that there is nothing to say. `nameless`: somebody says that it names nobody."""

    text: str
    nothing: bool = False
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class FigureTerms:
    """A figure as somebody types it: what, who counted, from which week through which, how many, and what to say."""

    kind: str
    source: str
    weeks: tuple[str, str]
    count: int
    comment: str = ""
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class MeasureTerms:
    """What is done about it: by whom (a unit or a partner), where and by when."""

    text: str
    owner: str
    place: str = ""
    due: Due | None = None
    nameless: bool = False


def check_answer(terms: AnswerTerms) -> None:
    """Raise `Refused` for neither a text nor "nothing to say", and for both."""
    if not terms.text and not terms.nothing:
        raise Refused(SituationProblem.write_or_tick, "text")
    if terms.text and terms.nothing:
        raise Refused(SituationProblem.write_or_leave_ticked_off, "nothing")


def check_figure(terms: FigureTerms, kinds: Mapping[str, CountKind], quarter: Period) -> None:
    """Raise `Refused` for events about persons, whose small numbers only a file for everywhere can protect (R36)."""
    if kinds[terms.kind].person_related:
        raise Refused(SituationProblem.person_related, "kind")
    first, last = map(from_slug, terms.weeks)
    if first > last or {first.quarter, last.quarter} != {quarter}:
        raise Refused(SituationProblem.weeks_in_quarter, "last_week")


def check_publishing(contents: Contents, edition: int, correction: str) -> None:
    """Raise `Refused` while one of the three parts is empty or nothing is analysed, and for an unexplained correction.

    The analysis is what makes it a lägesbild (lag 2023:196, 4 §; R71).
    """
    parts = (contents.mapping, contents.other, contents.analysis)
    if any(all(each.text is None for each in part) for part in parts) or not any(each.text for each in parts[-1]):
        raise Refused(SituationProblem.nothing_written)
    if edition and not correction:
        raise Refused(SituationProblem.say_what_is_corrected, "correction")
