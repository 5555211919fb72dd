"""Slips on paper: the languages they can be in, and those of some codes that work still."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from sspf import typeset
from sspf.cases.queries import people
from sspf.cases.queries.reach import Sight
from sspf.catalogue.languages import SWEDISH, Language
from sspf.catalogue.surveys import QuestionKind
from sspf.meetings.rules.letters import language_of
from sspf.surveys.models import Dispatch
from sspf.surveys.queries.codes import code_digest
from sspf.surveys.queries.dispatches import for_audience
from sspf.surveys.rules import codes as typed
from sspf.surveys.rules.dispatches import ANSWERABLE, Slip
from sspf.surveys.rules.slips import words
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of the slips, and the one that somebody in the family reads, where it is not Swedish."""

    offered: tuple[Language, ...]
    chosen: str


def languages(work: Work, sight: Sight) -> Languages:
    """What slips can be printed in. Chosen is the family's own language, where all of it has the same."""
    texts = work.catalogue.slip(work.today)
    offered = tuple(work.catalogue.languages[each] for each in texts)
    own = {language_of(each.language, work.catalogue.languages, texts)[0] for each in people.persons(work, sight)}
    return Languages(offered, own.pop() if len(own) == 1 else SWEDISH)


def of_codes(work: Work, sight: Sight, codes: Iterable[str]) -> list[Slip]:
    """Those of the codes that were given out in this case and work still, in the order they were named."""
    wanted = {code_digest(work, typed.as_issued(each)): each for each in codes}
    query = select(Dispatch).where(
        Dispatch.case_id == sight.case.id, Dispatch.code_digest.in_(wanted), Dispatch.state.in_(ANSWERABLE)
    )
    rows = {row.code_digest: row for row in work.session.scalars(query) if row.until_on >= work.today}
    found = [(rows[digest], code) for digest, code in wanted.items() if digest in rows]
    return [Slip(row.audience, typed.grouped(typed.as_issued(code)), row.until_on) for row, code in found]


def values(work: Work, found: Iterable[tuple[Slip, str]], language: str, address: str) -> dict[str, Any]:
    """What the printer is given: slips with their drawings as SVG. No name, no number of a case (R48).

    With each stands the questionnaire that it is a code to, for whoever rather answers with a pen.
    """
    texts = work.catalogue.slip(work.today)
    chosen = work.catalogue.languages[language if language in texts else SWEDISH]
    text = texts[chosen.id]
    return {
        "municipality": work.catalogue.municipality.name,
        "fonts": typeset.families(chosen.font),
        "lang": chosen.tag.partition("-")[0],
        "direction": chosen.direction.value,
        "title": text.heading,
        "foot": text.label,
        "words": {
            "go_to": text.go_to,
            "write": text.write,
            "on_paper": text.on_paper,
            "box": chosen.words.box,
            "page": chosen.words.page,
        },
        "address": address,
        "slips": [words(text, chosen, slip) | {"svg": svg, **_asked(work, slip, chosen.id)} for slip, svg in found],
    }


def _asked(work: Work, slip: Slip, language: str) -> dict[str, Any]:
    """The questionnaire as it is on paper: what is asked, and the answers to tick."""
    survey = work.catalogue.survey(for_audience(work, slip.audience).id, language)
    questions = [
        {
            "text": question.text,
            "help": question.explanation or "",
            "choices": [choice.label for choice in question.choices],
            "lines": 4 if question.kind is QuestionKind.text else 1,
        }
        for question in survey.questions
    ]
    return {"label": survey.label, "intro": survey.intro, "questions": questions}
