"""Knows how a consent stands to a human eye: what is missing, from whom and since when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import takewhile
from uuid import UUID

from sspf.cases.rules.people import birthday
from sspf.clock import local_date, midnight
from sspf.consents.rules.facts import Consent, ConsentFacts, Signer, SignerCapacity
from sspf.consents.rules.sharing import edges, required_signers, shared_at, signed_scope


class ConsentStatus(StrEnum):
    """How a case's consent stands. Only `active` shares anything."""

    missing = "missing"
    partial = "partial"
    active = "active"
    dormant = "dormant"
    expired = "expired"
    withdrawn = "withdrawn"
    refused = "refused"
    closed = "closed"


class MissingKind(StrEnum):
    """What is missing. The last two stop nothing yet."""

    not_signed = "not_signed"
    withdrawn = "withdrawn"
    expired = "expired"
    refused = "refused"
    guardian_unknown = "guardian_unknown"
    needed_later = "needed_later"
    child_view = "child_view"


SAID_NO = {MissingKind.withdrawn: ConsentStatus.withdrawn, MissingKind.refused: ConsentStatus.refused}
"""What makes the whole consent a no. What was given and taken back weighs more than what was never given."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to get, from whom, in which round, and since when.

    `signer_id` is None when the guardian is not known, `consent_id` and `since` when nobody has been asked.
    With `needed_later`, `since` lies ahead.
    """

    kind: MissingKind
    signer_id: UUID | None
    capacity: SignerCapacity
    consent_id: UUID | None
    since: datetime | None

    @property
    def blocking(self) -> bool:
        """Whether this keeps the round from working now."""
        return self.kind not in {MissingKind.needed_later, MissingKind.child_view}


def missing(facts: ConsentFacts, at: datetime) -> tuple[Missing, ...]:
    """Who still has to sign, in every round still running, or else in the last one (complaint K1).

    What stops the sharing comes first, longest missing first. Afterwards what is needed later: signatures that a
    birthday, new custody or the end of an exception will ask for before the round ends (R8, R9, R11), and the view of
    a child who may not yet decide (R6). Nothing is missing in a closed case.
    """
    at = at.astimezone(UTC)
    if facts.is_closed(at):
        return ()
    if not facts.consents:
        return tuple(_never_asked(facts, at))
    found = [gap for consent in _asking(facts, at) for gap in _gaps(facts, consent, at)]
    return tuple(sorted(found, key=lambda gap: (not gap.blocking, gap.since, str(gap.signer_id))))


def status(facts: ConsentFacts, at: datetime) -> ConsentStatus:
    """The state of the whole consent in one word.

    Withdrawn: someone whose signature is needed has taken it back. Refused: someone has said no when asked. Dormant:
    it has worked, or all have signed, but something rests it, such as a birthday or a new guardian. Partial: some have
    signed. Expired: nothing but time is in the way. Closed: the case is.
    """
    at = at.astimezone(UTC)
    if facts.is_closed(at):
        return ConsentStatus.closed
    if shared_at(facts, at):
        return ConsentStatus.active
    lacks = {gap.kind for gap in missing(facts, at) if gap.blocking}
    running = _running(facts, at)
    if (no := next((said for kind, said in SAID_NO.items() if kind in lacks), None)) is not None:
        return no
    if not running or lacks == {MissingKind.expired}:
        return ConsentStatus.expired if _anyone_signed(facts.consents, at) else ConsentStatus.missing
    if not lacks or _has_worked(facts, running, at):
        return ConsentStatus.dormant
    return ConsentStatus.partial if _anyone_signed(running, at) else ConsentStatus.missing


def _running(facts: ConsentFacts, at: datetime) -> tuple[Consent, ...]:
    """Rounds whose last day has not passed, those that have not begun included."""
    return tuple(consent for consent in facts.consents if local_date(at) <= consent.until_on)


def _asking(facts: ConsentFacts, at: datetime) -> tuple[Consent, ...]:
    return _running(facts, at) or (max(facts.consents, key=lambda consent: consent.until_on),)


def _anyone_signed(consents: tuple[Consent, ...], at: datetime) -> bool:
    return any(signature.registered_at <= at for consent in consents for signature in consent.signatures)


