"""Who is reminded of a kallelse, on which day, and that it happens once."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from sspf import jobs, workdays
from sspf.access.actor import SYSTEM
from sspf.accounts import actions as accounts
from sspf.accounts import queries as staff
from sspf.clock import TIME_ZONE
from sspf.meetings.actions import meetings, reminders
from sspf.meetings.rules.reminders import OPEN_FOR, falls
from sspf.outbox.models import Mail
from sspf.outbox.rules.schedule import MailKind
from sspf.settings import PROJECT
from tests.factories import cases
from tests.factories import meetings as build
from tests.house import House, read_catalogue
from tests.infrastructure.postman import Postman

QUIET = read_catalogue(PROJECT / "config").quiet
ASKED = date(2026, 11, 23)
BY = date(2026, 11, 30)
"""A Monday: the kallelse went out a Monday too, five working days before."""


def at(house: House, day: date, hour: int = 9) -> None:
    """Let it be that hour of that day in Sweden."""
    house.clock.at = datetime.combine(day, time(hour), TIME_ZONE)


@pytest.fixture
def mailing(house: House, postman: Postman) -> House:
    """A house whose mail goes to the postman."""
    settings = replace(house.installation.settings, smtp=postman.server)
    house.installation = replace(house.installation, settings=settings)
    return house


@pytest.fixture
def called(mailing: House) -> tuple[UUID, UUID]:
    """School and police are called, a week before the answer is due."""
    made = cases.shared(mailing, ("skola-norr", "omradespolis"))
    return made.case_id, build.called(mailing, made.case_id, "rektor-norr", "gruppchef")


def reminded(house: House) -> list[tuple[MailKind, UUID]]:
    """Who is reminded now, of what."""
    with house.work(SYSTEM) as work:
        known = set(work.session.scalars(select(Mail.id)))
        reminders.remind(work)
        work.commit()
    with house.work(SYSTEM, writing=False) as work:
        rows = [each for each in work.session.scalars(select(Mail)) if each.id not in known]
    return sorted(((each.kind, each.account_id) for each in rows), key=str)


@given(st.dates(date(2026, 8, 1), date(2027, 12, 1)), st.integers(0, 12))
def test_the_first_reminder_comes_before_the_answer_is_due_and_the_second_not(asked: date, wait: int) -> None:
    by = workdays.after(asked, wait)
    days = [by + timedelta(days=each) for each in range(-20, 60)]
    every = {day: falls(asked, by, day, QUIET) for day in days if QUIET.is_open(day)}
    soon = [day for day, kind in every.items() if kind is MailKind.answer_soon]
    today = [day for day, kind in every.items() if kind is MailKind.answer_today]
    assert all(asked < day < by for day in soon)
    assert all(day >= by for day in today)
    assert not today or today[-1] - today[0] <= OPEN_FOR
    assert not soon or soon[0] >= workdays.before(by, 1)


def test_the_function_is_reminded_one_working_day_before_and_on_the_day_and_once(
    mailing: House, called: tuple[UUID, UUID]
) -> None:
    case_id, meeting_id = called
    build.named(mailing, build.summons_of(mailing, case_id, meeting_id, "gruppchef"), "gruppchef", "polis")
    rektor = mailing.ids["rektor"]
    for day, hour, expected in (
        (date(2026, 11, 26), 9, []),
        (date(2026, 11, 27), 7, []),  # before office hours
        (date(2026, 11, 27), 9, [(MailKind.answer_soon, rektor)]),
        (date(2026, 11, 27), 15, []),
        (date(2026, 11, 29), 9, []),  # a Sunday
        (date(2026, 11, 30), 9, [(MailKind.answer_today, rektor)]),
        (date(2026, 12, 1), 9, []),
    ):
        at(mailing, day, hour)
        assert reminded(mailing) == expected, day


def test_complaint_p1_the_reminder_goes_to_whoever_holds_the_function_that_day(
    mailing: House, called: tuple[UUID, UUID]
) -> None:
    case_id, meeting_id = called
    build.named(mailing, build.summons_of(mailing, case_id, meeting_id, "rektor-norr"), "rektor", "kurator")
    with mailing.work("administrator") as work:
        held = staff.card(work, mailing.ids["gruppchef"]).terms[0].id
        accounts.leave_seat(work, held, date(2026, 11, 25))
        accounts.take_seat(work, mailing.ids["polis"], "gruppchef", date(2026, 11, 26), None)
        work.commit()
    at(mailing, date(2026, 11, 27))
    assert reminded(mailing) == [(MailKind.answer_soon, mailing.ids["polis"])]


@pytest.mark.parametrize("what", ["answered", "called off", "outside", "no server"])
def test_nobody_is_reminded_of_what_needs_no_answer(mailing: House, what: str) -> None:
    made = cases.shared(mailing, ("skola-norr",), days=3 if what == "outside" else 90)
    meeting_id = build.called(mailing, made.case_id, "rektor-norr")
    if what == "answered":
        build.named(mailing, build.summons_of(mailing, made.case_id, meeting_id, "rektor-norr"), "rektor", "kurator")
    if what == "called off":
        with mailing.work() as work:
            meetings.cancel(work, made.case_id, meeting_id)
            work.commit()
    if what == "no server":
        mailing.installation = replace(mailing.installation, settings=replace(mailing.installation.settings, smtp=None))
    at(mailing, BY)
    assert reminded(mailing) == []


def test_a_new_time_asks_and_reminds_anew(mailing: House, called: tuple[UUID, UUID]) -> None:
    case_id, meeting_id = called
    at(mailing, BY)
    assert len(reminded(mailing)) == 2
    with mailing.work() as work:
        meetings.change(work, case_id, meeting_id, build.terms(starts_at=build.WHEN + timedelta(days=5)), None)
        work.commit()
    assert reminded(mailing) == []
    at(mailing, date(2026, 12, 7))
    assert [kind for kind, _ in reminded(mailing)] == [MailKind.answer_today] * 2


def test_complaint_e14_in_the_school_holidays_nobody_is_reminded(mailing: House) -> None:
    at(mailing, date(2026, 12, 17))
    made = cases.shared(mailing, ("skola-norr",))
    build.called(mailing, made.case_id, "rektor-norr", starts_at=datetime(2027, 1, 13, 12, tzinfo=TIME_ZONE))
    for day in (date(2026, 12, 22), date(2026, 12, 28), date(2027, 1, 8)):
        at(mailing, day)
        assert reminded(mailing) == []
    at(mailing, date(2027, 1, 11))
    assert [kind for kind, _ in reminded(mailing)] == [MailKind.answer_today]


def test_the_jobs_remind_and_send(mailing: House, called: tuple[UUID, UUID], postman: Postman) -> None:
    jobs.run_once(mailing.installation)
    postman.letters.clear()
    at(mailing, BY)
    assert jobs.run_once(mailing.installation) == 2
    assert {str(each["Subject"]) for each in postman.letters} == {"Svara på kallelsen i dag"}
    assert not [part for mail in postman.letters for part in mail.walk() if part.get_content_type() == "text/calendar"]
