"""Knows questionnaires in other languages: the same questions and answers in the same order, in other words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sspf.catalogue.entries import Entry
from sspf.catalogue.surveys import Question, Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceWords(Entry):
    """An answer to choose, in another language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleWords(Entry):
    """A scale in another language."""

    choices: tuple[ChoiceWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionWords(Entry):
    """A question in another language, with the answers that are its own."""

    choices: tuple[ChoiceWords, ...] = ()
    explanation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyTranslation(Entry):
    """A published questionnaire in another language, frozen like the Swedish words beside which it stands (rule R78).

    It shows only when it is marked as reviewed by somebody who knows the language.
    """

    intro: str
    thanks: str
    scales: tuple[ScaleWords, ...] = ()
    questions: tuple[QuestionWords, ...]
    reviewed: bool = False


def spoken(survey: Survey, words: SurveyTranslation) -> Survey:
    """A questionnaire in another language: ids and values stay, so that the answers are the same in all languages."""
    scales = {scale.id: scale.choices for scale in words.scales}
    questions = tuple(
        _spoken(question, other, scales.get(question.scale or "", other.choices))
        for question, other in zip(survey.questions, words.questions, strict=True)
    )
    labels = {scale.id: scale.label for scale in words.scales}
    scaled = tuple(replace(scale, label=labels[scale.id]) for scale in survey.scales)
    said = replace(survey, label=words.label, intro=words.intro, thanks=words.thanks)
    return replace(said, scales=scaled, questions=questions)


def differences(survey: Survey, words: SurveyTranslation) -> Iterator[tuple[str, str]]:
    """Yield key and Swedish sentence for what a translation asks otherwise than the Swedish questionnaire."""
    yield from _order("questions", survey.questions, words.questions)
    yield from _order("scales", survey.scales, words.scales)
    scales = {scale.id: scale for scale in survey.scales}
    for scale in words.scales:
        if scale.id in scales:
            yield from _order(f"scales.{scale.id}.choices", scales[scale.id].choices, scale.choices)
    questions = {question.id: question for question in survey.questions}
    for other in words.questions:
        if (question := questions.get(other.id)) is None:
            continue
        key = f"questions.{other.id}"
        yield from _order(f"{key}.choices", () if question.scale else question.choices, other.choices)
        if (question.explanation is None) != (other.explanation is None):
            yield f"{key}.explanation", "ska finnas när den finns på svenska, och bara då"


def _spoken(question: Question, words: QuestionWords, choices: Sequence[ChoiceWords]) -> Question:
    said = tuple(replace(choice, label=other.label) for choice, other in zip(question.choices, choices, strict=True))
    return replace(question, label=words.label, explanation=words.explanation, choices=said)


def _order(key: str, swedish: Sequence[Entry], other: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    wanted = [each.id for each in swedish]
    if wanted != [each.id for each in other]:
        yield key, f"ska vara samma som på svenska, i samma ordning: {', '.join(wanted) or 'inga'}"
