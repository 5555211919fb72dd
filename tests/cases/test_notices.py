"""What those who took part are told when a case opens or closes to them: number and day, never why (E19, F19, P20)."""

from datetime import timedelta

from sqlalchemy import select

from sspf.casefile import actions as casefile
from sspf.cases.actions import notices as telling
from sspf.cases.actions import parts
from sspf.cases.actions.parts import Part
from sspf.cases.models import Notice
from sspf.cases.queries import notices
from sspf.cases.rules.notices import NoticeKind
from sspf.consents.actions import withdrawals
from sspf.consents.rules.terms import WithdrawalTerms
from tests.browser import Visitor, statements
from tests.factories import cases, consents
from tests.factories.consents import Round
from tests.house import House


def told(house: House, login: str) -> list[NoticeKind]:
    with house.work(login, writing=False) as work:
        return [line.kind for line in notices.mine(work)]


def withdraw(house: House, made: Round) -> None:
    with house.work() as work:
        withdrawals.withdraw(work, made.case_id, WithdrawalTerms(made.family.guardian_ids[0], work.now))
        work.commit()
    house.clock.forward(minutes=1)


def begun(house: House) -> Round:
    """A case in which a kurator and a fritidsledare take part by name."""
    made = consents.given(house)
    for login in ("kurator", "fritidsledare"):
        cases.take_part(house, made.case_id, login)
    house.clock.forward(hours=1)
    return made


def test_complaint_e19_who_took_part_is_told_that_the_case_is_no_longer_shared(house: House) -> None:
    taking_part = begun(house)
    assert told(house, "kurator") == []
    withdraw(house, taking_part)
    assert told(house, "kurator") == told(house, "fritidsledare") == [NoticeKind.no_longer_shared]
    assert told(house, "polis") == []


def test_the_notice_gives_the_number_and_neither_name_nor_reason(sqlite_house: House) -> None:
    taking_part = begun(sqlite_house)
    withdraw(sqlite_house, taking_part)
    page = Visitor(sqlite_house).sign_in("kurator").follow()
    assert "Ärende 2026-0001. Delas inte längre med er" in page.text
    for word in ("Alva", "Provsson", "Ylva", "tillbaka", "samtycke"):
        assert word not in page.text.replace("Samtycken", "")


def test_complaint_f19_who_took_part_is_told_that_the_case_has_ended(sqlite_house: House) -> None:
    taking_part = begun(sqlite_house)
    with sqlite_house.work() as work:
        casefile.close(work, taking_part.case_id, "mal-uppnatt", "Skolan fungerar.")
        work.commit()
    assert told(sqlite_house, "kurator") == [NoticeKind.closed]


def test_a_unit_that_was_shut_out_is_not_told_how_the_case_goes_on(sqlite_house: House) -> None:
    taking_part = begun(sqlite_house)
    withdraw(sqlite_house, taking_part)
    with sqlite_house.work() as work:
        casefile.close(work, taking_part.case_id, "samtycke-aterkallat", "Familjen vill inte längre.")
        work.commit()
    assert told(sqlite_house, "kurator") == [NoticeKind.no_longer_shared]


def test_who_is_let_in_again_hears_that_alone(sqlite_house: House) -> None:
    taking_part = begun(sqlite_house)
    withdraw(sqlite_house, taking_part)
    consents.sign(sqlite_house, taking_part, taking_part.family.guardian_ids[0])
    sqlite_house.clock.forward(minutes=1)
    assert told(sqlite_house, "kurator") == [NoticeKind.shared_again]


def test_who_is_taken_out_of_a_case_is_told_and_who_comes_back_is_not(house: House) -> None:
    taking_part = begun(house)
    part_id = cases.take_part(house, taking_part.case_id, "kurator")
    with house.work() as work:
        parts.end_part(work, taking_part.case_id, part_id)
        work.commit()
    assert told(house, "kurator") == [NoticeKind.part_ended]
    cases.take_part(house, taking_part.case_id, "kurator")
    assert told(house, "kurator") == []


def test_a_part_that_ends_later_is_told_when_it_ends(sqlite_house: House) -> None:
    taking_part = begun(sqlite_house)
    part_id = cases.take_part(sqlite_house, taking_part.case_id, "kurator")
    with sqlite_house.work() as work:
        parts.end_part(work, taking_part.case_id, part_id, work.today + timedelta(days=2))
        work.commit()
    sqlite_house.clock.forward(days=2)
    assert told(sqlite_house, "kurator") == []
    sqlite_house.clock.forward(days=1)
    assert told(sqlite_house, "kurator") == [NoticeKind.part_ended]


def test_that_time_has_run_out_is_told_without_anyone_having_done_anything(house: House) -> None:
    taking_part = begun(house)
    house.clock.forward(days=400)
    assert told(house, "kurator") == [NoticeKind.no_longer_shared]
    with house.work("kurator") as work:
        telling.put_away(work, taking_part.case_id)
        work.commit()
    house.clock.forward(days=1)
    assert told(house, "kurator") == []


def test_whoever_holds_the_function_is_told(sqlite_house: House) -> None:
    taking_part = begun(sqlite_house)
    with sqlite_house.work() as work:
        parts.take_part(work, taking_part.case_id, Part("skola-norr", seat="rektor-norr"))
        work.commit()
    withdraw(sqlite_house, taking_part)
    assert told(sqlite_house, "rektor") == [NoticeKind.no_longer_shared]


def test_one_press_puts_it_away_for_the_one_who_pressed(sqlite_house: House) -> None:
    taking_part = begun(sqlite_house)
    withdraw(sqlite_house, taking_part)
    visitor = Visitor(sqlite_house).sign_in("kurator")
    visitor.fill("/", action="/besked/last")
    assert "Besked till dig" not in visitor.text
    assert told(sqlite_house, "fritidsledare") == [NoticeKind.no_longer_shared]


def test_complaint_p20_that_a_unit_was_no_longer_told_stays_on_record(sqlite_house: House) -> None:
    taking_part = begun(sqlite_house)
    withdraw(sqlite_house, taking_part)
    with sqlite_house.work("kurator") as work:
        telling.put_away(work, taking_part.case_id)
        work.commit()
    with sqlite_house.work(writing=False) as work:
        rows = work.session.scalars(select(Notice).where(Notice.unit == "skola-norr")).all()
        assert [(row.kind, row.case_id) for row in rows] == [(NoticeKind.no_longer_shared, taking_part.case_id)]


def test_putting_away_what_one_was_never_told_answers_the_same(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("polis")
    token = next(each["value"] for each in visitor.get("/").all("input") if each.get("name") == "csrf_token")
    for case in (str(made.case_id), "0b5a1a53-0000-4000-8000-000000000000", "något"):
        assert visitor.post("/besked/last", csrf_token=token, case_id=case).location == "/"


def test_what_one_is_told_costs_two_statements(house: House) -> None:
    taking_part = begun(house)
    withdraw(house, taking_part)
    with house.work("kurator", writing=False) as work, statements(house) as seen:
        assert notices.mine(work)
    assert len(seen) == 2
