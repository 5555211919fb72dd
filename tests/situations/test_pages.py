"""The pages of a lägesbild as somebody meets them."""

import io

import pikepdf
import pytest

from tests.browser import Visitor, statements
from tests.factories import situations
from tests.house import House

INDEX = "/lagesbilder"


@pytest.fixture
def leader(sqlite_house: House) -> Visitor:
    """The coordinator, signed in."""
    return Visitor(sqlite_house).sign_in("koordinator")


def test_a_lagesbild_is_begun_answered_question_by_question_and_published(leader: Visitor, sqlite_house: House) -> None:
    page = leader.get(INDEX)
    assert "Tredje kvartalet 2026" in page.text
    assert "Klar senast 21 okt" in page.text
    leader.post(INDEX, status=303, omrade="norrliden", kvartal=situations.QUARTER)
    here = leader.response.headers["Location"]
    leader.follow()
    leader.fill(f"{here}/fragor/platser", text="Vid stationen.", nasta="ja")
    assert "När händer det?" in leader.text
    leader.fill(f"{here}/fragor/trygghet", nothing="y")
    leader.fill(f"{here}/fragor/viktigast", text="Vuxna ute när bussen går.")
    leader.fill(f"{here}/kallor", sources="• Embrace\n\n- Trygghetsmätningen")
    leader.fill(
        f"{here}/siffror/ny",
        kind="cykelstold",
        source="polisen",
        first_week="2026-v37",
        last_week="2026-v39",
        count="4",
    )
    leader.fill(f"{here}/siffror/cykelstold/polisen", comment="Vid stationen.")
    leader.fill(f"{here}/insatser/ny", text="Lås till cyklar", owner="bostadsbolag", place="Stationen", due="2027")
    leader.fill(f"{here}/versioner/ny")
    for said in ("Vid stationen.", "v. 37–39", "Trygghetsmätningen", "Bostadsbolagen", "hela 2027", "Version 1"):
        assert said in leader.text
    assert "Inte besvarad än" not in leader.text
    assert "Publicerad" in leader.get(INDEX).text


def test_questions_to_an_agency_wait_under_att_gora_until_it_has_answered(sqlite_house: House) -> None:
    situation_id = situations.begun(sqlite_house)
    school = Visitor(sqlite_house).sign_in("rektor")
    assert "Svara på frågor till lägesbilden Norrliden, tredje kvartalet 2026" in school.get("/").text
    school.fill(f"{INDEX}/{situation_id}/fragor/skolorna", text="Lugnare raster.")
    assert "Svara på frågor till lägesbilden" not in school.get("/").text
    leader = Visitor(sqlite_house).sign_in("koordinator")
    assert "Svara på frågor till lägesbilden" not in leader.get("/").text


def test_a_published_lagesbild_is_put_right_in_a_new_version(leader: Visitor, sqlite_house: House) -> None:
    here = f"{INDEX}/{situations.published(sqlite_house)}"
    leader.get(here)
    leader.post(f"{here}/ratta", status=303)
    assert "Alla andra läser version 1" in leader.follow().text
    leader.get(f"{here}/versioner/ny")
    leader.post(f"{here}/versioner/ny", status=422)
    assert "Skriv vad som är rättat" in leader.text
    assert "Rättat i den här versionen" in leader.fill(f"{here}/versioner/ny", correction="Tiden var fel.").text
    assert "Det finns en senare version" in leader.get(f"{here}/versioner/1").text
    leader.get(f"{here}/versioner/3", status=404)


def test_what_was_typed_comes_back_with_the_question_whether_a_word_is_a_name(
    leader: Visitor, sqlite_house: House
) -> None:
    here = f"{INDEX}/{situations.begun(sqlite_house)}/fragor/platser"
    leader.get(here)
    leader.post(here, status=422, text="Hemma hos Kevin")
    assert "Hemma hos Kevin" in leader.text
    assert "Kan det här vara namn på någon?" in leader.text
    leader.post(here, status=303, text="Hemma hos Kevin", nameless="y")


@pytest.mark.parametrize("login", ["rektor", "polis", "styrgrupp"])
def test_others_find_what_is_published_and_no_way_to_write(sqlite_house: House, login: str) -> None:
    situation_id = situations.published(sqlite_house)
    situations.begun(sqlite_house, "oxhagen")
    visitor = Visitor(sqlite_house).sign_in(login)
    page = visitor.get(INDEX)
    assert "Norrliden" in page.text
    assert "Läs in händelser" not in page.text
    visitor.get(f"{INDEX}/{situation_id}")
    for action in ("Rätta", "Publicera", "Kommentera"):
        assert action not in visitor.text.split()
    asked = "Frågor till er" in page.text
    assert asked is (login != "styrgrupp")


def test_a_unit_answers_what_is_put_to_it_and_comes_back_to_its_list(sqlite_house: House) -> None:
    situation_id = situations.begun(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("rektor")
    visitor.get(INDEX)
    visitor.fill(f"{INDEX}/{situation_id}/fragor/skolorna", text="Lugnare raster.", nasta="ja")
    assert "Frågor till er" not in visitor.text
    visitor.get(f"{INDEX}/{situation_id}/fragor/platser", status=404)


def test_a_published_version_is_a_paper_that_can_be_archived_and_names_nobody(
    leader: Visitor, sqlite_house: House
) -> None:
    situations.counted(sqlite_house, "Norrliden;2026-30;Klotter;4")
    here = f"{INDEX}/{situations.published(sqlite_house)}/versioner/1/papper"
    answer = leader.client.get(here)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="lagesbild.pdf"'
    with pikepdf.open(io.BytesIO(answer.data)) as paper:
        assert paper.docinfo["/Title"] == "Lägesbild Norrliden"
        assert "pdfaid" in str(paper.Root.Metadata.read_bytes())


def test_the_list_costs_the_same_however_many_areas_and_answers(leader: Visitor, sqlite_house: House) -> None:
    with statements(sqlite_house) as few:
        leader.get(INDEX)
    for area in ("norrliden", "oxhagen", "kvarnholmen"):
        situations.published(sqlite_house, area)
    with statements(sqlite_house) as many:
        leader.get(INDEX)
    assert len(few) == len(many) <= 6, many


def test_a_lagesbild_that_is_worked_on_costs_the_same_however_much_stands_in_it(
    leader: Visitor, sqlite_house: House
) -> None:
    here = f"{INDEX}/{situations.begun(sqlite_house)}"
    with statements(sqlite_house) as few:
        leader.get(here)
    situations.counted(
        sqlite_house,
        *(f"Norrliden;2026-{week};{kind};3" for week in range(14, 39) for kind in ("Klotter", "Brand", "Våld utomhus")),
    )
    with statements(sqlite_house) as many:
        leader.get(here)
    assert len(many) <= len(few) + 1 <= 14, many


@pytest.mark.parametrize("address", ["?kvartal=2099-k1", "?kvartal=2026", "?kvartal=nu", "?kvartal="])
def test_a_quarter_that_is_none_is_the_one_to_look_at_first(leader: Visitor, address: str) -> None:
    assert "Tredje kvartalet 2026" in leader.get(INDEX + address).text
