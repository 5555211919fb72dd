"""Tables of custody and consent: what the facts of `rules` are written down in.

Open are ids, capacities and the dates that reminders and figures count. Custody's dates are sealed, since custody
mostly begins at birth. What was said yes or no to is sealed too: only the windows rest on it, and they stand apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from sspf.cases.models import Case, CaseScoped, Person
from sspf.cases.rules.states import CaseState
from sspf.clock import local_date
from sspf.consents.rules import facts
from sspf.consents.rules.facts import CustodyKind, ExceptionKind, SignerCapacity
from sspf.consents.rules.signing import SigningMethod
from sspf.crypto.fields import Sealed, SealedDate
from sspf.crypto.scope import Zone
from sspf.db import Base, Choice, Identified, Versioned, choice


class Custody(Identified, Versioned, CaseScoped, Base):
    """A guardian's custody and how it is known. The last day is included."""

    __tablename__ = "custody"

    guardian_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind = Sealed[str](Zone.identity)
    source = Sealed[str](Zone.identity)
    from_on = SealedDate(Zone.identity)
    until_on = SealedDate(Zone.identity)

    def fact(self) -> facts.Custody:
        """The entry as the decision sees it."""
        return facts.Custody(self.guardian_id, CustodyKind(self.kind), cast(date, self.from_on), self.until_on)


class GuardianException(Identified, CaseScoped, Base):
    """A documented reason for which one guardian's signature is not needed for a while (R7)."""

    __tablename__ = "guardian_exception"

    guardian_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    from_on: Mapped[date]
    until_on: Mapped[date]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    kind = Sealed[str](Zone.restricted)
    evidence = Sealed[str](Zone.restricted)
    decided_by = Sealed[str](Zone.restricted)

    def fact(self) -> facts.GuardianException:
        """The exception as the decision sees it."""
        return facts.GuardianException(self.guardian_id, ExceptionKind(self.kind), self.from_on, self.until_on)


class Consent(Identified, Versioned, CaseScoped, Base):
    """One round: what the family is asked about, in which published words, and what the young person thinks of it."""

    __tablename__ = "consent"

    from_on: Mapped[date]
    until_on: Mapped[date]
    text: Mapped[str] = mapped_column(String(60))
    prepared_at: Mapped[datetime]
    prepared_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    ended_at: Mapped[datetime | None]
    child_view_on: Mapped[date | None]
    units = Sealed[list[str]](Zone.content)
    information = Sealed[list[str]](Zone.content)
    child_view = Sealed[str](Zone.restricted)
    child_words = Sealed[str](Zone.restricted)
    child_reasoning = Sealed[str](Zone.restricted)


class Signature(Identified, CaseScoped, Base):
    """One signer's yes on paper, with the day it was signed and the moment it was registered."""

    __tablename__ = "consent_signature"

    consent_id: Mapped[UUID] = mapped_column(ForeignKey("consent.id"), index=True)
    signer_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    capacity: Mapped[SignerCapacity] = choice(SignerCapacity)
    # How it was signed; rows from before it was asked are of paper.
    method: Mapped[SigningMethod | None] = mapped_column(Choice(SigningMethod))
    signed_on: Mapped[date]
    registered_at: Mapped[datetime]
    registered_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    until_on: Mapped[date]
    scope = Sealed[list[list[str]]](Zone.content)
    excluded = Sealed[str](Zone.content)
    informed_by = Sealed[str](Zone.content)
    language = Sealed[str](Zone.content)
    interpreter = Sealed[str](Zone.content)
    # The fingerprint of the words that were read; rows from before it was kept have none.
    text_hash: Mapped[str | None] = mapped_column(String(64))
    consent: Mapped[Consent] = relationship()

    def fact(self) -> facts.Signature:
        """The signature as the decision sees it."""
        scope = frozenset((unit, information) for unit, information in self.scope)
        return facts.Signature(self.signer_id, self.capacity, self.signed_on, self.registered_at, scope, self.until_on)


class Refusal(Identified, CaseScoped, Base):
    """One signer's no when asked. It shares nothing and stops nothing: it is an answer, so that nobody asks again."""

    __tablename__ = "consent_refusal"

    consent_id: Mapped[UUID] = mapped_column(ForeignKey("consent.id"), index=True)
    signer_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    said_on: Mapped[date]
    registered_at: Mapped[datetime]
    registered_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    channel = Sealed[str](Zone.content)
    consent: Mapped[Consent] = relationship()

    def fact(self) -> facts.Refusal:
        """The refusal as the decision sees it."""
        return facts.Refusal(self.signer_id, self.registered_at)


class SignaturePaper(Identified, CaseScoped, Base):
    """A scan or photo of the paper that a signature stands on; each page may be a file of its own."""

    __tablename__ = "consent_signature_paper"

    signature_id: Mapped[UUID] = mapped_column(ForeignKey("consent_signature.id"), index=True)
    attachment_id: Mapped[UUID] = mapped_column(ForeignKey("attachment.id"), unique=True)


