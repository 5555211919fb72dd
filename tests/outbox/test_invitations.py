"""Every invitation as another program reads it: vobject, which shares no code with what wrote it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from sspf.clock import TIME_ZONE
from sspf.outbox.rules import messages
from sspf.outbox.rules.messages import Envelope, Invitation
from sspf.outbox.rules.schedule import CALLED_OFF, MailKind
from sspf.settings import PROJECT
from tests.house import START, read_catalogue

MAILS = read_catalogue(PROJECT / "config").mails
INVITING = [kind for kind in MailKind if MAILS[kind.value].summary]
ADDRESS = "https://sspf.kommun.example/"
UID = uuid4()

SPRING = datetime(2027, 3, 28, 1, 30, tzinfo=TIME_ZONE)
"""Half an hour before the clock goes from two to three."""

AUTUMN = datetime(2026, 10, 25, 1, 30, tzinfo=TIME_ZONE)


def read(kind: MailKind, starts_at: datetime = START, sequence: int = 0, hours: float = 1) -> Any:
    """The calendar part of a mail, read."""
    invited = Invitation(UID, sequence, starts_at, starts_at + timedelta(hours=hours), kind in CALLED_OFF)
    envelope = Envelope("sspf@kommun.example", "kurator@skola.example", uuid4(), START)
    mail = messages.message(envelope, MAILS[kind.value], ADDRESS, invited)
    [part] = [each for each in mail.walk() if each.get_content_type() == "text/calendar"]
    assert part.get_filename() is None
    return vobject.readOne(part.get_content())


@pytest.mark.parametrize("kind", INVITING)
def test_each_kind_is_read_with_its_method_its_words_and_its_zone(kind: MailKind) -> None:
    found = read(kind)
    off = kind in CALLED_OFF
    event = found.vevent
    assert found.method.value == ("CANCEL" if off else "REQUEST")
    assert event.status.value == ("CANCELLED" if off else "CONFIRMED")
    assert event.summary.value == MAILS[kind.value].summary
    assert event.organizer.value == "mailto:sspf@kommun.example"
    assert event.attendee.value == "mailto:kurator@skola.example"
    assert (event.dtstart.value, event.dtend.value) == (START, START + timedelta(hours=1))
    assert found.vtimezone.tzid.value == "Europe/Stockholm"
    assert set(event.contents) == {
        "uid", "dtstamp", "sequence", "dtstart", "dtend", "summary", "description", "status", "class", "organizer",
        "attendee",
    }  # fmt: skip


def test_a_meeting_moved_and_called_off_is_one_entry_with_a_growing_number() -> None:
    story = [(MailKind.summons, 0), (MailKind.moved, 1), (MailKind.elsewhere, 2), (MailKind.called_off, 3)]
    events = [read(kind, START + timedelta(days=number), number).vevent for kind, number in story]
    assert {each.uid.value for each in events} == {f"{UID}@kommun.example"}
    assert [int(each.sequence.value) for each in events] == [0, 1, 2, 3]


@pytest.mark.parametrize(("starts_at", "clock"), [(SPRING, "05:30"), (AUTUMN, "03:30")])
def test_three_hours_over_the_night_when_the_clock_changes_are_three_hours(starts_at: datetime, clock: str) -> None:
    begun = starts_at.astimezone(UTC)
    event = read(MailKind.summons, begun, hours=3).vevent
    starts, ends = event.dtstart.value, event.dtend.value
    assert (starts.astimezone(UTC), ends.astimezone(UTC)) == (begun, begun + timedelta(hours=3))
    assert f"{ends:%H:%M}" == clock


@settings(max_examples=40)
@given(st.dates(date(2026, 1, 1), date(2045, 12, 31)), st.integers(4, 23))
def test_the_zone_in_the_invitation_is_the_one_we_live_in(day: date, hour: int) -> None:
    wall = datetime.combine(day, time(hour), TIME_ZONE)
    assert read(MailKind.summons, wall).vevent.dtstart.value.astimezone(UTC) == wall.astimezone(UTC)
