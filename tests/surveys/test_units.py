"""Units that are asked: a mail that says nothing, a code that is made when somebody opens it, two reminders."""

import re
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.audit.models import AuditEntry
from sspf.cases.actions import progress
from sspf.cases.queries import reach
from sspf.errors import NotFound, Refused
from sspf.outbox.models import Mail
from sspf.outbox.rules.schedule import MailKind
from sspf.settings import PROJECT
from sspf.surveys.actions import unit_codes
from sspf.surveys.models import Dispatch
from sspf.surveys.queries import own
from sspf.surveys.rules.dispatches import DispatchState, SurveyProblem
from tests.browser import Visitor
from tests.factories import cases, surveys
from tests.factories.plans import Planned
from tests.house import House, read_catalogue

SCHOOL = "skola-norr"
CODE = re.compile(r"\b[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{4}\b")


def posted(house: House) -> list[tuple[MailKind, str]]:
    logins = {account_id: login for login, account_id in house.ids.items()}
    with house.work() as work:
        return sorted((row.kind, logins[row.account_id]) for row in work.session.scalars(select(Mail)))


def opened(house: House, dispatch_id: UUID, login: str = "kurator") -> str:
    with house.work(login) as work:
        slip = unit_codes.open_code(work, dispatch_id)
        work.commit()
    return slip.code


def seen(house: House, login: str) -> list[tuple[UUID, str]]:
    with house.work(login) as work:
        return [(each.id, each.case_number) for each in own.own(work)]


def end(house: House, planned: Planned) -> None:
    with house.work("koordinator") as work:
        case = reach.find(work, Permission.case_manage, planned.case_id).case
        progress.end(work, case, "mal-uppnatt", "Klart.")
        progress.share(work, planned.case_id, [])
        work.commit()


def state(house: House, dispatch_id: UUID) -> DispatchState:
    with house.work() as work:
        return work.session.get_one(Dispatch, dispatch_id).state


def test_a_unit_is_asked_by_a_mail_that_holds_no_code_no_name_and_no_case(house: House) -> None:
    surveys.mailing(house)
    surveys.asked(house, surveys.planned(house).case_id, SCHOOL)
    assert (MailKind.survey, "kurator") in posted(house)
    texts = read_catalogue(PROJECT / "config").mails
    for kind in (MailKind.survey, MailKind.survey_reminder):
        words = " ".join((texts[kind.value].subject, *texts[kind.value].paragraphs))
        assert not CODE.search(words)
        assert "{" not in words


def test_the_unit_opens_it_answers_and_the_coordinator_sees_that_and_nothing_else(
    visitor: Visitor, house: House
) -> None:
    planned = surveys.planned(house)
    dispatch_id = surveys.asked(house, planned.case_id, SCHOOL)
    visitor.sign_in("kurator").get("/")
    assert "Svara på en enkät" in visitor.text
    visitor.get("/mina-enkater")
    visitor.post(f"/mina-enkater/{dispatch_id}", status=200)
    (code,) = set(CODE.findall(visitor.text))
    surveys.answer(house, code, {}, surveys.PARTNER)
    visitor.get("/mina-enkater")
    assert "Ingen enkät väntar på er." in visitor.text
    visitor.sign_in("koordinator").get(f"/arenden/{planned.case_id}/enkater")
    assert "1 av 1" in visitor.text
    with house.work() as work:
        told = {each.name: each.facts for each in work.session.scalars(select(AuditEntry)) if "Survey" in each.name}
    assert told["SurveyOpened"] == told["SurveyAnswered"] == f'{{"dispatch_id": "{dispatch_id}"}}'


def test_opening_it_again_makes_another_code_and_the_first_stops(house: House) -> None:
    dispatch_id = surveys.asked(house, surveys.planned(house).case_id, SCHOOL)
    first, second = opened(house, dispatch_id), opened(house, dispatch_id)
    with pytest.raises(Refused):
        surveys.answer(house, first, {}, surveys.PARTNER)
    surveys.answer(house, second, {}, surveys.PARTNER)


