"""Giving out codes, and seeing how many are answered."""

import re

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.cases.actions import progress
from sspf.cases.queries import reach
from sspf.surveys.models import Dispatch
from sspf.surveys.queries import dispatches
from tests.browser import Visitor, statements
from tests.factories import cases, surveys
from tests.house import House

CODE = re.compile(r"\b[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{4}\b")


def issue(visitor: Visitor, place: str, questionnaire: str = surveys.YOUTH, count: str = "2") -> None:
    visitor.get(f"{place}/ny")
    visitor.post(f"{place}/ny", questionnaire=questionnaire, count=count)


def test_codes_are_shown_once_with_a_drawing_that_a_telephone_reads(visitor: Visitor, house: House) -> None:
    place = f"/arenden/{cases.family(house).case_id}/enkater"
    visitor.sign_in("koordinator")
    issue(visitor, place)
    assert visitor.response.status_code == 200
    codes = CODE.findall(visitor.text)
    assert len(set(codes)) == 2
    assert sum("qr" in (each.get("class") or "") for each in visitor.page.all("svg")) == 2
    assert "Provsson" not in "".join(visitor.page.texts)
    visitor.get(place)
    assert not CODE.search(visitor.text)
    assert "Ungdom" in visitor.text


def test_a_reload_after_issuing_gives_no_new_codes(visitor: Visitor, house: House) -> None:
    place = f"/arenden/{cases.family(house).case_id}/enkater"
    visitor.sign_in("koordinator").get(f"{place}/ny")
    form = {**visitor.page.fields(), "questionnaire": surveys.YOUTH, "count": "1"}
    visitor.client.post(f"{place}/ny", data=form)
    again = visitor.client.post(f"{place}/ny", data=form)
    assert (again.status_code, again.headers["Location"]) == (303, place)
    with house.work() as work:
        assert len(work.session.scalars(select(Dispatch.id)).all()) == 1


def test_bad_input_comes_back_and_gives_out_nothing(visitor: Visitor, house: House) -> None:
    place = f"/arenden/{cases.family(house).case_id}/enkater"
    visitor.sign_in("koordinator")
    for bad in ({"count": "13"}, {"count": "0"}, {"count": ""}, {"questionnaire": "finns-inte"}, {"questionnaire": ""}):
        issue(visitor, place, **bad)
        assert visitor.response.status_code == 422, bad
    with house.work() as work:
        assert work.session.scalars(select(Dispatch.id)).all() == []


def test_a_closed_case_gives_out_no_codes_but_those_given_out_still_work(visitor: Visitor, house: House) -> None:
    case_id = cases.family(house).case_id
    (code,) = surveys.codes(house, case_id)
    with house.work("koordinator") as work:
        case = reach.find(work, Permission.case_manage, case_id).case
        progress.end(work, case, "mal-uppnatt", "Det gick bra.")
        work.commit()
    visitor.sign_in("koordinator")
    issue(visitor, f"/arenden/{case_id}/enkater")
    assert visitor.response.status_code == 422
    surveys.answer(house, code)


def test_counts_are_for_the_coordinator_alone(visitor: Visitor, house: House) -> None:
    made = cases.shared(house, ["skola-norr"])
    cases.take_part(house, made.case_id, "kurator")
    first, _ = surveys.codes(house, made.case_id, 2)
    surveys.answer(house, first)
    with house.work("koordinator") as work:
        sight = reach.find(work, Permission.case_read, made.case_id)
        assert [(each.audience, each.issued, each.answered) for each in dispatches.of_case(work, sight)] == [
            ("youth", 2, 1)
        ]
    with house.work("kurator") as work:
        sight = reach.find(work, Permission.case_read, made.case_id)
        assert dispatches.of_case(work, sight) == []
    visitor.sign_in("kurator").get(f"/arenden/{made.case_id}/enkater", status=403)


def test_another_coordinator_and_a_foreign_id(visitor: Visitor, house: House) -> None:
    cases.family(house)
    visitor.sign_in("ersattare").get("/arenden/00000000-0000-4000-8000-000000000000/enkater", status=404)


def test_the_page_costs_a_fixed_number_of_statements(visitor: Visitor, house: House) -> None:
    case_id = cases.family(house).case_id
    surveys.codes(house, case_id, 12)
    surveys.codes(house, case_id, 3, surveys.PARTNER)
    visitor.sign_in("koordinator").get(f"/arenden/{case_id}/enkater")
    with statements(house) as seen:
        visitor.get(f"/arenden/{case_id}/enkater")
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
