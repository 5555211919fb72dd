"""The paper of a round: what stands on it, for whom, and what a machine that reads it aloud is told."""

import io
import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from tests.browser import Visitor
from tests.factories import cases, consents
from tests.factories.consents import Round
from tests.house import House

NAMES = ("Alva", "Ylva", "Arne", "Provsson")


@pytest.fixture
def made(sqlite_house: House) -> Round:
    return consents.asked(sqlite_house)


@pytest.fixture
def visitor(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house).sign_in("koordinator")


def paper(visitor: Visitor, made: Round, **asked: str) -> bytes:
    answer = visitor.client.get(f"{made.path}/{made.consent_id}/papper", query_string=asked)
    assert answer.status_code == 200
    return bytes(answer.data)


def pages(pdf: bytes) -> list[str]:
    """The text of each page as another program reads it, with single blanks."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
    document.close()
    return texts


def test_the_paper_asks_each_person_on_a_sheet_of_its_own(visitor: Visitor, made: Round) -> None:
    text = pages(paper(visitor, made))
    assert "Samtycke till att samarbeta i SSPF" in text[0]
    answers = [page for page in text if "Ditt svar" in page]
    assert len(answers) == 3
    assert sum("Du som svarar Ylva Provsson" in page for page in answers) == 1
    assert sum("Du som svarar Arne Provsson" in page for page in answers) == 1
    assert all("Samtycket gäller Alva Provsson" in page for page in answers)
    assert [number for number, page in enumerate(text, 1) if "Ditt svar" in page] == [3, 5, 7]


def test_each_signs_as_what_the_own_age_and_custody_make_of_them(visitor: Visitor, made: Round) -> None:
    signed = [page for page in pages(paper(visitor, made)) if "Namnteckning" in page]
    declared = ("Jag är vårdnadshavare.", "Jag är vårdnadshavare.", "Jag har fått informationen och har fått säga")
    assert all(words in page for words, page in zip(declared, signed, strict=True))
    assert not any("Jag har fyllt 15 år" in page for page in signed)


def test_complaint_v2_each_unit_has_a_box_for_each_kind_of_information(visitor: Visitor, made: Round) -> None:
    answer = next(page for page in pages(paper(visitor, made)) if "Ditt svar" in page)
    for unit in ("Måsviksskolan", "Områdespolisen", "Fritid för unga"):
        assert f"{unit} får vara med" in answer
    assert answer.count("Hälsa och mående") == answer.count("Polisens uppgifter") == 3
    assert "Det du inte kryssar för delas inte." in answer


def test_r26_an_independent_school_has_no_box_for_what_the_police_know(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house, units=("skola-norr", "friskola-fyren"))
    text = " ".join(pages(paper(Visitor(sqlite_house).sign_in("koordinator"), made, person=str(made.family.youth_id))))
    assert len(re.findall(r"Polisens uppgifter(?!\.)", text)) == 1


def test_r4_sharing_with_somebody_who_is_no_authority_is_named_and_comes_with_a_reservation(
    sqlite_house: House,
) -> None:
    made = consents.asked(sqlite_house, units=("skola-norr", "friskola-fyren"))
    text = " ".join(pages(paper(Visitor(sqlite_house).sign_in("koordinator"), made, person=str(made.family.youth_id))))
    reservation = "Är inte en myndighet. Vi delar med förbehåll"
    assert text.count(reservation) == 1
    assert text.index("Friskolan Fyrskeppet får vara med") < text.index(reservation)


def test_complaint_v3_the_paper_says_that_no_is_an_answer_and_what_then_happens(visitor: Visitor, made: Round) -> None:
    text = pages(paper(visitor, made))[0]
    assert "Det är frivilligt" in text
    assert "Om ni säger nej" in text
    assert "Ni kan ändå få stöd" in text


def test_r25_the_paper_says_that_it_lifts_secrecy_and_is_no_consent_to_processing(
    visitor: Visitor, made: Round
) -> None:
    assert "Samtycket är inget samtycke till att vi behandlar personuppgifter." in pages(paper(visitor, made))[0]


def test_the_paper_tells_how_to_withdraw_and_whom_to_call(visitor: Visitor, made: Round) -> None:
    back = next(page for page in pages(paper(visitor, made)) if "Om du ändrar dig" in page)
    assert "Ni kan ta tillbaka samtycket när ni vill" in back
    assert "08-465 004 11" in back
    assert all(what in back for what in ("Den som informerade", "Tolk", "Namnteckning", "Datum"))


def test_r46_each_page_says_which_case_and_which_text_it_belongs_to(visitor: Visitor, made: Round) -> None:
    text = pages(paper(visitor, made))
    written = [page for page in text if page.strip()]
    assert all("Ärende 2026-0001 · Samtycke, version 2026-1" in page for page in written)


def test_r48_no_name_stands_in_file_name_title_address_or_foot(visitor: Visitor, made: Round) -> None:
    answer = visitor.client.get(f"{made.path}/{made.consent_id}/papper")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="samtycke-2026-0001.pdf"'
    with pikepdf.open(io.BytesIO(answer.data)) as pdf:
        told = f"{pdf.docinfo} {bytes(pdf.Root.Metadata.read_bytes()).decode()}"
    assert not [name for name in NAMES if name in told or name in answer.request.path]


def test_r76_the_paper_is_tagged_for_reading_aloud_and_made_to_be_archived(visitor: Visitor, made: Round) -> None:
    with pikepdf.open(io.BytesIO(paper(visitor, made))) as pdf:
        metadata = bytes(pdf.Root.Metadata.read_bytes()).decode()
        assert re.search(r"pdfaid:part[>=\"]+2", metadata)
        assert re.search(r"pdfaid:conformance[>=\"]+A", metadata)
        assert re.search(r"pdfuaid:part[>=\"]+1", metadata)
        assert str(pdf.Root.Lang) == "sv"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        kinds = {str(each.get("/S")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each}
        fonts = {
            str(each.BaseFont) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each
        }
    assert {"/H1", "/H2", "/P"} <= kinds
    assert fonts
    assert all("Atkinson" in font for font in fonts)


def test_the_same_paper_twice_on_the_same_instant_is_the_same_to_the_byte(visitor: Visitor, made: Round) -> None:
    assert paper(visitor, made) == paper(visitor, made)


def test_complaint_v1_r78_the_text_can_be_read_in_english_beside_the_swedish_one(visitor: Visitor, made: Round) -> None:
    text = pages(paper(visitor, made, sprak="en"))
    assert "Consent to working together in SSPF" in text[0]
    assert "This is a translation. You sign the Swedish paper." in text[0]
    assert not any("Namnteckning" in page for page in text)
    with pikepdf.open(io.BytesIO(paper(visitor, made, sprak="en"))) as pdf:
        assert str(pdf.Root.Lang) == "en"


def test_a_language_that_nobody_has_reviewed_gives_the_swedish_text(visitor: Visitor, made: Round) -> None:
    assert "Samtycke till att samarbeta" in pages(paper(visitor, made, sprak="ar"))[0]


def test_a_paper_for_one_person_names_no_other(visitor: Visitor, made: Round) -> None:
    mother, father = made.family.guardian_ids
    text = " ".join(pages(paper(visitor, made, person=str(mother))))
    assert ("Ylva" in text) is not ("Arne" in text)
    visitor.get(f"{made.path}/{made.consent_id}/papper?person={made.consent_id}", status=404)
    assert text != " ".join(pages(paper(visitor, made, person=str(father))))


def test_r66_the_paper_of_a_protected_family_says_so_and_never_where_they_live(sqlite_house: House) -> None:
    family = cases.family(sqlite_house, cases.protected(replace(cases.YOUTH, address="Provgatan 1")))
    made = consents.asked(sqlite_house, family)
    text = " ".join(pages(paper(Visitor(sqlite_house).sign_in("koordinator"), made)))
    assert "Skyddade personuppgifter." in text
    assert "Provgatan" not in text


def test_what_somebody_typed_is_printed_and_never_run(sqlite_house: House) -> None:
    family = cases.family(sqlite_house, replace(cases.YOUTH, given_name='#panic("x") *fet* $x$ \\ `kod`'))
    made = consents.asked(sqlite_house, family)
    text = " ".join(pages(paper(Visitor(sqlite_house).sign_in("koordinator"), made)))
    assert '#panic("x") *fet* $x$ \\ `kod`' in text


@pytest.mark.parametrize("login", ["rektor", "kurator", "styrgrupp", "administrator"])
def test_nobody_but_a_coordinator_fetches_the_paper(sqlite_house: House, made: Round, login: str) -> None:
    Visitor(sqlite_house).sign_in(login).get(f"{made.path}/{made.consent_id}/papper", status=403)
