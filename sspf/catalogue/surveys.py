"""Knows the questionnaires: published versions whose wording never changes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from sspf.catalogue.entries import Entry, wording_hash


class SurveyAudience(StrEnum):
    """Whom a questionnaire is for (protocol item 52)."""

    youth = "youth"
    guardian = "guardian"
    partner = "partner"


class QuestionKind(StrEnum):
    """How a question is answered."""

    scale = "scale"
    choice = "choice"
    text = "text"
    number = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Entry):
    """An answer to choose. `value` orders a scale and is missing for "vet inte"; `symbol` is decoration."""

    value: int | None = None
    symbol: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Entry):
    """Choices that several questions share."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Entry):
    """A question; every one may be left unanswered. `choices` holds the scale's choices once the survey is read."""

    kind: QuestionKind
    scale: str | None = None
    choices: tuple[Choice, ...] = ()
    explanation: str | None = None
    minimum: int | None = None
    maximum: int | None = None

    @property
    def text(self) -> str:
        """The question as it is asked; in the file it is the label."""
        return self.label

    def problems(self) -> Iterator[tuple[str, str]]:
        """Each kind of question has exactly what it needs to be asked."""
        if (self.kind is QuestionKind.scale) != (self.scale is not None):
            yield "scale", 'ska finnas när kind = "scale", och bara då'
        if (self.kind is QuestionKind.choice) != bool(self.choices):
            yield "choices", 'ska finnas när kind = "choice", och bara då'
        bounds = [bound for bound in (self.minimum, self.maximum) if bound is not None]
        if len(bounds) != (2 if self.kind is QuestionKind.number else 0):
            yield "minimum", 'minimum och maximum ska finnas när kind = "number", och bara då'
        if bounds != sorted(bounds):
            yield "maximum", "ska inte vara lägre än minimum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(Entry):
    """A published questionnaire; its id is name and version, as in `ungdom-2026-1`."""

    audience: SurveyAudience
    version: str
    intro: str
    thanks: str
    scales: tuple[Scale, ...]
    questions: tuple[Question, ...]

    def problems(self) -> Iterator[tuple[str, str]]:
        """The file's name tells the version, and scales that are asked for exist."""
        yield from Entry.problems(self)
        if not self.id.endswith(f"-{self.version}"):
            yield "version", "ska vara samma som i filens namn, till exempel 2026-1 i 2026-1-ungdom.toml"
        known = {scale.id for scale in self.scales}
        for question in self.questions:
            if question.scale is not None and question.scale not in known:
                yield f"questions.{question.id}.scale", f"skalan «{question.scale}» finns inte i scales"

    def hint(self, question: Question) -> str | None:
        """What stands under a question: its explanation, or what its scale asks."""
        return question.explanation or next((each.label for each in self.scales if each.id == question.scale), None)

    def settled(self) -> Self:
        """Give each scale question the choices of its scale, so that a form need not look for them."""
        choices = {scale.id: scale.choices for scale in self.scales}
        questions = (
            replace(question, choices=choices.get(question.scale, ())) if question.scale else question
            for question in self.questions
        )
        return replace(self, questions=tuple(questions))


def questionnaire_hash(survey: Survey) -> str:
    """Return the fingerprint of a questionnaire's wording; a test holds that of every published one."""
    return wording_hash(survey)
