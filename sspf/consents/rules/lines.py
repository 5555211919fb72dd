"""Knows what a page is told of custody, rounds and signatures: plain lines with names and words instead of ids."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sspf.catalogue.consents import ConsentText
from sspf.consents.rules.checks import CustodyProblem
from sspf.consents.rules.facts import CustodyKind, ExceptionKind, Pair, SignerCapacity
from sspf.consents.rules.overview import Overview
from sspf.consents.rules.recording import ChildView, CustodySource
from sspf.consents.rules.signing import SigningMethod
from sspf.errors import NotFound

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CustodyLine:
    """A guardian's custody, with what contradicts itself in it."""

    id: UUID
    guardian_id: UUID
    kind: CustodyKind
    source: CustodySource
    from_on: date | None
    until_on: date | None
    version: int
    problems: tuple[CustodyProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class SignerLine:
    """Somebody who may sign, or has signed. `decides`: old enough that the signature counts."""

    id: UUID
    name: str
    capacity: SignerCapacity
    decides: bool = True

    def declaration(self, text: ConsentText) -> str:
        """What the signer puts the name to. A child who may not yet decide says what it wants (R6)."""
        return str(getattr(text.declarations, self.capacity.value)) if self.decides else text.declarations.child


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One yes: whose, of which day, to which kinds for which units, and what may not be brought up.

    `text_hash` is the fingerprint of the words that were read.
    """

    id: UUID
    name: str
    capacity: SignerCapacity
    signed_on: date
    registered_at: datetime
    until_on: date
    said: tuple[tuple[str, Words], ...]
    excluded: str
    informed_by: str
    language: str
    interpreter: str
    text_hash: str
    method: SigningMethod = SigningMethod.paper


@dataclass(frozen=True, slots=True)
class WithdrawalLine:
    """One no: whose, from when, of which units and kinds; nothing named means all."""

    name: str
    received_at: datetime
    units: Words
    kinds: Words
    channel: str


@dataclass(frozen=True, slots=True)
class RefusalLine:
    """Somebody did not want to sign, and said so on which day. `stands`: nothing else has been said since."""

    name: str
    said_on: date
    channel: str
    stands: bool


@dataclass(frozen=True, slots=True)
class ExceptionLine:
    """Why one guardian is not asked, on whose decision, from which day through which."""

    id: UUID
    name: str
    kind: ExceptionKind
    evidence: str
    decided_by: str
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One round of consent and all that was written in it. `running`: it may still be signed.

    `closed` are the pairs that nobody can say yes to (R26).
    """

    id: UUID
    version: int
    from_on: date
    until_on: date
    text: ConsentText
    running: bool
    units: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    closed: frozenset[Pair]
    signatures: tuple[SignatureLine, ...]
    withdrawals: tuple[WithdrawalLine, ...]
    refusals: tuple[RefusalLine, ...]
    child_view: ChildView
    child_view_on: date | None
    child_words: str
    child_reasoning: str

    def open_to(self, unit: str) -> tuple[tuple[str, str], ...]:
        """The kinds that one can say yes to for a unit, with their names."""
        return tuple((kind, label) for kind, label in self.kinds if (unit, kind) not in self.closed)

    def signature(self, signature_id: UUID) -> SignatureLine:
        """One yes in the round; `NotFound` for any other's."""
        for line in self.signatures:
            if line.id == signature_id:
                return line
        raise NotFound


@dataclass(frozen=True, slots=True)
class Papers:
    """All papers of a case's consent, the newest round first, and the `edition` of all that is written in them.

    `signed` are those who have something to take back, `signers` those who may sign today.
    """

    overview: Overview
    rounds: tuple[RoundLine, ...]
    exceptions: tuple[ExceptionLine, ...]
    signed: tuple[SignerLine, ...]
    signers: tuple[SignerLine, ...]
    edition: int

    @property
    def asked(self) -> frozenset[str]:
        """The units that the rounds still running ask about."""
        return frozenset(unit for line in self.rounds if line.running for unit, _ in line.units)

    def round(self, consent_id: UUID) -> RoundLine:
        """One round of the case; `NotFound` for any other's."""
        for line in self.rounds:
            if line.id == consent_id:
                return line
        raise NotFound

    def signature(self, signature_id: UUID) -> tuple[RoundLine, SignatureLine]:
        """One yes with the round that it was given in; `NotFound` for any other case's."""
        for line in self.rounds:
            if any(given.id == signature_id for given in line.signatures):
                return line, line.signature(signature_id)
        raise NotFound
