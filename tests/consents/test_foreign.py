"""A language that runs from right to left is data: on the web, on the screen that is handed over, and on paper."""

import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from sspf.catalogue import loader
from sspf.catalogue.consents import consent_text_hash
from sspf.installation import Installation
from sspf.settings import PROJECT
from tests.browser import Visitor
from tests.consents.foreign import SENTENCE, TITLE, add
from tests.factories import consents
from tests.house import House

ARABIC = re.compile("[\u0600-\u06ff]")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROJECT / "config", tmp_path / "config"))


@pytest.fixture
def house(sqlite_house: House, config: Path) -> Iterator[House]:
    """A municipality that has Arabic, with the pages made from its catalogue."""
    catalogue = add(config)
    installation: Installation = replace(sqlite_house.installation, catalogue=catalogue)
    globals_ = sqlite_house.app.jinja_env.globals
    before = globals_["catalogue"]
    globals_["catalogue"] = catalogue
    yield House(installation, sqlite_house.clock, sqlite_house.ids)
    globals_["catalogue"] = before


def element(visitor: Visitor, tag: str, **wanted: str) -> bool:
    return any(wanted.items() <= each.items() for each in visitor.page.all(tag))


def test_r78_the_information_page_runs_from_right_to_left(house: House) -> None:
    visitor = Visitor(house)
    visitor.get("/information?sprak=ar")
    assert element(visitor, "span", lang="ar", dir="rtl")
    assert element(visitor, "div", lang="ar", dir="rtl")
    assert SENTENCE in visitor.text
    assert element(visitor, "a", hreflang="en", dir="ltr")


def test_r78_the_screen_runs_from_right_to_left(house: House) -> None:
    made = consents.asked(house)
    visitor = Visitor(house).sign_in("koordinator")
    path = f"{made.path}/{made.consent_id}/skriv-pa-har"
    visitor.fill(path, signer=str(made.family.guardian_ids[0]), language="ar", informed_by="Karin")
    assert TITLE in visitor.text
    assert element(visitor, "div", lang="ar", dir="rtl")


def test_r78_the_paper_runs_from_right_to_left_in_letters_that_are_in_the_file(house: House) -> None:
    made = consents.asked(house)
    visitor = Visitor(house).sign_in("koordinator")
    pdf = visitor.client.get(f"{made.path}/{made.consent_id}/papper?sprak=ar").data
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "ar"
        fonts = {str(each.BaseFont) for each in opened.objects if "/BaseFont" in _keys(each)}
    assert any("NotoSansArabic" in font for font in fonts)
    assert any("Atkinson" in font for font in fonts)  # names of units and people are in Latin letters
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    whole = text.get_text_range()
    assert len(ARABIC.findall(whole)) > 200
    assert set(SENTENCE) <= set(whole)
    assert _ink(document[0], "right") > 3 * _ink(document[0], "left")
    text.close()
    document.close()


def test_the_leaflets_have_the_letters_too(house: House) -> None:
    for leaflet in ("information", "broschyr"):
        answer = Visitor(house).client.get(f"/information/{leaflet}.pdf?sprak=ar")
        assert answer.status_code == 200
        document = pypdfium2.PdfDocument(answer.data)
        assert ARABIC.search(document[len(document) - 1].get_textpage().get_text_range())
        document.close()


def test_a_text_that_nobody_has_reviewed_shows_nowhere(sqlite_house: House, config: Path) -> None:
    catalogue = add(config, reviewed=False)
    assert "ar" not in {each.id for each in catalogue.consent_languages("2026-1")}
    assert "ar" not in catalogue.leaflet("information", sqlite_house.clock.at.date())
    assert catalogue.consent_text("2026-1", "ar") is catalogue.consent_texts["2026-1"]


def test_a_review_changes_no_fingerprint(config: Path) -> None:
    text = add(config, reviewed=False).consent_translations["2026-1"]["ar"]
    (config / "consents/2026-1/ar.toml").write_text(
        (config / "consents/2026-1/ar.toml").read_text().replace("reviewed = false", "reviewed = true")
    )
    again = loader.load(config).consent_translations["2026-1"]["ar"]
    assert again.reviewed is not text.reviewed
    assert consent_text_hash(again) == consent_text_hash(text)


def _keys(thing: object) -> set[str]:
    return set(thing.keys()) if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)) else set()


def _ink(page: pypdfium2.PdfPage, side: str) -> int:
    """Dark pixels in the outer fifth of the text's width on one side: where lines begin there is more."""
    picture = page.render(scale=1).to_pil().convert("L")
    width, height = picture.size
    margin, fifth = round(width * 0.1), round(width * 0.16)
    left = margin if side == "left" else width - margin - fifth
    strip = picture.crop((left, round(height * 0.15), left + fifth, round(height * 0.9)))
    return sum(strip.histogram()[:128])
