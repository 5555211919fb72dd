"""The case page for each reader, and how a case is closed."""

from sspf.access.permissions import Permission
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseState
from tests.browser import Visitor, statements
from tests.factories import cases
from tests.house import House

SUMMARY = "Skolan fungerar igen och mentorn fortsätter att mötas varje vecka."


def test_the_coordinator_sees_who_what_and_what_comes_next(visitor: Visitor, house: House) -> None:
    made = cases.family(house)
    visitor.sign_in("koordinator").get(f"/arenden/{made.case_id}")
    for text in ("Alva Provsson, 14 år", "Ylva Provsson", "Fråga om samtycke", "Tycker om att rita.", "Hög frånvaro"):
        assert text in visitor.text, text


def test_a_participant_sees_neither_family_data_nor_what_the_anmalan_said(visitor: Visitor, house: House) -> None:
    made = cases.shared(house, ["skola-norr"])
    cases.take_part(house, made.case_id, "kurator")
    visitor.sign_in("kurator").get(f"/arenden/{made.case_id}")
    assert "Alva Provsson" in visitor.text
    for hidden in ("Ylva", "Tycker om att rita.", "Mycket frånvaro", "Samtycke och", "Avsluta"):
        assert hidden not in visitor.text, hidden


def test_the_title_of_a_case_page_names_nobody(visitor: Visitor, house: House) -> None:
    made = cases.family(house)
    visitor.sign_in("koordinator").get(f"/arenden/{made.case_id}")
    title = visitor.response.text.partition("<title>")[2].partition("</title>")[0]
    assert "Alva" not in title
    assert "2026-0001" in title


def test_the_case_page_costs_at_most_twelve_statements_whatever_it_holds(visitor: Visitor, house: House) -> None:
    made = cases.shared(house, ["skola-norr", "omradespolis", "fritid-unga"])
    for login in ("kurator", "polis", "fritidsledare"):
        cases.take_part(house, made.case_id, login)
    for login in ("koordinator", "kurator"):
        reader = Visitor(house).sign_in(login)
        with statements(house) as seen:
            reader.get(f"/arenden/{made.case_id}")
        assert len(seen) <= 12, (login, len(seen), seen)


def test_closing_ends_every_partners_access_at_once(visitor: Visitor, house: House) -> None:
    made = cases.shared(house, ["skola-norr"])
    cases.take_part(house, made.case_id, "kurator")
    partner = Visitor(house).sign_in("kurator")
    partner.get(f"/arenden/{made.case_id}")
    visitor.sign_in("koordinator")
    visitor.fill(f"/arenden/{made.case_id}/avslut", reason="mal-uppnatt", summary=SUMMARY)
    assert "Ärendet är avslutat" in visitor.text
    assert SUMMARY in visitor.text
    partner.get(f"/arenden/{made.case_id}", status=404)
    partner.get("/arenden")
    assert "2026-0001" not in partner.text


def test_a_closing_without_reason_or_summary_says_what_is_missing_and_closes_nothing(
    visitor: Visitor, house: House
) -> None:
    made = cases.shared(house, ["skola-norr"])
    visitor.sign_in("koordinator").get(f"/arenden/{made.case_id}/avslut")
    visitor.post(f"/arenden/{made.case_id}/avslut", status=422, summary=SUMMARY)
    assert "Ange en orsak." in visitor.text
    assert SUMMARY in visitor.response.text
    with house.work("koordinator") as work:
        assert reach.find(work, Permission.case_read, made.case_id).case.state is CaseState.active


def test_a_case_is_closed_once(visitor: Visitor, house: House) -> None:
    made = cases.shared(house, ["skola-norr"])
    visitor.sign_in("koordinator")
    visitor.fill(f"/arenden/{made.case_id}/avslut", reason="mal-uppnatt", summary=SUMMARY)
    visitor.get(f"/arenden/{made.case_id}/avslut")
    visitor.post(f"/arenden/{made.case_id}/avslut", status=422, reason="flyttat", summary="En gång till.")
    assert "avslutat" in visitor.text


def test_protected_personal_data_shows_as_a_warning(visitor: Visitor, house: House) -> None:
    protected = cases.family(house, guardians=[cases.protected(cases.MOTHER)])
    visitor.sign_in("koordinator").get(f"/arenden/{protected.case_id}")
    assert "Skyddade personuppgifter." in visitor.text
