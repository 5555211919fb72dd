"""Knows when what is shared now ceases to be, and why."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sspf.clock import local_date
from sspf.consents.rules.facts import ConsentFacts, Pair, Signer, SignerCapacity, holders_on
from sspf.consents.rules.sharing import agreed_by, edges, required_signers, shared_at


class EndReason(StrEnum):
    """Why sharing ends."""

    expiry = "expiry"
    withdrawn = "withdrawn"
    turns_15 = "turns_15"
    turns_18 = "turns_18"
    custody_begins = "custody_begins"
    custody_ends = "custody_ends"  # no guardian is left who could have signed
    exception_ends = "exception_ends"
    closed = "closed"


@dataclass(frozen=True, slots=True)
class SharingEnd:
    """When something that is shared now ceases to be, and why."""

    at: datetime
    reason: EndReason


def until(facts: ConsentFacts, at: datetime) -> SharingEnd | None:
    """When the first part of what is shared now ends, and why; None when nothing is. `windows` has every part's end."""
    at = at.astimezone(UTC)
    shared = shared_at(facts, at)
    losses = ((edge, shared - shared_at(facts, edge)) for edge in edges(facts) if edge > at)
    return next((SharingEnd(edge, reason(facts, edge, lost)) for edge, lost in losses if lost), None)


def reason(facts: ConsentFacts, edge: datetime, lost: frozenset[Pair]) -> EndReason:
    """Why these pairs cease to be shared at an instant."""
    if facts.is_closed(edge):
        return EndReason.closed
    if any(withdrawal.received_at == edge for consent in facts.consents for withdrawal in consent.withdrawals):
        return EndReason.withdrawn
    day = local_date(edge)
    before = required_signers(facts, day - timedelta(days=1))
    # Had the signers of the day before still been enough, nothing would have ended: then the new ones are the reason.
    if lost & agreed_by(facts, before, edge):
        return _change(facts, edge, required_signers(facts, day) - before)
    return EndReason.expiry


def _change(facts: ConsentFacts, edge: datetime, added: frozenset[Signer]) -> EndReason:
    capacities = {capacity for _, capacity in added}
    if SignerCapacity.adult_youth in capacities:
        return EndReason.turns_18
    if SignerCapacity.youth in capacities:
        return EndReason.turns_15
    if not added:
        return EndReason.custody_ends
    had_custody = holders_on(facts.custodies, local_date(edge) - timedelta(days=1))
    known = {signer_id for signer_id, _ in added} <= had_custody
    return EndReason.exception_ends if known else EndReason.custody_begins
