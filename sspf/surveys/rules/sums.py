"""Pure decisions about what is told of a question's answers."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from statistics import mean, median
from typing import Final

from sspf.catalogue.surveys import Question, QuestionKind, Survey

FEWEST: Final = 5
"""Below this many answers nothing is told about a question (law R36)."""


Given = int | str
"""One answer: the id of a choice, a number, or own words."""


Answers = Mapping[str, Given]
"""Answers by question. A question that was left out is not there."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What is told about one question. `middle` is the mean of a scale or the median of numbers; None: too few.

    `counts` holds how many chose each, or nothing when any of them was chosen by one to four.
    """

    question: Question
    middle: float | None = None
    counts: tuple[tuple[str, int], ...] = ()
    enough: bool = False


def summary(question: Question, answered: Iterable[Given]) -> Summary:
    """Sum up one question. Nothing with fewer than five answers; "vet inte" and left out are no answers."""
    given = list(answered)
    match question.kind:
        case QuestionKind.scale:
            return _scale(question, [str(each) for each in given])
        case QuestionKind.number:
            return _middle(question, [each for each in given if isinstance(each, int)], median)
        case QuestionKind.choice:
            return _choices(question, [str(each) for each in given])
        case _:
            return Summary(question)


def index(survey: Survey, given: Collection[Answers]) -> float | None:
    """The mean of all that was said on a questionnaire's scales, 1–5; None when fewer than five have answered it."""
    scales = {each.id: steps(each) for each in survey.questions if each.kind is QuestionKind.scale}
    said = [
        value
        for answers in given
        for question, values in scales.items()
        if (value := values.get(str(answers.get(question)))) is not None
    ]
    return round(mean(said), 1) if len(given) >= FEWEST and len(said) >= FEWEST else None


def steps(question: Question) -> dict[str, int | None]:
    """What each choice of a scale counts as; None for "vet inte", which is no answer."""
    return {choice.id: choice.value for choice in question.choices}


def _middle(question: Question, values: list[int], middle: Callable[[list[int]], float]) -> Summary:
    if len(values) < FEWEST:
        return Summary(question)
    return Summary(question, round(float(middle(values)), 1), enough=True)


def _scale(question: Question, chosen: list[str]) -> Summary:
    """The mean from five answers, and how many chose each step where that tells of nobody."""
    values = steps(question)
    told = _middle(question, [value for each in chosen if (value := values.get(each)) is not None], mean)
    return replace(told, counts=_counts(question, chosen)) if told.enough else told


def _choices(question: Question, chosen: list[str]) -> Summary:
    counts = _counts(question, chosen)
    return Summary(question, counts=counts, enough=bool(counts))


def _counts(question: Question, chosen: list[str]) -> tuple[tuple[str, int], ...]:
    """All counts or none: with one of them hidden, the others would tell it (complementary disclosure)."""
    counts = tuple((choice.label, chosen.count(choice.id)) for choice in question.choices)
    enough = len(chosen) >= FEWEST and not any(0 < count < FEWEST for _, count in counts)
    return counts if enough else ()
