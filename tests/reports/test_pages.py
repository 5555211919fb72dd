"""The pages of reports: a term's from beginning to the styrgrupp's table, a follow-up, a correction, the files."""

import io

import docx
import pypdfium2
import pytest

from tests.browser import Visitor, statements
from tests.factories import reports
from tests.factories.reports import LETTER, PROGRAMME
from tests.house import House

NUMBER = "110101-2390"


@pytest.fixture
def visitor(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house)


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    found = " ".join(document[place].get_textpage().get_text_range() for place in range(len(document)))
    document.close()
    return " ".join(found.split())


def test_complaint_s11_a_term_is_reported_with_figures_that_are_fetched_and_words_that_are_typed(
    visitor: Visitor,
) -> None:
    visitor.sign_in("koordinator")
    page = visitor.fill("/statistik/rapporter/ny", about="2026-vt")
    assert "Terminsrapport vårterminen 2026" in page.text
    assert "Genomförda möten" in page.text
    assert "Möten i enskilda ärenden som började under perioden" in page.text
    [report_id] = {each.split("/")[3] for attrs in page.all("a") if "/delar/" in (each := attrs["href"] or "")}
    here = f"/statistik/rapporter/{report_id}"
    page = visitor.fill(f"{here}/delar/sammanfattning", text="Det går bra.\n\n- Fler möten\n- **Snabbare** plan")
    assert "Snabbare plan" in page.text
    assert "Snabbare plan" in visitor.fill(f"{here}/publicera").text
    visitor.sign_in("styrgrupp")
    assert "Terminsrapport vårterminen 2026" in visitor.get("/statistik/rapporter").text
    assert "Snabbare plan" in visitor.get(f"{here}/utgavor/1").text


def test_a_follow_up_is_typed_on_its_page_and_comes_out_as_pdf_and_word_in_the_same_form(visitor: Visitor) -> None:
    visitor.sign_in("koordinator")
    page = visitor.fill("/statistik/rapporter/ny", about="follow_up", sitting_on="2027-05-24")
    assert "24 maj 2027" in page.text
    assert "hela 2027" not in page.text
    [here] = {
        each.removesuffix("/skrivelse") for attrs in page.all("a") if "/skrivelse" in (each := attrs["href"] or "")
    }
    typed = {"programme": "Trygga fritider", "period": "2024 och framåt", "text_1": "Allt pågår.", "nameless": "y"}
    visitor.fill(f"{here}/planer/ny", **typed, signer="Lo Exempelsson", signer_titles="strateg\nkommunen")
    letter = {"reference": "KS 2027/0001", "proposal": "Läggs till handlingarna.", "officer": "Lo Exempelsson"}
    page = visitor.fill(f"{here}/skrivelse", **letter)
    assert "Uppföljning av ”Trygga fritider” på kommunfullmäktige 2027-05-24" in page.text
    visitor.fill(f"{here}/publicera")
    visitor.get(f"{here}/utgavor/1/pdf")
    assert visitor.response.headers["Content-Disposition"] == 'attachment; filename="uppfoljning-2027.pdf"'
    pdf = words_of(visitor.response.data)
    visitor.get(f"{here}/utgavor/1/word")
    word = "\n".join(each.text for each in docx.Document(io.BytesIO(visitor.response.data)).paragraphs)
    for said in ("TJÄNSTESKRIVELSE", "KS 2027/0001", "2. Genomfört t.o.m. 2026", "3. Innevarande verksamhetsår, 2027"):
        assert said in pdf
        assert said in word
    assert "Trygga fritider uppföljning KF 2027" in pdf


def test_complaint_s9_what_was_typed_comes_back_when_somebody_else_saved_first(visitor: Visitor) -> None:
    report_id = reports.begun(visitor.house)
    visitor.sign_in("koordinator")
    here = f"/statistik/rapporter/{report_id}/delar/sammanfattning"
    visitor.get(here)
    reports.said(visitor.house, report_id, "Någon annans ord.")
    visitor.post(here, status=409, text="Mina ord.")
    assert "Någon annans ord." in visitor.text
    assert "Mina ord." in visitor.text
    visitor.post(here, status=303, text="Mina ord.")


def test_a_personal_number_is_refused_and_a_name_asked_about_but_not_whoever_signs(visitor: Visitor) -> None:
    report_id = reports.follow_up(visitor.house)
    visitor.sign_in("koordinator")
    here = f"/statistik/rapporter/{report_id}/planer/ny"
    visitor.get(here)
    visitor.post(here, status=422, programme="Trygga fritider", text_2=f"Pojken {NUMBER}", nameless="y")
    assert "personnummer" in visitor.text
    visitor.get(here)
    visitor.post(here, status=422, programme="Trygga fritider", text_2="Vi mötte Olle Exempelsson.")
    assert "Kan det här vara namn på någon?" in visitor.text
    visitor.get(here)
    visitor.post(here, status=303, programme="Trygga fritider", text_2="Vi möttes.", signer="Lo Exempelsson")


