"""Knows how a mail is put together: words without names, and an invitation that every calendar reads (RFC 5545)."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final
from uuid import UUID, uuid5

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from sspf.catalogue.mails import MailText
from sspf.clock import TIME_ZONE

PRODUCT: Final = "-//SSPF//sspf//SV"
_CALENDAR: Final = UUID("6a0a0b50-54a9-4a11-8d7e-6c1f5a1c6b3e")
_ZONE: Final = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
"""The zone as a rule, since every calendar understands a rule: direktiv 2000/84/EG, förordning 2001:127."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A time to come to. `sequence` counts the changes from zero, so that a calendar knows which is the latest."""

    uid: UUID
    sequence: int
    starts_at: datetime
    ends_at: datetime
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Envelope:
    """From whom, to whom, and what tells this mail from every other, also when it is sent twice."""

    sender: str
    recipient: str
    mail_id: UUID
    posted_at: datetime

    @property
    def domain(self) -> str:
        """The part of the sender's address behind the @."""
        return self.sender.rpartition("@")[2]


def calendar_uid(thing_id: UUID) -> UUID:
    """The calendar's own id of a thing: always the same, and the thing's id cannot be told from it."""
    return uuid5(_CALENDAR, thing_id.hex)


def message(envelope: Envelope, text: MailText, address: str, invitation: Invitation | None = None) -> EmailMessage:
    """The whole mail. `address` is where one signs in: no other link is ever sent (product.md, decision 13).

    Raises `ValueError` for an address with a line break in it, so that nobody can add headers.
    """
    made = EmailMessage()
    made["Subject"] = text.subject
    made["From"], made["To"] = envelope.sender, envelope.recipient
    made["Date"] = format_datetime(envelope.posted_at)
    made["Message-ID"] = f"<{envelope.mail_id.hex}@{envelope.domain}>"
    made["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    made["Content-Language"] = "sv"
    lines = [*text.paragraphs, address]
    if invitation is not None and not invitation.cancelled:
        lines.insert(0, _when(invitation))
    made.set_content("\n\n".join(lines) + "\n")
    if invitation is not None:
        calendar = _calendar(envelope, text, address, invitation)
        method = "CANCEL" if invitation.cancelled else "REQUEST"
        made.add_alternative(calendar, subtype="calendar", params={"method": method, "charset": "utf-8"})
    return made


def _when(invitation: Invitation) -> str:
    starts, ends = (each.astimezone(TIME_ZONE) for each in (invitation.starts_at, invitation.ends_at))
    return f"{starts:%Y-%m-%d} {starts:%H.%M}–{ends:%H.%M}"


def _calendar(envelope: Envelope, text: MailText, address: str, invitation: Invitation) -> str:
    calendar, entry = Calendar(), Event()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if invitation.cancelled else "REQUEST")
    entry.add("uid", f"{invitation.uid}@{envelope.domain}")
    entry.add("dtstamp", envelope.posted_at)
    entry.add("sequence", invitation.sequence)
    entry.add("dtstart", invitation.starts_at.astimezone(TIME_ZONE))
    entry.add("dtend", invitation.ends_at.astimezone(TIME_ZONE))
    entry.add("summary", text.summary)
    entry.add("description", f"{text.paragraphs[-1]} {address}")
    entry.add("status", "CANCELLED" if invitation.cancelled else "CONFIRMED")
    entry.add("class", "PRIVATE")
    entry.add("organizer", vCalAddress(f"mailto:{envelope.sender}"))
    attendee = vCalAddress(f"mailto:{envelope.recipient}")
    attendee.params["partstat"] = vText("NEEDS-ACTION")
    attendee.params["rsvp"] = vText("FALSE")  # one answers where one signs in, for the function and not for oneself
    entry.add("attendee", attendee, encode=False)
    calendar.add_component(Timezone.from_ical(_ZONE))
    calendar.add_component(entry)
    return bytes(calendar.to_ical()).decode()