class Signing(Identified, CaseScoped, Base):
    """The screen is handed over to one signer: what was shown there, word for word, and how it ended."""

    __tablename__ = "consent_signing"

    consent_id: Mapped[UUID] = mapped_column(ForeignKey("consent.id"), index=True)
    signer_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    login_id: Mapped[UUID] = mapped_column(ForeignKey("login_session.id"), index=True)
    opened_at: Mapped[datetime]
    opened_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    ended_at: Mapped[datetime | None]
    signature_id: Mapped[UUID | None] = mapped_column(ForeignKey("consent_signature.id"), unique=True)
    language = Sealed[str](Zone.content)
    informed_by = Sealed[str](Zone.content)
    interpreter = Sealed[str](Zone.content)
    shown = Sealed[str | None](Zone.restricted)
    digest = Sealed[str | None](Zone.restricted)


class Withdrawal(Identified, CaseScoped, Base):
    """One signer's no. It belongs to the round it was said about, and speaks in every round (R12)."""

    __tablename__ = "consent_withdrawal"

    consent_id: Mapped[UUID] = mapped_column(ForeignKey("consent.id"), index=True)
    signer_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    received_at: Mapped[datetime]
    registered_at: Mapped[datetime]
    registered_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    units = Sealed[list[str] | None](Zone.content)
    information = Sealed[list[str] | None](Zone.content)
    channel = Sealed[str](Zone.content)
    consent: Mapped[Consent] = relationship()

    def fact(self) -> facts.Withdrawal:
        """The withdrawal as the decision sees it."""
        return facts.Withdrawal(self.signer_id, self.received_at, _chosen(self.units), _chosen(self.information))


def _chosen(ids: list[str] | None) -> frozenset[str] | None:
    return None if ids is None else frozenset(ids)


SHELVES = (Custody, GuardianException, Consent, Signature, Withdrawal, Refusal)


@dataclass
class Records:
    """Every row about the consent of one case, oldest first."""

    custodies: dict[UUID, Custody] = field(default_factory=dict)
    exceptions: dict[UUID, GuardianException] = field(default_factory=dict)
    consents: dict[UUID, Consent] = field(default_factory=dict)
    signatures: dict[UUID, Signature] = field(default_factory=dict)
    withdrawals: dict[UUID, Withdrawal] = field(default_factory=dict)
    refusals: dict[UUID, Refusal] = field(default_factory=dict)

    @property
    def edition(self) -> int:
        """Grows with everything that is written down here, so that two who work at once find out of each other."""
        edited: tuple[Iterable[Any], ...] = (self.custodies.values(), self.exceptions.values(), self.consents.values())
        added = len(self.signatures) + len(self.withdrawals) + len(self.refusals)
        return added + sum(int(row.version) for rows in edited for row in rows)

    def keep(self, *rows: object) -> None:
        """Put rows where they belong; a joined row that is missing is None."""
        shelves: tuple[dict[UUID, Any], ...] = (
            self.custodies,
            self.exceptions,
            self.consents,
            self.signatures,
            self.withdrawals,
            self.refusals,
        )
        for row in rows:
            if row is not None:
                shelves[SHELVES.index(type(row))][row.id] = row  # type: ignore[attr-defined]

    def asked(self, today: date) -> frozenset[str]:
        """The units that the rounds still running ask about."""
        running = (row for row in self.consents.values() if row.ended_at is None and today <= row.until_on)
        return frozenset(unit for row in running for unit in row.units)

    def excluded(self, today: date) -> tuple[str, ...]:
        """What may not be brought up, in the words of every signature that still counts."""
        running = {row.id: row.until_on for row in self.consents.values() if row.ended_at is None}
        return tuple(
            row.excluded
            for row in self.signatures.values()
            if row.excluded and today <= min(row.until_on, running.get(row.consent_id, date.min))
        )

    def told(self, case: Case, youth: Person | None, ages: facts.Ages) -> facts.ConsentFacts | None:
        """What the decision rests on; None while nobody knows when the youth was born, which shares nothing.

        Of a case that was opened again, the rounds that its closing ended are left out.
        """
        if youth is None or youth.born_on is None:
            return None
        closed_at = case.closed_at if case.state is CaseState.closed else None
        over = [row.ended_at for row in self.consents.values() if row.ended_at not in (None, closed_at)]
        return facts.ConsentFacts(
            youth.id,
            youth.born_on,
            tuple(row.fact() for row in self.custodies.values()),
            tuple(self._round(row) for row in self.consents.values() if row.ended_at in (None, closed_at)),
            tuple(row.fact() for row in self.exceptions.values()),
            closed_at,
            ages,
            max(map(local_date, over), default=None),
        )

    def _round(self, row: Consent) -> facts.Consent:
        return facts.Consent(
            row.id,
            row.from_on,
            row.until_on,
            tuple(each.fact() for each in self.signatures.values() if each.consent_id == row.id),
            tuple(each.fact() for each in self.withdrawals.values() if each.consent_id == row.id),
            row.child_view_on,
            tuple(each.fact() for each in self.refusals.values() if each.consent_id == row.id),
        )