def test_a_correction_is_a_new_edition_behind_its_utbytesblad(visitor: Visitor) -> None:
    house = visitor.house
    report_id = reports.begun(house)
    reports.said(house, report_id, "Fem möten.", "moten")
    reports.said(house, report_id, "Allt går bra.")
    reports.published(house, report_id)
    visitor.sign_in("koordinator")
    here = f"/statistik/rapporter/{report_id}"
    visitor.get(f"{here}/utgavor/1/pdf")
    first = visitor.response.data
    visitor.get(f"{here}/utgavor/1")
    visitor.post(f"{here}/rattelse", status=303)
    visitor.fill(f"{here}/delar/moten", text="Sex möten.")
    visitor.get(f"{here}/publicera")
    visitor.post(f"{here}/publicera", status=422)
    assert "Skriv vad som har ändrats" in visitor.text
    page = visitor.fill(f"{here}/publicera", note="Antalet möten är rättat.")
    assert "Ersätter utgåva 1" in page.text
    assert "Ändrat under: Möten och deltagande Antalet möten är rättat." in page.text
    visitor.get(f"{here}/utgavor/2/pdf")
    assert "Utbytesblad" in words_of(visitor.response.data)
    assert visitor.response.headers["Content-Disposition"] == 'attachment; filename="terminsrapport-2026-vt-2.pdf"'
    visitor.get(f"{here}/utgavor/1/pdf")
    assert visitor.response.data == first
    assert "Det finns en senare utgåva" in visitor.get(f"{here}/utgavor/1").text


def test_activities_are_typed_with_when_as_people_say_it_and_counted_in_one_sentence(visitor: Visitor) -> None:
    report_id = reports.begun(visitor.house)
    visitor.sign_in("koordinator")
    here = f"/statistik/rapporter/{report_id}/aktiviteter/ny"
    typed = {"text": "Vuxna ute på kvällen", "owner": "Fritid", "together": "Polis, Skola", "nameless": "y"}
    visitor.fill(here, **typed, aim="preventing", due="hösten 2027", state="ongoing", follow_up="Uppföljning i ILS")
    visitor.get(here)
    visitor.post(here, status=422, text="Bättre ljus", state="not_done")
    assert "Skriv varför" in visitor.text
    page = visitor.fill(here, text="Bättre ljus", state="not_done", reason="Beslut dröjer.")
    assert "2 aktiviteter: en är inte genomförd och en pågår." in page.text
    assert "Aktiviteter för förebyggande arbete" in page.text
    assert "hösten 2027" in page.text


def test_nobody_but_the_coordinator_sees_a_draft_and_the_styrgrupp_sees_what_is_published(visitor: Visitor) -> None:
    draft, done = reports.begun(visitor.house), reports.begun(visitor.house, "2025")
    reports.said(visitor.house, done, "Publicerat.")
    reports.published(visitor.house, done)
    visitor.sign_in("styrgrupp")
    assert "vårterminen 2026" not in visitor.get("/statistik/rapporter").text
    visitor.get(f"/statistik/rapporter/{draft}", status=403)
    visitor.get(f"/statistik/rapporter/{draft}/utgavor/1", status=404)
    visitor.get(f"/statistik/rapporter/{done}/utgavor/2", status=404)
    visitor.get(f"/statistik/rapporter/{done}/utgavor/1/txt", status=404)
    assert "Publicerat." in visitor.get(f"/statistik/rapporter/{done}/utgavor/1").text
    assert "Skriv en rättelse" not in visitor.text
    visitor.sign_in("polis")
    visitor.get("/statistik/rapporter", status=403)


def test_two_follow_ups_of_one_plan_are_told_apart_and_change_places(visitor: Visitor) -> None:
    report_id = reports.follow_up(visitor.house, PROGRAMME, PROGRAMME)
    visitor.sign_in("koordinator")
    here = f"/statistik/rapporter/{report_id}"
    page = visitor.get(here)
    assert "1. Trygga fritider" in page.text
    assert "Flytta upp : 2. Trygga fritider" in page.text
    [up] = {each for attrs in page.all("form") if (each := attrs.get("action") or "").endswith("/upp")}
    visitor.post(up, status=303)
    assert "Trygga fritider" in visitor.follow().text


def test_the_list_and_the_pages_ask_few_things_however_much_is_written(visitor: Visitor) -> None:
    house = visitor.house
    programmes = [PROGRAMME] * 12
    report_id = reports.follow_up(house, *programmes, letter=LETTER)
    reports.published(house, report_id)
    for slug in ("2024", "2025", "2025-vt", "2025-ht", "2026-vt"):
        reports.begun(house, slug)
    visitor.sign_in("koordinator")
    with statements(house) as seen:
        visitor.get("/statistik/rapporter")
    assert len(seen) <= 6
    with statements(house) as seen:
        visitor.get(f"/statistik/rapporter/{report_id}")
    assert len(seen) <= 10
    with statements(house) as seen:
        visitor.get(f"/statistik/rapporter/{report_id}/utgavor/1")
    assert len(seen) <= 8


def test_r75_a_personal_number_fits_nowhere_in_a_report_not_even_beside_who_signs_it(visitor: Visitor) -> None:
    visitor.sign_in("koordinator")
    report_id = reports.follow_up(visitor.house)
    letter, programme = (f"/statistik/rapporter/{report_id}/{each}" for each in ("skrivelse", "planer/ny"))
    for field in ("officer", "reference", "recipient", "annexes", "signer", "signer_titles"):
        visitor.get(letter)
        visitor.post(letter, status=422, proposal="Läggs till handlingarna.", nameless="y", **{field: NUMBER})
    for field in ("period_label", "period", "officer", "signer", "signer_titles"):
        visitor.get(programme)
        visitor.post(programme, status=422, programme="Trygga fritider", nameless="y", **{field: NUMBER})


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "3026-05-25", "9999-12-31"])
def test_a_sitting_in_a_year_that_no_report_is_of_is_a_slip_of_the_pen(visitor: Visitor, day: str) -> None:
    new = "/statistik/rapporter/ny"
    visitor.sign_in("koordinator").get(new)
    visitor.post(new, status=422, about="follow_up", sitting_on=day)
    assert "Kontrollera året." in visitor.text
