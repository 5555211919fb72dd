"""Knows what is asked for when custody and consent are written down."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sspf.consents.rules.facts import Custody, CustodyKind, ExceptionKind, Pair
from sspf.consents.rules.recording import ChildView, CustodySource
from sspf.consents.rules.signing import SigningMethod


@dataclass(frozen=True, slots=True)
class CustodyTerms:
    """Who has custody, how it is held and known, from which day through which."""

    guardian_id: UUID
    kind: CustodyKind
    source: CustodySource
    from_on: date
    until_on: date | None = None

    def fact(self) -> Custody:
        """The custody as the decision sees it."""
        return Custody(self.guardian_id, self.kind, self.from_on, self.until_on)


@dataclass(frozen=True, slots=True)
class RoundTerms:
    """What the family is asked about: period, units and kinds of information."""

    from_on: date
    until_on: date
    units: frozenset[str]
    information: frozenset[str]


@dataclass(frozen=True, slots=True)
class SignatureTerms:
    """What stands on the paper: who said yes to what, from when to when, and how it was explained.

    The pair of a unit and a kind of the basis says yes to the unit and to nothing besides.
    """

    signer_id: UUID
    signed_on: date
    until_on: date
    scope: frozenset[Pair]
    informed_by: str
    language: str = ""
    interpreter: str = ""
    excluded: str = ""
    method: SigningMethod = SigningMethod.paper


@dataclass(frozen=True, slots=True)
class RefusalTerms:
    """Who does not want to sign, on which day it was said, and how. No reason is asked for."""

    signer_id: UUID
    said_on: date
    channel: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawalTerms:
    """Who takes what back, and when it was received. No units or no kinds chosen means all of them."""

    signer_id: UUID
    received_at: datetime
    units: frozenset[str] = frozenset()
    information: frozenset[str] = frozenset()
    channel: str = ""


@dataclass(frozen=True, slots=True)
class ExceptionTerms:
    """Why one guardian's signature is not needed, who decided it, from which day (today) and through which."""

    guardian_id: UUID
    kind: ExceptionKind
    evidence: str
    decided_by: str
    until_on: date
    from_on: date | None = None


@dataclass(frozen=True, slots=True)
class ChildTerms:
    """What the young person says, on which day, and how the coordinator has reasoned about a no."""

    view: ChildView
    asked_on: date
    words: str = ""
    reasoning: str = ""
