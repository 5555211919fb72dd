"""What the questionnaires ask and how it reads, in every language they are asked in."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from sspf.catalogue import loader
from sspf.catalogue.surveys import Survey
from tests.factories import surveys
from tests.factories.answering import Phone, one_code, saved
from tests.house import House, serve

LONGEST_QUESTION = 12
LONGEST_WORD = 18
GENDERS = ["flicka", "pojke", "annat-inget", "vet-inte"]


def spoken(house: House, name: str) -> list[Survey]:
    """A questionnaire in each of its languages."""
    catalogue = house.installation.catalogue
    return [catalogue.survey(name, each.id) for each in catalogue.survey_languages(name)]


def test_complaint_u5_the_youths_questions_are_short_and_have_easy_words(sqlite_house: House) -> None:
    for survey in spoken(sqlite_house, surveys.YOUTH):
        for question in survey.questions:
            sentences = re.split(r"[.?!] ", question.text)
            assert max(len(each.split()) for each in sentences) <= LONGEST_QUESTION, question.text
            assert max(len(each) for each in question.text.split()) <= LONGEST_WORD, question.text


def test_complaint_u15_the_question_about_gender_has_a_third_choice_and_says_what_is_meant(
    phone: Phone, sqlite_house: House
) -> None:
    """Protocol item 61: felt gender is meant, and nobody has to answer."""
    phone.open(one_code(sqlite_house)).start()
    while phone.asked != "kon":
        phone.skip()
    assert [each["value"] for each in phone.visitor.page.all("input") if each.get("type") == "radio"] == GENDERS
    assert "Vi menar det kön du själv känner att du har." in phone.text
    for survey in spoken(sqlite_house, surveys.YOUTH):
        (asked,) = (each for each in survey.questions if each.id == "kon")
        assert [each.id for each in asked.choices] == GENDERS
        assert asked.explanation


def test_complaint_u16_the_scale_is_words_first_and_the_faces_only_decorate(phone: Phone, sqlite_house: House) -> None:
    phone.open(one_code(sqlite_house)).start()
    faces = [each for each in phone.visitor.page.all("i") if "face" in (each["class"] or "")]
    assert [each["class"] for each in faces] == [f"face face-{value}" for value in (5, 4, 3, 2, 1)]
    assert all(each["aria-hidden"] == "true" for each in faces)
    for words in ("Hur väl stämmer det?", "Stämmer helt", "Både ja och nej", "Stämmer inte alls", "Vet inte"):
        assert words in phone.text
    looks = phone.visitor.client.get(str(phone.visitor.page.all("link")[1]["href"])).text
    assert all(f".face-{value} " in looks for value in (5, 4, 3, 2, 1))


def test_complaint_v20_nobody_is_asked_for_a_name_and_it_is_said_who_reads(phone: Phone, sqlite_house: House) -> None:
    phone.visitor.get("/enkat")
    assert "Du skriver inget namn." in phone.text
    phone.open(one_code(sqlite_house, surveys.GUARDIAN))
    for words in ("Ditt namn sparas inte", "får inte se vad just du har svarat"):
        assert words in phone.text
    phone.start().all(egna_ord="Ni lyssnade.").send()
    for words in (
        "Ingen kan se att svaren är dina.",
        "visas de som siffror, om minst 5 har svarat",
        "läses igenom först",
    ):
        assert words in phone.text


def test_complaint_v1_v15_each_questionnaire_to_the_family_can_be_read_in_easy_swedish_and_english(
    sqlite_house: House,
) -> None:
    for name in (surveys.YOUTH, surveys.GUARDIAN):
        languages = sqlite_house.installation.catalogue.survey_languages(name)
        assert [each.id for each in languages] == ["sv", "latt-svenska", "en"]
        texts = [[each.intro, each.thanks, *(q.text for q in each.questions)] for each in spoken(sqlite_house, name)]
        assert len({text[0] for text in texts}) == len(languages)


@pytest.mark.parametrize("chosen", ["before", "after"])
def test_the_language_is_chosen_first_and_the_answers_are_the_same(
    phone: Phone, sqlite_house: House, chosen: str
) -> None:
    if chosen == "before":
        phone.open(one_code(sqlite_house), language="en")
    else:
        phone.open(one_code(sqlite_house))
        phone.press("/enkat", language="en")
    assert phone.visitor.page.all("html")[0] == {"lang": "en", "dir": "ltr"}
    assert "Your name is not saved" in phone.text
    phone.start().next(422, forstod="sådär")
    assert "Choose one of the answers" in phone.text
    phone.next(forstod="helt").all(kon="annat-inget")
    assert "Completely true" in phone.text
    phone.send(422, code="FEL")
    assert "The code does not work." in phone.text
    phone.visitor.page = phone.before
    phone.send()
    assert "Your answers are saved" in phone.text
    assert saved(sqlite_house) == [{"forstod": "helt", "kon": "annat-inget"}]


def test_a_code_that_fails_is_told_in_the_language_of_the_page(phone: Phone) -> None:
    phone.open("ACD-EFG-H4K5", language="en", status=422)
    assert "The code does not work." in phone.text
    assert phone.visitor.page.title.startswith("Error: Answer a questionnaire")


@pytest.mark.parametrize("language", ["", "xx", "sv", "../en"])
def test_a_language_that_is_not_there_is_swedish(phone: Phone, sqlite_house: House, language: str) -> None:
    phone.open(one_code(sqlite_house), language=language)
    assert "Ditt namn sparas inte" in phone.text


def test_a_questionnaire_without_a_translation_is_asked_in_swedish(phone: Phone, sqlite_house: House) -> None:
    phone.open(one_code(sqlite_house, surveys.PARTNER), language="en").start()
    assert phone.visitor.page.all("html")[0]["lang"] == "sv"
    assert "Rätt personer var med på mötena." in phone.text


def test_a_language_that_is_read_from_the_right_is_shown_so(sqlite_house: House, tmp_path: Path) -> None:
    config = shutil.copytree(sqlite_house.settings.config, tmp_path / "config")
    languages = (config / "languages.toml").read_text()
    english = languages[languages.index("[en]") :].replace("[en", "[ar").replace('tag = "en"', 'tag = "ar"')
    arabic = english.replace('label = "English"', 'label = "العربية"\ndirection = "rtl"\nfont = "noto-sans-arabic"')
    (config / "languages.toml").write_text(f"{languages}\n{arabic}")
    shutil.copy(config / "surveys/2026-1-ungdom/en.toml", config / "surveys/2026-1-ungdom/ar.toml")
    sqlite_house.installation = replace(sqlite_house.installation, catalogue=loader.load(config))
    sqlite_house.app = serve(sqlite_house.installation)
    phone = Phone.of(sqlite_house).open(one_code(sqlite_house), language="ar").start()
    assert phone.visitor.page.all("html")[0] == {"lang": "ar", "dir": "rtl"}
    phone.all(kon="flicka").send()
    assert phone.visitor.page.all("html")[0] == {"lang": "ar", "dir": "rtl"}
    assert saved(sqlite_house) == [{"kon": "flicka"}]
