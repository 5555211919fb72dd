"""Knows what a page is told of custody, rounds and signatures: plain lines with names and words instead of ids."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sspf.catalogue.consents import ConsentText
from sspf.consents.rules.checks import CustodyProblem
from sspf.consents.rules.facts import CustodyKind, ExceptionKind, SignerCapacity
from sspf.consents.rules.overview import Overview
from sspf.consents.rules.recording import ChildView, CustodySource
from sspf.errors import NotFound

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case whose consent somebody has to do something about. `since` is when it began to wait."""

    case_id: UUID
    number: str
    youth: str
    overview: Overview
    since: datetime


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
    """One yes: whose, of which day, to which units and kinds, and what may not be brought up.

    `left_out` are the units and kinds that do not go together although both were chosen (R26).
    """

    name: str
    capacity: SignerCapacity
    signed_on: date
    registered_at: datetime
    until_on: date
    units: Words
    kinds: Words
    left_out: tuple[Words, Words]
    excluded: str
    informed_by: str
    language: str
    interpreter: str


@dataclass(frozen=True, slots=True)
class WithdrawalLine:
    """One no: whose, from when, of which units and kinds; nothing named means all."""

    name: str
    received_at: datetime
    units: Words
    kinds: Words
    channel: str


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
    """One round of consent and all that was written in it. `running`: it may still be signed."""

    id: UUID
    version: int
    from_on: date
    until_on: date
    text: ConsentText
    running: bool
    units: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    signatures: tuple[SignatureLine, ...]
    withdrawals: tuple[WithdrawalLine, ...]
    child_view: ChildView
    child_view_on: date | None
    child_words: str
    child_reasoning: str


@dataclass(frozen=True, slots=True)
class Papers:
    """All papers of a case's consent, the newest round first.

    `signed` are those who have something to take back, `signers` those who may sign today.
    """

    overview: Overview
    rounds: tuple[RoundLine, ...]
    exceptions: tuple[ExceptionLine, ...]
    signed: tuple[SignerLine, ...]
    signers: tuple[SignerLine, ...]

    def round(self, consent_id: UUID) -> RoundLine:
        """One round of the case; `NotFound` for any other's."""
        for line in self.rounds:
            if line.id == consent_id:
                return line
        raise NotFound
