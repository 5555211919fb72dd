"""Giving out codes, and seeing how many are answered."""

import re

import pypdfium2
import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.cases.actions import progress
from sspf.cases.queries import reach
from sspf.surveys.models import Dispatch
from sspf.surveys.queries import dispatches, points
from tests.browser import Visitor, statements
from tests.factories import cases, surveys
from tests.house import House

CODE = re.compile(r"\b[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{4}\b")


@pytest.fixture
def house(sqlite_house: House) -> House:
    """Pages are the same on both databases."""
    return sqlite_house


def hand_out(visitor: Visitor, place: str, **fields: str) -> None:
    typed = {"occasion": "annat", "youth": "0", "guardian": "0", **fields}
    visitor.get(f"{place}/ny")
    visitor.post(f"{place}/ny", None, **typed)


def given(house: House) -> list[Dispatch]:
    with house.work("koordinator") as work:
        return list(work.session.scalars(select(Dispatch)))


def read(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def end(house: House, made: cases.Family) -> None:
    with house.work("koordinator") as work:
        progress.end(work, reach.find(work, Permission.case_manage, made.case_id).case, "mal-uppnatt", "Det gick bra.")
        work.commit()


def test_codes_are_shown_once_with_a_drawing_that_a_telephone_reads(visitor: Visitor, house: House) -> None:
    place = f"/arenden/{cases.family(house).case_id}/enkater"
    visitor.sign_in("koordinator")
    hand_out(visitor, place, youth="1", guardian="2")
    assert visitor.response.status_code == 200
    assert len(set(CODE.findall(visitor.text))) == 3
    assert sum("qr" in (each.get("class") or "") for each in visitor.page.all("svg")) == 3
    assert "Provsson" not in "".join(visitor.page.texts)
    visitor.get(place)
    assert not CODE.search(visitor.text)
    assert "0 av 2" in visitor.text


def test_the_form_is_filled_in_as_a_coordinator_would(visitor: Visitor, house: House) -> None:
    """After a plan both guardians and the youth are asked; nobody counts them or types their number (complaint K6)."""
    planned = surveys.planned(house)
    visitor.sign_in("koordinator").get(f"/arenden/{planned.case_id}/enkater/ny")
    typed = {str(each.get("name")): each.get("value") for each in visitor.page.all("input")}
    assert (typed["youth"], typed["guardian"]) == ("1", "2")
    assert "När planen är fastställd" in visitor.text


def test_a_reload_after_issuing_gives_no_new_codes(visitor: Visitor, house: House) -> None:
    place = f"/arenden/{cases.family(house).case_id}/enkater"
    visitor.sign_in("koordinator").get(f"{place}/ny")
    form = {**visitor.page.fields(), "occasion": "annat", "youth": "1"}
    visitor.client.post(f"{place}/ny", data=form)
    again = visitor.client.post(f"{place}/ny", data=form)
    assert (again.status_code, again.headers["Location"]) == (303, place)
    assert len(given(house)) == 1


def test_bad_input_comes_back_and_gives_out_nothing(visitor: Visitor, house: House) -> None:
    place = f"/arenden/{cases.family(house).case_id}/enkater"
    visitor.sign_in("koordinator")
    bad: tuple[dict[str, str], ...] = (
        {"youth": "13"},
        {"guardian": "x"},
        {},
        {"youth": "1", "occasion": "finns-inte"},
        {"units": "omradespolis"},
    )
    for fields in bad:
        hand_out(visitor, place, **fields)
        assert visitor.response.status_code == 422, fields
    assert given(house) == []


def test_a_closed_case_gives_out_no_codes_but_those_given_out_still_work(visitor: Visitor, house: House) -> None:
    made = cases.family(house)
    (code,) = surveys.codes(house, made.case_id)
    end(house, made)
    visitor.sign_in("koordinator")
    hand_out(visitor, f"/arenden/{made.case_id}/enkater", youth="1")
    assert visitor.response.status_code == 422
    surveys.answer(house, code)


def test_counts_are_for_the_coordinator_alone(visitor: Visitor, house: House) -> None:
    made = cases.shared(house, ["skola-norr"])
    cases.take_part(house, made.case_id, "kurator")
    first, _ = surveys.codes(house, made.case_id, 2)
    surveys.answer(house, first)
    with house.work("koordinator") as work:
        totals = points.of_case(work, made.case_id).totals
        assert [(each.audience, each.issued, each.answered) for each in totals] == [("youth", 2, 1)]
    visitor.sign_in("kurator").get(f"/arenden/{made.case_id}/enkater", status=403)
    visitor.get(f"/arenden/{made.case_id}")
    assert "besvarade" not in visitor.text


def test_another_coordinator_and_a_foreign_id(visitor: Visitor, house: House) -> None:
    cases.family(house)
    visitor.sign_in("ersattare").get("/arenden/00000000-0000-4000-8000-000000000000/enkater", status=404)


def test_the_page_costs_a_fixed_number_of_statements(visitor: Visitor, house: House) -> None:
    planned = surveys.planned(house)
    surveys.codes(house, planned.case_id, 12)
    surveys.codes(house, planned.case_id, 3, surveys.PARTNER)
    visitor.sign_in("koordinator").get(f"/arenden/{planned.case_id}/enkater")
    with statements(house) as seen:
        visitor.get(f"/arenden/{planned.case_id}/enkater")
    assert len(seen) <= 12, seen


def test_the_log_tells_that_codes_were_given_out_and_answered_and_nothing_of_what(house: House) -> None:
    case_id = cases.family(house).case_id
    (code,) = surveys.codes(house, case_id)
    surveys.answer(house, code)
    with house.work() as work:
        dispatch_id = work.session.scalars(select(Dispatch.id)).one()
        entries = {
            each.name: each for each in work.session.scalars(select(AuditEntry).where(AuditEntry.name.like("Survey%")))
        }
    assert set(entries) == {"SurveyIssued", "SurveyAnswered"}
    assert entries["SurveyAnswered"].facts == f'{{"dispatch_id": "{dispatch_id}"}}'
    assert (entries["SurveyAnswered"].case_id, entries["SurveyAnswered"].actor_id) == (None, None)


def test_r48_the_slips_name_nobody_and_no_case_and_print_only_codes_of_this_case(
    visitor: Visitor, house: House
) -> None:
    here, elsewhere = cases.family(house).case_id, cases.family(house).case_id
    (mine,), (theirs,) = surveys.codes(house, here), surveys.codes(house, elsewhere)
    place = f"/arenden/{here}/enkater"
    visitor.sign_in("koordinator").get(f"{place}/ny")
    visitor.post(f"{place}/lappar", status=200, code=[mine, theirs], language="en")
    text = read(visitor.response.data)
    assert mine in text
    assert theirs not in text
    assert "You do not give your name" in text
    assert "Provsson" not in text
    assert "2026-0001" not in text
    assert 'filename="lappar.pdf"' in visitor.response.headers["Content-Disposition"]
    visitor.get(f"{place}/ny")
    visitor.post(f"{place}/lappar", status=404, code=theirs)


def test_who_rather_answers_with_a_pen_gets_every_question_on_paper(visitor: Visitor, house: House) -> None:
    place = f"/arenden/{cases.family(house).case_id}/enkater"
    hand_out(visitor.sign_in("koordinator"), place, youth="1")
    (code,) = set(CODE.findall(visitor.text))
    visitor.post(f"{place}/lappar", status=200, code=code, language="sv", whole="1")
    text = re.sub(r"\s+", " ", read(visitor.response.data))
    asked = house.installation.catalogue.surveys[surveys.YOUTH].questions
    assert [each.text for each in asked if each.text not in text] == []
    assert text.count(code) == 1
    assert "Lägg papperet i ett kuvert" in text


def test_a_line_tells_after_what_and_until_when(house: House) -> None:
    planned = surveys.planned(house)
    surveys.handed(house, planned.case_id, surveys.occasion(house, planned.case_id), youth=1)
    with house.work("koordinator") as work:
        sight = reach.find(work, Permission.survey_issue, planned.case_id)
        (line,) = dispatches.lines(work, sight)
    assert (line.point, line.issued, line.answered, line.to_remind) == ("När planen är fastställd", 1, 0, 1)