def test_r13_only_those_who_take_part_for_the_unit_find_it(house: House) -> None:
    dispatch_id = surveys.asked(house, surveys.planned(house).case_id, SCHOOL)
    for login in ("fritidsledare", "rektor", "friskola"):
        assert seen(house, login) == []
        with house.work(login) as work, pytest.raises(NotFound):
            unit_codes.open_code(work, dispatch_id)


def test_a_unit_that_the_consent_shuts_out_finds_nothing_and_is_reminded_of_nothing(house: House) -> None:
    surveys.mailing(house)
    planned = surveys.planned(house)
    surveys.asked(house, planned.case_id, SCHOOL)
    with house.work("koordinator") as work:
        progress.share(work, planned.case_id, [])
        work.record(events.CaseChanged(planned.case_id))
        work.commit()
    house.clock.forward(days=7)
    assert seen(house, "kurator") == []
    assert surveys.reminded(house) == 0


def test_when_the_case_has_closed_those_who_took_part_may_still_say_how_it_was(house: House) -> None:
    """They are not told which case it is any more, and no mail reminds them."""
    surveys.mailing(house)
    planned = surveys.planned(house)
    dispatch_id = surveys.asked(house, planned.case_id, SCHOOL)
    end(house, planned)
    assert seen(house, "kurator") == [(dispatch_id, "")]
    assert seen(house, "fritidsledare") == []
    house.clock.forward(days=7)
    assert surveys.reminded(house) == 0
    surveys.answer(house, opened(house, dispatch_id), {}, surveys.PARTNER)


def test_a_unit_is_reminded_twice_in_working_hours_and_then_left_in_peace(house: House) -> None:
    surveys.mailing(house)
    dispatch_id = surveys.asked(house, surveys.planned(house).case_id, SCHOOL)
    before = len(posted(house))
    counts = []
    for _ in range(30):
        house.clock.forward(days=1)
        counts.append(surveys.reminded(house))
    assert [day for day, count in enumerate(counts, 1) if count] == [7, 14]
    assert surveys.reminded(house) == 0
    assert len(posted(house)) == before + 2
    assert state(house, dispatch_id) is DispatchState.reminded


def test_no_reminder_goes_out_at_night_or_on_a_sunday(house: House) -> None:
    surveys.mailing(house)
    surveys.asked(house, surveys.planned(house).case_id, SCHOOL)
    house.clock.forward(days=6, hours=12)  # Sunday evening
    assert surveys.reminded(house) == 0
    house.clock.forward(hours=9)  # Monday, seven in the morning
    assert surveys.reminded(house) == 0
    house.clock.forward(hours=3)
    assert surveys.reminded(house) == 1


def test_reminders_stop_with_an_answer_or_a_no(visitor: Visitor, house: House) -> None:
    surveys.mailing(house)
    planned = surveys.planned(house)
    answered = surveys.asked(house, planned.case_id, SCHOOL)
    declined = surveys.asked(house, planned.case_id, "fritid-unga")
    surveys.answer(house, opened(house, answered), {}, surveys.PARTNER)
    visitor.sign_in("fritidsledare").get("/mina-enkater")
    visitor.post(f"/mina-enkater/{declined}/avsta", status=303)
    visitor.get("/")
    assert "Svara på en enkät" not in visitor.text
    house.clock.forward(days=7)
    assert surveys.reminded(house) == 0
    surveys.answer(house, opened(house, declined, "fritidsledare"), {}, surveys.PARTNER)


def test_only_units_that_are_with_can_be_asked(house: House) -> None:
    made = cases.shared(house, [SCHOOL])
    with pytest.raises(Refused) as refusal:
        surveys.handed(house, made.case_id, units=[SCHOOL])
    assert refusal.value.reason is SurveyProblem.unit_not_with