def _has_worked(facts: ConsentFacts, running: tuple[Consent, ...], at: datetime) -> bool:
    alone = replace(facts, consents=running)
    return any(shared_at(alone, edge) for edge in edges(alone) if edge <= at)


def _never_asked(facts: ConsentFacts, at: datetime) -> Iterator[Missing]:
    required = required_signers(facts, local_date(at))
    for signer_id, capacity in sorted(required):
        yield Missing(MissingKind.not_signed, signer_id, capacity, None, None)
    if not required:
        yield Missing(MissingKind.guardian_unknown, None, SignerCapacity.guardian, None, None)


def _gaps(facts: ConsentFacts, consent: Consent, at: datetime) -> Iterator[Missing]:
    required = required_signers(facts, local_date(at))
    for signer in required:
        if not _has_answered(facts, consent, signer, at):
            refused_at = consent.refused_at(signer[0], at)
            kind = _lack(consent, signer, at) if refused_at is None else MissingKind.refused
            yield Missing(kind, *signer, consent.id, refused_at or _since(facts, consent, signer, at))
    if not required:
        since = _since(facts, consent, None, at)
        yield Missing(MissingKind.guardian_unknown, None, SignerCapacity.guardian, consent.id, since)
    yield from _needed_later(facts, consent, required, at)
    yield from _child_view(facts, consent, at)


def _has_answered(facts: ConsentFacts, consent: Consent, signer: Signer, at: datetime) -> bool:
    """Whether the signer's yes stands in this round, or in a later one that holds all this one still asks for."""
    if signed_scope(facts, consent, signer, at):
        return True
    signatures = [signature for signature in consent.signatures if signature.registered_at <= at]
    received = facts.withdrawals(at)
    asked = {pair for signature in signatures for pair in signature.scope}
    refused = {pair for pair in asked for no in received for each in signatures if no.revokes(each) and no.covers(pair)}
    later = facts.consents[facts.consents.index(consent) + 1 :]
    return any(
        scope and asked - refused <= scope for scope in (signed_scope(facts, each, signer, at) for each in later)
    )


def _lack(consent: Consent, signer: Signer, at: datetime) -> MissingKind:
    ends = [
        min(signature.until_on, consent.until_on)
        for signature in consent.signatures
        if (signature.signer_id, signature.capacity) == signer and signature.registered_at <= at
    ]
    if not ends:
        return MissingKind.not_signed
    return MissingKind.expired if max(ends) < local_date(at) else MissingKind.withdrawn


def _since(facts: ConsentFacts, consent: Consent, signer: Signer | None, at: datetime) -> datetime:
    """The instant from which the signer's yes, or anyone who can say it, has been missing without a break."""

    def lacking(edge: datetime) -> bool:
        required = required_signers(facts, local_date(edge))
        if signer is None:
            return not required
        return signer in required and not signed_scope(facts, consent, signer, edge)

    start = midnight(consent.from_on)
    past = [edge for edge in reversed(edges(facts)) if start <= edge <= at]
    return min(takewhile(lacking, past), default=start)


def _needed_later(
    facts: ConsentFacts, consent: Consent, required: frozenset[Signer], at: datetime
) -> Iterator[Missing]:
    told = set(required)
    for edge in edges(facts):
        if at < edge and local_date(edge) <= consent.until_on:
            for signer in required_signers(facts, local_date(edge)) - told:
                told.add(signer)
                if not _has_answered(facts, consent, signer, at):
                    yield Missing(MissingKind.needed_later, *signer, consent.id, edge)


def _child_view(facts: ConsentFacts, consent: Consent, at: datetime) -> Iterator[Missing]:
    """A child from 12 is asked for its own view before it may decide; a signature of its own is one (R6)."""
    first, last = (birthday(facts.born_on, age) for age in (facts.ages.child_view_from, facts.ages.consent_own))
    child = (facts.youth_id, SignerCapacity.youth)
    told = consent.child_view_on is not None or bool(signed_scope(facts, consent, child, at))
    if not told and first <= local_date(at) < last and consent in _running(facts, at):
        yield Missing(MissingKind.child_view, *child, consent.id, midnight(max(first, consent.from_on)))
