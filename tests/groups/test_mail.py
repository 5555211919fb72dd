"""Who is told of a group's meeting by mail, and what: a time, and nothing about anybody."""

from dataclasses import replace
from datetime import timedelta

import icalendar
import pytest
from sqlalchemy import select

from sspf import smtp
from sspf.accounts import actions as accounts
from sspf.accounts.models import SeatHolder
from sspf.groups.actions import briefings, meetings
from sspf.groups.rules.briefings import Part, Row
from sspf.outbox.actions import delivery
from sspf.outbox.models import OutsideAddress
from tests.factories import groups
from tests.groups.acting import OUTSIDE, acted
from tests.house import START, House
from tests.infrastructure.postman import Postman


@pytest.fixture
def mailing(sqlite_house: House, postman: Postman) -> tuple[House, Postman]:
    """A house whose mail goes to a real server."""
    settings = replace(sqlite_house.installation.settings, smtp=postman.server)
    sqlite_house.installation = replace(sqlite_house.installation, settings=settings)
    return sqlite_house, postman


def letters(house: House, postman: Postman) -> dict[str, str]:
    """Subject by recipient of what goes out now; and forget it."""
    delivery.deliver_due(house.installation, smtp.send)
    told = {str(each["To"]): str(each["Subject"]) for each in postman.letters}
    postman.letters.clear()
    return told


def test_r48_the_kallelse_tells_functions_and_guests_a_time_and_nothing_else(mailing: tuple[House, Postman]) -> None:
    house, postman = mailing
    general, _ = groups.working(house)
    groups.guest(house, general, "kurator")
    groups.invited(house, general, OUTSIDE)
    assert letters(house, postman) == {}  # a planned meeting is told to nobody
    groups.called(house, general)
    delivery.deliver_due(house.installation, smtp.send)
    told = {str(each["To"]): each for each in postman.letters}
    assert set(told) == {
        "koordinator@demo.example",
        "enhetschef.social@demo.example",
        "gruppchef@demo.example",
        "fritidschef@demo.example",
        "kurator@demo.example",
        "vard@demo.example",
    }
    for letter in postman.letters:
        text = letter.get_body(("plain",)).get_content()  # type: ignore[union-attr]
        calendar = icalendar.Calendar.from_ical(letter.get_body(("calendar",)).get_content())  # type: ignore[union-attr]
        (event,) = calendar.events  # Allmän's time alone: nothing tells that something follows
        assert (event.start, event.end) == (groups.AHEAD, groups.AHEAD + timedelta(hours=1))
        words = f"{text} {calendar.to_ical().decode()} {letter['Subject']}"
        assert not [each for each in ("Individ", "Allmän", "Bibliotek", "Trygghet", "Provsson") if each in words]
    assert "Logga in" not in told["vard@demo.example"].get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_who_was_called_is_told_of_a_new_time_and_that_it_is_off(mailing: tuple[House, Postman]) -> None:
    house, postman = mailing
    meeting_id = groups.steering(house)
    groups.invited(house, meeting_id, OUTSIDE)
    acted(house, meetings.change, meeting_id, groups.at(groups.AHEAD + timedelta(days=1)), None)
    assert letters(house, postman) == {}
    groups.called(house, meeting_id)
    letters(house, postman)
    acted(house, meetings.change, meeting_id, replace(groups.at(groups.AHEAD + timedelta(days=1)), place="Sal 2"), None)
    assert letters(house, postman) == {}  # the place is read where one signs in
    acted(house, meetings.change, meeting_id, groups.at(groups.AHEAD + timedelta(days=2)), None)
    assert set(letters(house, postman).values()) == {"Mötet har fått en ny tid"}
    acted(house, meetings.cancel, meeting_id)
    told = letters(house, postman)
    assert set(told.values()) == {"Mötet är inställt"}
    assert "vard@demo.example" in told


def test_the_address_of_somebody_outside_is_forgotten_when_the_mail_has_gone(mailing: tuple[House, Postman]) -> None:
    house, postman = mailing
    meeting_id = groups.steering(house)
    groups.invited(house, meeting_id, OUTSIDE)
    groups.called(house, meeting_id)
    with house.work() as work:
        assert len(work.session.scalars(select(OutsideAddress)).all()) == 1
    assert "vard@demo.example" in letters(house, postman)
    with house.work() as work:
        assert work.session.scalars(select(OutsideAddress)).all() == []


def test_complaint_p1_and_k17_whoever_holds_the_function_that_day_is_told_or_else_the_deputy(
    mailing: tuple[House, Postman],
) -> None:
    house, postman = mailing
    with house.work("administrator") as work:
        held = select(SeatHolder).where(SeatHolder.seat.in_(("koordinator", "gruppchef")))
        for each in work.session.scalars(held).all():
            accounts.leave_seat(work, each.id, START.date())
        accounts.take_seat(work, house.ids["polis"], "gruppchef", START.date() + timedelta(days=1), None)
        work.commit()
    meeting_id, _ = groups.working(house)
    groups.called(house, meeting_id)
    told = letters(house, postman)
    assert {"ersattare@demo.example", "polis@demo.example"} <= set(told)
    assert not {"koordinator@demo.example", "gruppchef@demo.example"} & set(told)


def test_who_is_left_out_or_added_after_the_kallelse_is_told(mailing: tuple[House, Postman]) -> None:
    house, postman = mailing
    meeting_id, _ = groups.working(house)
    acted(house, meetings.choose, meeting_id, ["koordinator", "gruppchef"], None)
    groups.called(house, meeting_id)
    letters(house, postman)
    acted(house, meetings.choose, meeting_id, ["koordinator", "fritidschef"], None)
    assert letters(house, postman) == {
        "gruppchef@demo.example": "Mötet är inställt",
        "fritidschef@demo.example": "Du är kallad till ett möte",
    }


def test_r48_who_is_called_is_told_that_there_is_an_underlag_to_read_and_nothing_of_it(
    mailing: tuple[House, Postman],
) -> None:
    house, postman = mailing
    meeting_id = groups.steering(house)
    part = Part("Nyckeltal", ("hösten",), (Row("Genomförda möten", ("7 av 12",)),))
    acted(house, briefings.fill, meeting_id, "hösten 2026", {"moten": [part]})
    groups.called(house, meeting_id)
    letters(house, postman)
    acted(house, briefings.send, meeting_id)
    assert letters(house, postman)["styrgrupp@demo.example"] == "Underlaget till mötet är klart"


def test_an_underlag_that_is_given_out_before_the_kallelse_comes_with_it(mailing: tuple[House, Postman]) -> None:
    house, postman = mailing
    meeting_id = groups.steering(house)
    acted(house, briefings.fill, meeting_id, "hösten 2026", {})
    acted(house, briefings.send, meeting_id)
    assert letters(house, postman) == {}
    groups.called(house, meeting_id)
    assert letters(house, postman)["styrgrupp@demo.example"] == "Du är kallad till ett möte"
