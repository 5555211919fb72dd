"""Knows what an anmälan says, and what it must say before it is sent."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Self

from sspf.referrals.rules.progress import FAMILY, ReferralSource, is_professional

CALL_AGE = timedelta(days=60)
"""A call that came in earlier than this is a mistyped day."""


class FamilyKnows(StrEnum):
    """Whether the family has been asked, which the protocol puts first (item 35)."""

    agreed = "agreed"
    knows = "knows"
    not_told = "not_told"


class ProtectedAnswer(StrEnum):
    """Whether anyone in the family lives with protected personal data, as far as the sender knows (R63)."""

    yes = "yes"
    no = "no"
    unknown = "unknown"


class CustodyTold(StrEnum):
    """What the coordinator was told about custody. It is written down as told, until it has been looked up."""

    joint = "joint"
    sole = "sole"
    unknown = "unknown"


class ReferralProblem(StrEnum):
    """Why an anmälan cannot be sent or answered in that way; the label tells what to do."""

    contact_needed = "contact_needed"
    anonymous_adults_only = "anonymous_adults_only"
    name_for_anonymous = "name_for_anonymous"
    worry_needed = "worry_needed"
    agreement_needed = "agreement_needed"
    agreed_by_needed = "agreed_by_needed"
    agreed_on_needed = "agreed_on_needed"
    agreed_in_future = "agreed_in_future"
    youth_needed = "youth_needed"
    born_in_future = "born_in_future"
    guardian_name_needed = "guardian_name_needed"
    received_in_future = "received_in_future"
    received_long_ago = "received_long_ago"
    take_up_first = "take_up_first"
    answered_already = "answered_already"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends, and how to reach them. Nothing but the source is kept of someone who is anonymous."""

    source: ReferralSource
    name: str = ""
    relation: str = ""
    contact: str = ""
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class YouthSaid:
    """What is told about who the young person is."""

    given_name: str = ""
    family_name: str = ""
    personal_number: str | None = None
    born_on: date | None = None
    school: str = ""
    language: str = ""
    needs_interpreter: bool = False
    protected: ProtectedAnswer | None = None


@dataclass(frozen=True, slots=True)
class Worry:
    """Why somebody turns to SSPF: ids of triggers (protocol item 31), own words, and what works well."""

    triggers: tuple[str, ...] = ()
    concern: str = ""
    works_well: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the family knows: who has said yes to being contacted, and when (protocol item 35)."""

    knows: FamilyKnows | None = None
    agreed_by: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class GuardianSaid:
    """What is told about a guardian, and whether custody was told; nobody when nothing is written."""

    given_name: str = ""
    family_name: str = ""
    phone: str = ""
    email: str = ""
    custody: CustodyTold | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing is told."""
        return not (self.given_name or self.family_name or self.phone or self.email or self.custody)


@dataclass(frozen=True, slots=True)
class Sent:
    """A whole anmälan, as it was sent."""

    sender: Sender
    youth: YouthSaid
    worry: Worry
    agreement: Agreement
    guardians: tuple[GuardianSaid, ...] = ()

    def covered(self) -> Self:
        """The same without what tells where the family lives, goes to school or can be reached (R63)."""
        sender = replace(self.sender, contact="") if self.sender.source in FAMILY else self.sender
        guardians = tuple(replace(each, phone="", email="") for each in self.guardians)
        return replace(self, sender=sender, youth=replace(self.youth, school=""), guardians=guardians)


Finding = tuple[ReferralProblem, str]
"""What is wrong, and the field it stands at."""


def sending_problems(sent: Sent, today: date) -> tuple[Finding, ...]:
    """Everything that stops an anmälan from being sent, in the order of the form; nothing when it may go.

    Little is asked: that the coordinator can act on it. `today` is the local day.
    """
    found = [*(_professional(sent) if is_professional(sent.sender.source) else _anyone(sent))]
    if not (sent.worry.triggers or sent.worry.concern):
        found.append((ReferralProblem.worry_needed, "triggers"))
    return (*found, *_days(sent, today))


def receipt_problem(received_at: datetime, now: datetime) -> Finding | None:
    """What is wrong with the time at which a call came in, or None: it has been, and is not a slip of the year."""
    if received_at > now:
        return ReferralProblem.received_in_future, "day"
    if now - received_at > CALL_AGE:
        return ReferralProblem.received_long_ago, "day"
    return None


def _anyone(sent: Sent) -> Iterator[Finding]:
    sender, youth = sent.sender, sent.youth
    if not sender.anonymous and not sender.contact:
        yield ReferralProblem.contact_needed, "contact"
    if sender.anonymous and sender.source in FAMILY:
        yield ReferralProblem.anonymous_adults_only, "anonymous"
    elif sender.anonymous and not (youth.given_name or youth.family_name):
        yield ReferralProblem.name_for_anonymous, "given_name"


def _professional(sent: Sent) -> Iterator[Finding]:
    """On duty: outside socialtjänsten secrecy holds until the family has agreed (OSL 23:2, 25:1, 35:1; law R1, R2).

    Within socialtjänsten the coordinator is a colleague under the same board, so the name may be told before.
    """
    agreement = sent.agreement
    agreed = agreement.knows is FamilyKnows.agreed
    if not agreed and sent.sender.source is not ReferralSource.social_services:
        yield ReferralProblem.agreement_needed, "knows"
        return  # whoever may not name the youth yet is not asked for a name
    if agreed and not agreement.agreed_by:
        yield ReferralProblem.agreed_by_needed, "agreed_by"
    if agreed and agreement.agreed_on is None:
        yield ReferralProblem.agreed_on_needed, "agreed_on"
    if not sent.youth.given_name:
        yield ReferralProblem.youth_needed, "given_name"


def _days(sent: Sent, today: date) -> Iterator[Finding]:
    if sent.agreement.agreed_on is not None and sent.agreement.agreed_on > today:
        yield ReferralProblem.agreed_in_future, "agreed_on"
    if sent.youth.born_on is not None and sent.youth.born_on > today:
        yield ReferralProblem.born_in_future, "born_on"
