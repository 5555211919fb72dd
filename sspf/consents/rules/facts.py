"""Knows what can be written down about a consent: custody, rounds, signatures, withdrawals and exceptions.

All instants are UTC, all dates are local days, and a last day always counts in full.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sspf.clock import local_date

Pair = tuple[str, str]
"""The smallest thing that can be shared: one kind of information with one unit, by their ids."""


class SignerCapacity(StrEnum):
    """As what somebody signs."""

    guardian = "guardian"
    youth = "youth"
    adult_youth = "adult_youth"


Signer = tuple[UUID, SignerCapacity]


class CustodyKind(StrEnum):
    """How custody is held (FB 6:2–6:10)."""

    joint = "joint"
    sole = "sole"
    appointed = "appointed"
    temporary = "temporary"


class ExceptionKind(StrEnum):
    """Why a guardian's signature is not needed (R7). There is none for a guardian who does not want to answer."""

    prevented = "prevented"  # FB 6:13 second paragraph: the other guardian decides alone
    sole_custody = "sole_custody"
    other_appointed = "other_appointed"
    court_ruling = "court_ruling"


@dataclass(frozen=True, slots=True)
class Ages:
    """The ages the municipality has set: own signature needed, of age, and own view asked for (R5, R6)."""

    consent_own: int = 15
    adult: int = 18
    child_view_from: int = 12


@dataclass(frozen=True, slots=True)
class Custody:
    """A guardian's custody. `until_on` is its last day, as people write it; None while it lasts, at most until 18."""

    guardian_id: UUID
    kind: CustodyKind
    from_on: date
    until_on: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the guardian has custody on a local day."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True, slots=True)
class GuardianException:
    """A documented reason for which one guardian's signature is not needed from one day through another (R7)."""

    guardian_id: UUID
    kind: ExceptionKind
    from_on: date
    until_on: date

    def holds(self, day: date) -> bool:
        """Whether the exception applies on a local day."""
        return self.from_on <= day <= self.until_on


@dataclass(frozen=True, slots=True)
class Signature:
    """One signer's yes: to what, through which day. The paper says `signed_on`, the tool knows it from `registered_at`.

    A youth below the age of own consent may sign beforehand as `youth`; the signature then counts from that birthday.
    """

    signer_id: UUID
    capacity: SignerCapacity
    signed_on: date
    registered_at: datetime
    scope: frozenset[Pair]
    until_on: date

    def __post_init__(self) -> None:
        _require_utc(self.registered_at)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One signer's no, from the moment it was received (R12): whole, or for some units, some kinds or both."""

    signer_id: UUID
    received_at: datetime
    units: frozenset[str] | None = None
    information: frozenset[str] | None = None

    def __post_init__(self) -> None:
        _require_utc(self.received_at)

    def covers(self, pair: Pair) -> bool:
        """Whether the withdrawal speaks about this unit and kind of information."""
        unit, information = pair
        return (self.units is None or unit in self.units) and (
            self.information is None or information in self.information
        )

    def revokes(self, signature: Signature) -> bool:
        """Whether the signature is older than the withdrawal.

        Only a signature both given and registered afterwards is a new yes: a paper signed before the withdrawal and
        registered after it is not. On the day itself the registration decides, since papers carry no hour.
        """
        signed_again = signature.registered_at > self.received_at and (
            signature.signed_on >= local_date(self.received_at)
        )
        return self.signer_id == signature.signer_id and not signed_again


@dataclass(frozen=True, slots=True)
class Refusal:
    """One signer's no to being asked: nothing was given, so nothing is taken back. A later signature answers anew."""

    signer_id: UUID
    registered_at: datetime

    def __post_init__(self) -> None:
        _require_utc(self.registered_at)


@dataclass(frozen=True, slots=True)
class Consent:
    """One round of consent and its period. A supplement is more signatures in it, or a round of its own (R13)."""

    id: UUID
    from_on: date
    until_on: date
    signatures: tuple[Signature, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    child_view_on: date | None = None
    refusals: tuple[Refusal, ...] = ()

    def refused_at(self, signer_id: UUID, at: datetime) -> datetime | None:
        """Since when the signer's answer in this round is no; None where nothing or a yes has been said since."""
        said = [each.registered_at for each in self.refusals if each.signer_id == signer_id]
        last = max((each for each in said if each <= at), default=None)
        signed = (each.registered_at for each in self.signatures if each.signer_id == signer_id)
        return None if last is None or any(last < each <= at for each in signed) else last


@dataclass(frozen=True, slots=True)
class ConsentFacts:
    """Everything the decision rests on. `consents` come oldest first; a reopened case leaves the earlier ones out.

    `asked_anew_on`: the day on which the case was closed, or took another form, before the family was asked anew.
    """

    youth_id: UUID
    born_on: date
    custodies: tuple[Custody, ...] = ()
    consents: tuple[Consent, ...] = ()
    exceptions: tuple[GuardianException, ...] = ()
    closed_at: datetime | None = None
    ages: Ages = Ages()
    asked_anew_on: date | None = None

    def __post_init__(self) -> None:
        if self.closed_at is not None:
            _require_utc(self.closed_at)

    def is_closed(self, at: datetime) -> bool:
        """Whether the case, and with it every consent, has ended."""
        return self.closed_at is not None and self.closed_at <= at

    def withdrawals(self, at: datetime) -> tuple[Withdrawal, ...]:
        """Every withdrawal received by an instant, of whatever round."""
        return tuple(each for consent in self.consents for each in consent.withdrawals if each.received_at <= at)


def holders_on(custodies: Iterable[Custody], day: date) -> frozenset[UUID]:
    """Who has custody on a local day (FB 6:11)."""
    return frozenset(custody.guardian_id for custody in custodies if custody.holds(day))


def _require_utc(at: datetime) -> None:
    """Refuse local times: Python compares two of them by their clock faces, which is wrong when summer time ends."""
    if at.utcoffset() != timedelta(0):
        message = "facts about consent carry instants in UTC"
        raise ValueError(message)
