"""When a mail is tried again, and what stands in it."""

import re
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.clock import TIME_ZONE
from sspf.outbox.rules import messages
from sspf.outbox.rules.messages import Envelope, Invitation
from sspf.outbox.rules.schedule import GIVE_UP_AFTER, LEASE, MailKind, next_try
from sspf.settings import PROJECT
from tests.house import START, read_catalogue

MAILS = read_catalogue(PROJECT / "config").mails
INVITING = {MailKind.summons, MailKind.moved, MailKind.called_off, MailKind.named}
ADDRESS = "https://sspf.kommun.example/"
ENVELOPE = Envelope("sspf@kommun.example", "kurator@skola.example", uuid4(), START)


def invitation(starts_at: datetime = START + timedelta(days=16), **changes: object) -> Invitation:
    """An hour to come to."""
    told: dict[str, object] = {"uid": uuid4(), "sequence": 0, "starts_at": starts_at}
    return Invitation(**{**told, "ends_at": starts_at + timedelta(hours=1), **changes})  # type: ignore[arg-type]


def read_calendar(text: str) -> dict[str, str]:
    """The properties of a calendar by name, read as RFC 5545 3.1 says and by nothing of ours; of VEVENT and on top."""
    assert text.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    lines = re.sub(r"\r\n[ \t]", "", text).split("\r\n")[:-1]
    depth: list[str] = []
    found: dict[str, str] = {}
    for line in lines:
        name, value = re.fullmatch(r"([A-Za-z-]+)((?:;[^:\"]*(?:\"[^\"]*\")?[^:\"]*)*:.*)", line, re.DOTALL).groups()  # type: ignore[union-attr]
        if name == "BEGIN":
            depth.append(value[1:])
        elif name == "END":
            assert depth.pop() == value[1:]
        elif depth in (["VCALENDAR"], ["VCALENDAR", "VEVENT"]):
            found[name] = value
        elif depth[:2] == ["VCALENDAR", "VTIMEZONE"] and name == "TZID":
            found["zone"] = value
    assert depth == []
    return found


def calendar_of(kind: MailKind, invited: Invitation) -> tuple[dict[str, str], str]:
    """The calendar part of a mail, and its type with parameters."""
    mail = messages.message(ENVELOPE, MAILS[kind.value], ADDRESS, invited)
    part = list(mail.iter_parts())[1]
    return read_calendar(part.get_content().replace("\r\n", "\n").replace("\n", "\r\n")), str(part["Content-Type"])


@given(st.integers(1, 40), st.timedeltas(timedelta(0), timedelta(days=5)))
def test_a_mail_is_tried_later_and_later_and_not_after_three_days(tries: int, waited: timedelta) -> None:
    again = next_try(START, tries, START + waited)
    if again is None:
        assert waited + timedelta(hours=6) > GIVE_UP_AFTER
    else:
        assert START + waited < again <= START + GIVE_UP_AFTER
        later = next_try(START, tries + 1, START + waited)
        assert later is None or later >= again


def test_one_try_is_over_before_another_worker_may_begin() -> None:
    assert timedelta(seconds=20 * 6) < LEASE  # six answers of the server, each waited for at most twenty seconds


@pytest.mark.parametrize("kind", MailKind)
def test_every_kind_of_mail_has_words_and_they_name_no_youth_and_no_number(kind: MailKind) -> None:
    text = MAILS[kind.value]
    said = " ".join((text.subject, text.summary, *text.paragraphs)).lower()
    assert text.summary or kind not in INVITING
    assert not re.search(r"\d|ungdom|barn|elev|polis|ärende", said)


def test_an_invitation_is_read_by_whoever_reads_calendars() -> None:
    invited = invitation()
    found, content_type = calendar_of(MailKind.summons, invited)
    starts = invited.starts_at.astimezone(TIME_ZONE)
    assert 'method="REQUEST"' in content_type
    assert found["METHOD"] == ":REQUEST"
    assert found["UID"] == f":{invited.uid}@kommun.example"
    assert found["SEQUENCE"] == ":0"
    assert found["STATUS"] == ":CONFIRMED"
    assert found["DTSTART"] == f";TZID=Europe/Stockholm:{starts:%Y%m%dT%H%M%S}"
    assert found["zone"] == ":Europe/Stockholm"
    assert found["ATTENDEE"].endswith(":mailto:kurator@skola.example")
    assert found["ORGANIZER"] == ":mailto:sspf@kommun.example"
    assert "LOCATION" not in found


@given(st.dates(START.date(), START.date() + timedelta(days=3000)), st.times())
def test_the_clock_in_the_calendar_is_the_one_on_the_wall(day: date, clock: time) -> None:
    wall = datetime.combine(day, clock.replace(microsecond=0), TIME_ZONE)
    found, _ = calendar_of(MailKind.summons, invitation(wall))
    assert found["DTSTART"] == f";TZID=Europe/Stockholm:{wall:%Y%m%dT%H%M%S}"


def test_a_meeting_called_off_is_taken_out_of_the_calendar() -> None:
    found, content_type = calendar_of(MailKind.called_off, invitation(sequence=3, cancelled=True))
    assert 'method="CANCEL"' in content_type
    assert (found["METHOD"], found["STATUS"], found["SEQUENCE"]) == (":CANCEL", ":CANCELLED", ":3")


def test_a_line_break_in_an_address_adds_no_header() -> None:
    envelope = Envelope(ENVELOPE.sender, "a@b.example\r\nBcc: c@d.example", uuid4(), START)
    with pytest.raises(ValueError, match=r"[Hh]eader"):
        messages.message(envelope, MAILS["summons"], ADDRESS)


def test_the_only_link_is_where_one_signs_in() -> None:
    mail = messages.message(ENVELOPE, MAILS["summons"], ADDRESS, invitation())
    body = mail.get_body(("plain",))
    assert body is not None
    assert re.findall(r"https?://\S+", body.get_content()) == [ADDRESS]
