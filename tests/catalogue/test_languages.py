"""Texts in several languages: Swedish is the legal one, the others stand beside it and show when they are reviewed."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from sspf.catalogue.languages import SWEDISH
from sspf.catalogue.loader import Catalogue
from tests.catalogue.conftest import Desk

TODAY = date(2026, 11, 23)


def test_r78_swedish_easy_swedish_and_english_stand_side_by_side(shipped: Catalogue) -> None:
    for version in shipped.consent_texts:
        assert [each.id for each in shipped.consent_languages(version)] == [SWEDISH, "latt-svenska", "en"]
    for leaflet in ("information", "broschyr"):
        assert list(shipped.leaflet(leaflet, TODAY)) == [SWEDISH, "latt-svenska", "en"]


def test_r78_the_swedish_text_is_the_one_that_was_there_first(shipped: Catalogue) -> None:
    assert shipped.consent_text("2026-1", SWEDISH) is shipped.consent_texts["2026-1"]
    assert shipped.consent_text("2026-1", "en").title == "Consent to working together in SSPF"


def test_every_translation_has_every_section_in_the_same_order(shipped: Catalogue) -> None:
    for version, languages in shipped.consent_translations.items():
        for text in languages.values():
            assert len(text.sections) == len(shipped.consent_texts[version].sections)
            assert all(len(list(section)) > 0 for section in text.sections)


def test_every_kind_of_information_has_its_words_in_every_language(shipped: Catalogue) -> None:
    others = [each for each in shipped.languages.values() if each.id != SWEDISH]
    assert all((each.information or {}).keys() == shipped.information.keys() for each in others)


@pytest.mark.parametrize("file", ["consents/2026-1/en.toml", "leaflets/2026-1-information/en.toml"])
def test_what_is_not_reviewed_does_not_show(desk: Desk, file: str) -> None:
    desk.edit(file, "reviewed = true", "reviewed = false")
    catalogue = desk.load()
    shown = {each.id for each in catalogue.consent_languages("2026-1")} & set(catalogue.leaflet("information", TODAY))
    assert "en" not in shown


def test_a_text_without_the_mark_counts_as_not_reviewed(desk: Desk) -> None:
    desk.edit("consents/2026-1/en.toml", "reviewed = true\n", "")
    assert "en" not in {each.id for each in desk.load().consent_languages("2026-1")}


def test_a_newer_leaflet_takes_over_on_its_day(desk: Desk) -> None:
    newer = desk.folder / "leaflets" / "2027-1-information"
    shutil.copytree(desk.folder / "leaflets" / "2026-1-information", newer)
    (newer / "en.toml").unlink()
    swedish = (newer / "sv.toml").read_text().replace("reviewed = true", "reviewed = true\nfrom = 2027-01-01")
    (newer / "sv.toml").write_text(swedish)
    catalogue = desk.load()
    assert "en" in catalogue.leaflet("information", date(2026, 12, 31))
    assert "en" not in catalogue.leaflet("information", date(2027, 1, 1))


WRONG = [
    ("languages.toml", 'tag = "en"', 'tag = "engelska språket"', "languages.toml: en.tag – ska vara ett språks kod"),
    (
        "languages.toml",
        'tag = "en"',
        'tag = "en"\nfont = "comic"',
        "languages.toml: en.font – «comic» finns inte att välja",
    ),
    ("languages.toml", 'tag = "en"', 'tag = "en"\ndirection = "up"', "en.direction – «up» finns inte att välja"),
    ("languages.toml", "Page {page} of {pages}", "Page", "languages.toml: en.words.page – ska innehålla {page}"),
    ("languages.toml", 'answer = "Your answer"\n', "", "languages.toml: en.words.answer – saknas"),
    ("languages.toml", 'polis = { label = "Info', 'gissning = { label = "Info', "en.information.gissning – «gissning»"),
    (
        "leaflets/2026-1-information/sv.toml",
        "reviewed = true",
        "reviewed = false",
        "leaflets: information-2026-1 – sv.toml",
    ),
    ("consents/2026-1/en.toml", "[purpose]", "[porpoise]", "consents/2026-1/en.toml: purpose – saknas"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), WRONG)
def test_what_is_wrong_is_told_with_file_and_key(desk: Desk, file: str, old: str, new: str, said: str) -> None:
    desk.edit(file, old, new)
    assert said in desk.refusal()


def test_a_text_in_a_language_that_is_not_listed_is_refused(desk: Desk) -> None:
    shutil.copy(desk.folder / "consents/2026-1/en.toml", desk.folder / "consents/2026-1/so.toml")
    assert "consents/2026-1/so.toml – «so» finns inte i languages.toml" in desk.refusal()


def test_a_translation_of_a_text_that_does_not_exist_is_refused(desk: Desk) -> None:
    shutil.copytree(desk.folder / "consents/2026-1", desk.folder / "consents/2030-1")
    assert "consents/2030-1 – finns inte på svenska" in desk.refusal()


def test_a_folder_with_another_name_is_refused(desk: Desk) -> None:
    (desk.folder / "leaflets" / "gammalt").mkdir()
    assert "leaflets/gammalt – mappen ska heta version och namn" in desk.refusal()


def test_a_second_swedish_consent_text_is_refused(desk: Desk) -> None:
    shutil.copy(desk.folder / "consents/2026-1/en.toml", desk.folder / "consents/2026-1/sv.toml")
    assert "den svenska texten ska stå i consents/2026-1.toml" in desk.refusal()


def test_the_brochure_and_the_information_must_be_there(desk: Desk) -> None:
    shutil.rmtree(desk.folder / "leaflets" / "2026-1-broschyr")
    assert "det finns ingen broschyr" in desk.refusal()
