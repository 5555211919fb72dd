"""Own words in answers: those that somebody must read first, and those that were let through."""

from collections import Counter
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.cases.rules.names_in_text import known_words
from sspf.catalogue.surveys import Question, QuestionKind, Survey
from sspf.crypto.scope import Zone
from sspf.errors import NotFound
from sspf.surveys.models import Answer, SharedText
from sspf.surveys.queries.codes import text_id
from sspf.surveys.rules import rounds
from sspf.surveys.rules.sums import FEWEST
from sspf.surveys.rules.texts import TextDecision, suspects
from sspf.work import Work

READ = 2
"""How many half-years back somebody reads: what nobody has read in a year is left."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Somebody's own words, and nothing else of what the same person answered.

    `suspects` may tell of somebody; `told` is what was decided to show, where something was decided.
    """

    id: UUID
    survey: Survey
    half_year: str
    question: Question
    text: str
    suspects: list[str]
    decision: TextDecision | None = None
    told: str = ""


def to_read(work: Work) -> list[OwnWords]:
    """All own words of the latest half-years that are over, where at least five answered: what nobody has read first.

    Their order beside that has no meaning. What was decided comes with them. For whoever reads on others' behalf.
    """
    work.grant(Permission.survey_screen)
    half_years = rounds.half_years_over(work.today, READ)
    rows = work.session.scalars(select(Answer).where(Answer.half_year.in_(half_years))).all()
    many = Counter((row.questionnaire, row.half_year) for row in rows)
    decided = {
        row.id: row for row in work.session.scalars(select(SharedText).where(SharedText.half_year.in_(half_years)))
    }
    known, found = known_words(work.catalogue), []
    for row in rows:
        if many[row.questionnaire, row.half_year] >= FEWEST:
            work.admit(row.seal_scope, [Zone.content])
            found += _of_answer(work, row, decided, known)
    return sorted(found, key=lambda each: (each.decision is not None, each.id))


def one(work: Work, wanted: UUID) -> OwnWords:
    """One of them; `NotFound` for any other."""
    found = next((each for each in to_read(work) if each.id == wanted), None)
    if found is None:
        raise NotFound
    return found


def let_through(work: Work, half_year: str) -> dict[str, dict[str, list[str]]]:
    """Own words that may be read, by questionnaire and question."""
    work.grant(Permission.survey_results)
    shown = (SharedText.half_year == half_year, SharedText.decision != TextDecision.left_out)
    found: dict[str, dict[str, list[str]]] = {}
    for row in work.session.scalars(select(SharedText).where(*shown).order_by(SharedText.id)):
        work.admit(row.seal_scope, [Zone.content])
        found.setdefault(row.questionnaire, {}).setdefault(row.question, []).append(row.words)
    return found


def _of_answer(work: Work, row: Answer, decided: dict[UUID, SharedText], known: frozenset[str]) -> list[OwnWords]:
    survey = work.catalogue.surveys[row.questionnaire]
    asked = (each for each in survey.questions if each.kind is QuestionKind.text and row.answers.get(each.id))
    return [_own_words(work, row, question, decided, known) for question in asked]


def _own_words(
    work: Work, row: Answer, question: Question, decided: dict[UUID, SharedText], known: frozenset[str]
) -> OwnWords:
    text, called = str(row.answers[question.id]), text_id(work, row.id, question.id)
    survey, told = work.catalogue.surveys[row.questionnaire], decided.get(called)
    words = OwnWords(called, survey, row.half_year, question, text, suspects(text, known))
    return replace(words, decision=told.decision, told=told.words) if told else words
