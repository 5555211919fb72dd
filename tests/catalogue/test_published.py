"""Published questionnaires, consent texts and provisions are frozen: new wording is a new version, never an edit."""

from __future__ import annotations

import shutil

from sspf.catalogue.consents import consent_text_hash
from sspf.catalogue.entries import wording_hash
from sspf.catalogue.loader import Catalogue
from sspf.catalogue.provisions import provision_hash
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
TRANSLATIONS = {
    "2026-1/en": "fdd3a550d017bac5ccc80bee83976cef59e39f6a4c47746295030143dfab9d98",
    "2026-1/latt-svenska": "15a57dbc02b2c6413ff48cb722d8dd4f3f0a5ba64c58d52df642ba38f8d55853",
}
QUESTIONNAIRE_TRANSLATIONS = {
    "ungdom-2026-1/en": "f4fad34e00fb62b6df3676a31d4f22ff38f08d64d16a7797aa7004ba811222e6",
    "ungdom-2026-1/latt-svenska": "db3dc5c74805f45f38c1740235bba19e7f7770e8a60b736e2bf63d94e45d23e0",
    "vardnadshavare-2026-1/en": "3e2b6e3262ae7a27d5ae76a776e055ea3da0b5ba58a120d40d39970ec634bb7f",
    "vardnadshavare-2026-1/latt-svenska": "ae65c3b668ff026e8d473e24223cbb024488a23f626cfd2459a97954f3fa2366",
}
LEAFLETS = {
    "broschyr-2026-1/en": "cdb591daa190b371bb8bbf6f09ef4e8e81ce54fb3309e3517bb56fea38b282b4",
    "broschyr-2026-1/latt-svenska": "96053d95a77129864bf49824bf17d6603ea3b279a849f119ffcda8dac0d26c28",
    "broschyr-2026-1/sv": "309b89ee4f6ad5696da47dfcf4541fac6e0ab74677aca918fadffcde56e2ef40",
    "information-2026-1/en": "938596444700167f071c59d7e43d87d2fa6f98049f25e9c7e85ef8ddf626ec72",
    "information-2026-1/latt-svenska": "22d721d081c4a3bec60f0524a38a0638058bd8ebde48e6c7f6bc20cc20a00a45",
    "information-2026-1/sv": "3d66246070b73535adfe493b4640c137a86b291df3867bae5db652c6f877eabf",
}
PROVISIONS = {
    "begangetbrott-2026-1": "d4a030e3cd4429cbc6587768b284be958261e6adb50a0ec68360eee2b799a5e9",
    "brottmotbarn-2026-1": "3221504749bf246547b6bac05e4a1bfccc723b3f8b4fa7517ce5cde62c461aba",
    "brottsbekampning-2025-1": "d3e3ee4c9cccd1abd8d4daeea11fe1daabaee696585abb7b2e92d8984397bf45",
    "brottsrisk-2025-1": "5154eff40e5d630a6677c87894471d321537f466a2054da3373d45674663212e",
    "generalklausul-2026-1": "bf4f53a492d78d67272bbd5253b56d4f01b43e7ba7de74d84e0fd6e025f04b79",
    "grovtbrott-2026-1": "c47c6b20e4ffc2d0815c04f42c501f3967693754853b0955cb9e2d6464d95012",
    "ingripande-2026-1": "f1b18a150d912ac60f00766731ca62684fd289e36a88411870c0d3b0a56a8948",
    "kommunen-2025-1": "68cf8143a31b3e67c46a8787fe69be4e2c3ef9246a1c3d2634394c27269b6dc2",
    "kontaktuppgift-2025-1": "c0f0a267ff8ed202e4dcd8000c9e0c1f48e65fcc7ee4eb6df5ecb0dd1c434f8c",
    "rektor-2025-1": "f9cb3e83fde6dcd72b153c98fe3d5ce90b916c02eb4d485b69c9d7f3c4927385",
    "uppgiftsskyldighet-2026-1": "80c994bccb95ba501f6c35520adcc858813eb30deeb52cc65e5f99a8cead0ffe",
    "vardomsorg-2026-1": "b28d17f6b256a840052a78c7a4289b4dbc03971ec3d605d37161f5e21354fe31",
    "verksamhet-2026-1": "194b7fb3d8733cbf3de564d4f90418b3fc2426e9494d5162c071e962a5f855d2",
}
UNGDOM = "surveys/2026-1-ungdom.toml"


def test_no_published_questionnaire_has_changed(shipped: Catalogue) -> None:
    assert {key: questionnaire_hash(survey) for key, survey in shipped.surveys.items()} == QUESTIONNAIRES


def test_no_published_consent_text_has_changed(shipped: Catalogue) -> None:
    assert {key: consent_text_hash(text) for key, text in shipped.consent_texts.items()} == CONSENT_TEXTS


def test_no_published_translation_or_leaflet_has_changed(shipped: Catalogue) -> None:
    everything = (
        (shipped.consent_translations, TRANSLATIONS),
        (shipped.survey_translations, QUESTIONNAIRE_TRANSLATIONS),
        (shipped.leaflets, LEAFLETS),
    )
    for published, frozen in everything:
        texts = {f"{version}/{name}": text for version, texts in published.items() for name, text in texts.items()}
        assert {key: wording_hash(text) for key, text in texts.items()} == frozen


def test_r20_no_published_provision_has_changed(shipped: Catalogue) -> None:
    assert {key: provision_hash(provision) for key, provision in shipped.provisions.items()} == PROVISIONS


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
    shutil.rmtree(desk.folder / "surveys" / "2026-1-ungdom")  # translations keep the order they were published in
    desk.write(UNGDOM, text[:first] + text[second:third] + text[first:second] + text[third:])

    assert questionnaire_hash(desk.load().surveys["ungdom-2026-1"]) != QUESTIONNAIRES["ungdom-2026-1"]


def test_a_changed_consent_text_is_another_wording(desk: Desk) -> None:
    desk.edit("consents/2026-1.toml", "Det är frivilligt", "Det är helt frivilligt")

    assert consent_text_hash(desk.load().consent_texts["2026-1"]) != CONSENT_TEXTS["2026-1"]


def test_comments_and_the_last_day_of_use_are_no_part_of_the_wording(desk: Desk) -> None:
    desk.edit(UNGDOM, 'version = "2026-1"', 'version = "2026-1" # den första\nuntil = 2027-06-30')

    assert questionnaire_hash(desk.load().surveys["ungdom-2026-1"]) == QUESTIONNAIRES["ungdom-2026-1"]
