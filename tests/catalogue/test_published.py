"""Published questionnaires and consent texts are frozen: new wording is a new version, never an edit."""

from __future__ import annotations

from sspf.catalogue.consents import consent_text_hash
from sspf.catalogue.loader import Catalogue
from sspf.catalogue.surveys import questionnaire_hash
from tests.catalogue.conftest import Desk

# Add a line for a new version. A line that is here never changes: people have answered and signed these words.
QUESTIONNAIRES = {
    "samverkanspartner-2026-1": "bd99acee91f53037ed8ff7c08073d4b7b0ba6ea96c45040a34c93fa8f5471b85",
    "ungdom-2026-1": "7a1abad78801bd2516fc0b5bb2e5a1b134b59e2eeaa5394cf81f0183c01e87c1",
    "vardnadshavare-2026-1": "b053db474a191bead95916cedf499cd1e952970b1725eeb75b4e5e6582c50a22",
}
CONSENT_TEXTS = {
    "2026-1": "774fb02db182614af599a7b7f73dd8c894dad96e2a7e652e4390b1b85a101c04",
}
UNGDOM = "surveys/2026-1-ungdom.toml"


def test_no_published_questionnaire_has_changed(shipped: Catalogue) -> None:
    assert {key: questionnaire_hash(survey) for key, survey in shipped.surveys.items()} == QUESTIONNAIRES


def test_no_published_consent_text_has_changed(shipped: Catalogue) -> None:
    assert {key: consent_text_hash(text) for key, text in shipped.consent_texts.items()} == CONSENT_TEXTS


def test_one_letter_makes_another_wording(desk: Desk) -> None:
    desk.edit(UNGDOM, "De vuxna lyssnade på mig.", "De vuxna lyssnade på mej.")

    assert questionnaire_hash(desk.load().surveys["ungdom-2026-1"]) != QUESTIONNAIRES["ungdom-2026-1"]


def test_the_words_of_a_scale_are_part_of_the_wording(desk: Desk) -> None:
    desk.edit(UNGDOM, "Både ja och nej", "Varken ja eller nej")

    assert questionnaire_hash(desk.load().surveys["ungdom-2026-1"]) != QUESTIONNAIRES["ungdom-2026-1"]


def test_another_order_of_the_questions_is_another_wording(desk: Desk) -> None:
    text = (desk.folder / UNGDOM).read_text()
    first, second = text.index("[questions.forstod]"), text.index("[questions.saga]")
    third = text.index("[questions.lyssnade]")
    desk.write(UNGDOM, text[:first] + text[second:third] + text[first:second] + text[third:])

    assert questionnaire_hash(desk.load().surveys["ungdom-2026-1"]) != QUESTIONNAIRES["ungdom-2026-1"]


def test_a_changed_consent_text_is_another_wording(desk: Desk) -> None:
    desk.edit("consents/2026-1.toml", "Det är frivilligt", "Det är helt frivilligt")

    assert consent_text_hash(desk.load().consent_texts["2026-1"]) != CONSENT_TEXTS["2026-1"]


def test_comments_and_the_last_day_of_use_are_no_part_of_the_wording(desk: Desk) -> None:
    desk.edit(UNGDOM, 'version = "2026-1"', 'version = "2026-1" # den första\nuntil = 2027-06-30')

    assert questionnaire_hash(desk.load().surveys["ungdom-2026-1"]) == QUESTIONNAIRES["ungdom-2026-1"]
