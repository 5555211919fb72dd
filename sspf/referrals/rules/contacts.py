"""Knows what is written down when somebody is contacted because of an anmälan."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ContactParty(StrEnum):
    """Who was contacted."""

    guardian = "guardian"
    youth = "youth"
    sender = "sender"
    other = "other"


class ContactChannel(StrEnum):
    """How."""

    phone = "phone"
    meeting = "meeting"
    message = "message"
    letter = "letter"


class ContactProblem(StrEnum):
    """Why a contact cannot be written down so; the label tells what to do."""

    contact_in_future = "contact_in_future"
    contact_before_receipt = "contact_before_receipt"


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact that was made, or only tried: when, with whom, how, whether anyone was reached, and what was said."""

    at: datetime
    party: ContactParty
    channel: ContactChannel
    reached: bool
    note: str = ""

    @property
    def reaches_family(self) -> bool:
        """Whether it answers the deadline for the first contact: with the family, and not only tried."""
        return self.reached and self.party in (ContactParty.guardian, ContactParty.youth)

    @property
    def reaches_guardian(self) -> bool:
        """Whether it answers the hours within which guardians are to be told (protocol item 99)."""
        return self.reached and self.party is ContactParty.guardian


Finding = tuple[ContactProblem, str]
"""What is wrong, and the field it stands at."""


def contact_problem(contact: Contact, received_at: datetime, now: datetime) -> Finding | None:
    """The first thing that cannot be true of a contact, or None. To the minute: that is how a time is typed."""
    if contact.at > now:
        return ContactProblem.contact_in_future, "day"
    if contact.at < received_at.replace(second=0, microsecond=0):
        return ContactProblem.contact_before_receipt, "day"
    return None
