"""Questionnaires in several languages ask the same, in the same order, or the program does not start."""

from __future__ import annotations

import shutil

import pytest

from sspf.catalogue.languages import SWEDISH
from sspf.catalogue.loader import Catalogue
from tests.catalogue.conftest import Desk

EN = "surveys/2026-1-ungdom/en.toml"
YOUTH = "ungdom-2026-1"
HERE = "surveys: ungdom-2026-1/en.toml:"


def test_r78_a_translation_changes_the_words_and_nothing_else(shipped: Catalogue) -> None:
    swedish, english = shipped.survey(YOUTH, SWEDISH), shipped.survey(YOUTH, "en")
    assert swedish is shipped.surveys[YOUTH]
    assert english.label != swedish.label
    for one, other in zip(swedish.questions, english.questions, strict=True):
        assert (one.id, one.kind, one.minimum, one.maximum) == (other.id, other.kind, other.minimum, other.maximum)
        assert [(each.id, each.value) for each in one.choices] == [(each.id, each.value) for each in other.choices]
        assert one.text != other.text
        assert (swedish.hint(one) is None) == (english.hint(other) is None)


def test_what_stands_under_a_statement_is_what_its_scale_asks(shipped: Catalogue) -> None:
    english = shipped.survey(YOUTH, "en")
    assert english.hint(english.questions[0]) == "How true is this?"


def test_a_translation_that_is_not_reviewed_does_not_show(desk: Desk) -> None:
    desk.edit(EN, "reviewed = true", "reviewed = false")
    catalogue = desk.load()
    assert "en" not in {each.id for each in catalogue.survey_languages(YOUTH)}
    assert catalogue.survey(YOUTH, "en") is catalogue.surveys[YOUTH]


WRONG = [
    (
        "[questions.saga]",
        "[questions.sagan]",
        f"{HERE} questions – ska vara samma som på svenska, i samma ordning: fors",
    ),
    ("[scales.stammer.choices]", "[scales.stammer.svar]", "scales.stammer.choices – saknas"),
    ('pojke = { label = "Boy" }\n', "", f"{HERE} questions.kon.choices – ska vara samma som på svenska"),
    ('inte-alls = { label = "Not', 'inte = { label = "Not', f"{HERE} scales.stammer.choices – ska vara samma som"),
    (
        'label = "What is your gender?"\nexplanation',
        'label = "What is your gender?"\ncomment',
        "questions.kon.comment – okänd nyckel",
    ),
    (
        '[questions.framtid]\nlabel = "I',
        '[questions.framtid]\nexplanation = "More"\nlabel = "I',
        f"{HERE} questions.framtid.explanation – ska finnas när den finns på svenska, och bara då",
    ),
    (
        '[questions.framtid]\nlabel = "I',
        '[questions.framtid.choices]\nja = { label = "Yes" }\n[questions.framtid]\nlabel = "I',
        f"{HERE} questions.framtid.choices – ska vara samma som på svenska, i samma ordning: inga",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), WRONG)
def test_a_translation_that_asks_something_else_is_refused(desk: Desk, old: str, new: str, said: str) -> None:
    desk.edit(EN, old, new)
    assert said in desk.refusal()


def test_two_questions_that_changed_places_are_refused(desk: Desk) -> None:
    text = (desk.folder / EN).read_text()
    first, second, third = (text.index(f"[questions.{each}]") for each in ("forstod", "saga", "lyssnade"))
    desk.write(EN, text[:first] + text[second:third] + text[first:second] + text[third:])
    assert f"{HERE} questions – ska vara samma" in desk.refusal()


def test_a_translation_of_no_questionnaire_and_a_second_swedish_one_are_refused(desk: Desk) -> None:
    shutil.copytree(desk.folder / "surveys/2026-1-ungdom", desk.folder / "surveys/2030-1-ungdom")
    shutil.copy(desk.folder / EN, desk.folder / "surveys/2026-1-ungdom/sv.toml")
    said = desk.refusal()
    assert "surveys: ungdom-2030-1 – finns inte på svenska" in said
    assert "surveys: ungdom-2026-1/sv.toml – den svenska texten ska stå i filen bredvid mappen" in said


def test_words_with_gaps_keep_their_gaps(desk: Desk) -> None:
    desk.edit("languages.toml", 'where = "Question {number} of {count}"', 'where = "Question {number}"')
    assert "en.asking.where – ska innehålla {number} och {count}" in desk.refusal()
