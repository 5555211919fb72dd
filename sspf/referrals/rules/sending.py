"""Knows what an anmälan says, what it must say before it is sent, and what a case can be opened from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf.referrals.rules.progress import FAMILY, ReferralSource, is_professional


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
class Sent:
    """A whole anmälan, as it was sent."""

    sender: Sender
    youth: YouthSaid
    worry: Worry
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class GuardianSaid:
    """A guardian whom the coordinator writes down together with the case; nobody when the name is empty."""

    given_name: str = ""
    family_name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What the case starts from, after the coordinator has read the anmälan and corrected it."""

    youth: YouthSaid
    concern: str
    works_well: str
    area: str | None = None
    guardian: GuardianSaid = GuardianSaid()


Finding = tuple[ReferralProblem, str]
"""What is wrong, and the field it stands at."""


def sending_problem(sent: Sent, today: date) -> Finding | None:
    """The first thing that stops an anmälan from being sent, or None.

    Little is asked: that the coordinator can act on it. `today` is the local day.
    """
    checks = _professional(sent) if is_professional(sent.sender.source) else _anyone(sent)
    if not (sent.worry.triggers or sent.worry.concern):
        checks = checks or (ReferralProblem.worry_needed, "triggers")
    return checks or _days(sent, today)


def acceptance_problem(terms: Acceptance) -> Finding | None:
    """The first thing that stops a case from being opened, or None: a case needs the youth's whole name.

    What number and day of birth must be is the case's own rule.
    """
    youth, guardian = terms.youth, terms.guardian
    if not (youth.given_name and youth.family_name):
        return ReferralProblem.youth_needed, "given_name" if not youth.given_name else "family_name"
    if (guardian.phone or guardian.email or guardian.family_name) and not guardian.given_name:
        return ReferralProblem.guardian_name_needed, "guardian_given_name"
    return None


def _anyone(sent: Sent) -> Finding | None:
    sender = sent.sender
    if not sender.anonymous:
        return None if sender.contact else (ReferralProblem.contact_needed, "contact")
    if sender.source in FAMILY:
        return ReferralProblem.anonymous_adults_only, "anonymous"
    named = sent.youth.given_name or sent.youth.family_name
    return None if named else (ReferralProblem.name_for_anonymous, "given_name")


def _professional(sent: Sent) -> Finding | None:
    """On duty: outside socialtjänsten secrecy holds until the family has agreed (OSL 23:2, 25:1, 35:1; law R1, R2).

    Within socialtjänsten the coordinator is a colleague under the same board, so the name may be told before.
    """
    agreement = sent.agreement
    agreed = agreement.knows is FamilyKnows.agreed
    if not agreed and sent.sender.source is not ReferralSource.social_services:
        return ReferralProblem.agreement_needed, "knows"
    if agreed and not agreement.agreed_by:
        return ReferralProblem.agreed_by_needed, "agreed_by"
    if agreed and agreement.agreed_on is None:
        return ReferralProblem.agreed_on_needed, "agreed_on"
    return None if sent.youth.given_name else (ReferralProblem.youth_needed, "given_name")


def _days(sent: Sent, today: date) -> Finding | None:
    if sent.agreement.agreed_on is not None and sent.agreement.agreed_on > today:
        return ReferralProblem.agreed_in_future, "agreed_on"
    if sent.youth.born_on is not None and sent.youth.born_on > today:
        return ReferralProblem.born_in_future, "born_on"
    return None
