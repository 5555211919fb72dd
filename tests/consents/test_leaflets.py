"""What anyone can read about SSPF: what it is, what a yes means, what is kept and for how long, in words one knows."""

import io
import re

import pikepdf
import pypdfium2
import pytest

from tests.browser import Visitor, statements
from tests.house import House


@pytest.fixture
def visitor(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house)


def words(visitor: Visitor, leaflet: str, language: str = "sv") -> str:
    answer = visitor.client.get(f"/information/{leaflet}.pdf", query_string={"sprak": language})
    assert answer.headers["Content-Disposition"] == f'attachment; filename="sspf-{leaflet}.pdf"'
    document = pypdfium2.PdfDocument(answer.data)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("word", ["SSPF", "SIG", "EHT"])
def test_complaint_v15_words_that_nobody_explains_are_explained(visitor: Visitor, word: str) -> None:
    visitor.get("/information")
    assert len(visitor.page.all("dt")) > 5
    assert re.search(rf"Ord som vi använder .*\b{word}\b \w+", visitor.text)


def test_complaint_v18_u20_it_says_what_is_kept_how_long_and_who_cannot_see_it(visitor: Visitor) -> None:
    visitor.get("/information")
    assert "fem år efter att den sista anteckningen gjordes" in visitor.text
    assert "tills barnet har fyllt 30" in visitor.text
    assert "Den du söker jobb hos kan inte läsa det." in visitor.text


def test_complaint_v3_it_says_that_one_may_say_no_and_what_then_happens(visitor: Visitor) -> None:
    visitor.get("/information")
    assert "Du kan säga nej, och du kan ändra dig" in visitor.text
    assert "Stöd från skolan eller socialtjänsten kan ni få ändå" in visitor.text


def test_r25_it_tells_the_legal_basis_and_that_consent_is_something_else(visitor: Visitor) -> None:
    visitor.get("/information")
    assert "Samtycket är inget samtycke till att behandla personuppgifter." in visitor.text
    assert "artikel 6.1 c och e, 9.2 g och h" in visitor.text


def test_r60_complaint_v13_it_says_that_paper_does_and_that_nobody_needs_bankid(visitor: Visitor) -> None:
    visitor.get("/information")
    assert "Ni kan skriva på papper eller på plats hos koordinatorn. Ingen behöver ha BankID." in visitor.text


def test_complaint_u5_there_is_a_page_that_is_not_written_for_lawyers(visitor: Visitor) -> None:
    visitor.get("/information?sprak=latt-svenska")
    text = visitor.text[visitor.text.index("SSPF betyder att") :]
    sentences = [each for each in re.split(r"[.?!] ", text) if each]
    assert sum(len(each.split()) for each in sentences) / len(sentences) < 9
    assert "artikel" not in text


def test_r78_every_language_can_be_chosen_and_says_which_it_is(visitor: Visitor) -> None:
    visitor.get("/information")
    languages = {each.get("hreflang") for each in visitor.page.all("a") if each.get("hreflang")}
    assert languages == {"sv", "en"}
    visitor.get("/information?sprak=en")
    assert "This is SSPF" in visitor.text
    assert {"lang": "en", "dir": "ltr"} in visitor.page.all("span")


@pytest.mark.parametrize("language", ["ar", "../../sv", "", "SV"])
def test_a_language_that_is_not_there_gives_the_swedish_page(visitor: Visitor, language: str) -> None:
    visitor.get(f"/information?sprak={language}")
    assert "Det här är SSPF" in visitor.text


def test_the_page_asks_the_database_for_nothing(visitor: Visitor, sqlite_house: House) -> None:
    with statements(sqlite_house) as seen:
        visitor.get("/information")
        visitor.client.get("/information/broschyr.pdf")
    assert seen == []


@pytest.mark.parametrize(
    ("leaflet", "language", "said"),
    [
        ("information", "sv", "Ord som vi använder"),
        ("information", "en", "Words we use"),
        ("broschyr", "sv", "Vi hjälps åt"),
        ("broschyr", "latt-svenska", "Ring koordinatorn"),
    ],
)
def test_it_can_be_taken_home_on_paper(visitor: Visitor, leaflet: str, language: str, said: str) -> None:
    text = words(visitor, leaflet, language)
    assert said in text
    assert "08-465 004 11" in text


def test_r76_the_paper_is_tagged_and_in_its_own_language(visitor: Visitor) -> None:
    answer = visitor.client.get("/information/information.pdf?sprak=en")
    with pikepdf.open(io.BytesIO(answer.data)) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo.Title) == "This is SSPF"


def test_a_paper_that_does_not_exist_is_not_found(visitor: Visitor) -> None:
    visitor.get("/information/../languages.pdf", status=404)
    visitor.get("/information/consent.pdf", status=404)


def test_every_page_leads_to_it(visitor: Visitor) -> None:
    visitor.get("/logga-in")
    assert "/information" in {each.get("href") for each in visitor.page.all("a")}
