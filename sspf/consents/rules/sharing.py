"""Knows the one decision that all access of partners rests on: what may be shared with whom at an instant (R5, R13)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sspf.cases.rules.people import birthday
from sspf.clock import local_date, midnight
from sspf.consents.rules.facts import (
    Consent,
    ConsentFacts,
    CustodyKind,
    Pair,
    Signer,
    SignerCapacity,
    holders_on,
)


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """When a pair may be shared: `from_at` is its first instant, `until_at` the first one after it."""

    unit: str
    information: str
    from_at: datetime
    until_at: datetime


def required_signers(facts: ConsentFacts, day: date) -> frozenset[Signer]:
    """Who must have signed for anything to be shared on a local day. Nobody means that nobody can give the consent.

    Under 18: every guardian without an exception (FB 6:11, 6:13; R5, R7), from the 15th birthday also the youth (R8).
    From the 18th birthday: the young adult alone (FB 6:2; R9). Where no guardian is known, where all are excepted, or
    where custody is joint and the other guardian is not known, nobody can.
    """
    if day >= birthday(facts.born_on, facts.ages.adult):
        return frozenset({(facts.youth_id, SignerCapacity.adult_youth)})
    excepted = {exception.guardian_id for exception in facts.exceptions if exception.holds(day)}
    guardians = holders_on(facts.custodies, day) - excepted
    if not guardians or _joint_with_unknown(facts, day):
        return frozenset()
    signers = frozenset((guardian, SignerCapacity.guardian) for guardian in guardians)
    if day < birthday(facts.born_on, facts.ages.consent_own):
        return signers
    return signers | {(facts.youth_id, SignerCapacity.youth)}


def _joint_with_unknown(facts: ConsentFacts, day: date) -> bool:
    held = [custody for custody in facts.custodies if custody.holds(day)]
    return len(holders_on(held, day)) == 1 and any(custody.kind is CustodyKind.joint for custody in held)


def signed_scope(facts: ConsentFacts, consent: Consent, signer: Signer, at: datetime) -> frozenset[Pair]:
    """What a signer's yes in one round covers at an instant.

    A signature counts from the moment it is registered, even when the paper was signed earlier: until then nobody who
    opened the case could know of it, and what was closed to a reader must not turn out to have been open. It counts
    through its own last day and never past the round's. A young adult's counts only if given on or after the 18th
    birthday (R9). A withdrawal speaks for the signer in every round: whoever says no has not said it to one paper.
    """
    day = local_date(at)
    of_age = birthday(facts.born_on, facts.ages.adult)
    counting = [
        signature
        for signature in consent.signatures
        if (signature.signer_id, signature.capacity) == signer
        and signature.registered_at <= at
        and day <= min(signature.until_on, consent.until_on)
        and (signature.capacity is not SignerCapacity.adult_youth or signature.signed_on >= of_age)
    ]
    received = facts.withdrawals(at)
    return frozenset(
        pair
        for signature in counting
        for pair in signature.scope
        if not any(no.revokes(signature) and no.covers(pair) for no in received)
    )


def agreed_by(facts: ConsentFacts, signers: frozenset[Signer], at: datetime) -> frozenset[Pair]:
    """What all these signers have said yes to in one and the same round whose period holds the local day."""
    day = local_date(at)
    in_force = [consent for consent in facts.consents if signers and consent.from_on <= day <= consent.until_on]
    return frozenset().union(
        *(frozenset.intersection(*(signed_scope(facts, consent, each, at) for each in signers)) for consent in in_force)
    )


def shared_at(facts: ConsentFacts, at: datetime) -> frozenset[Pair]:
    """Every pair of unit and kind of information that may be shared at an instant (OSL 10:1, 12:2, 12:3; R5, R13)."""
    at = at.astimezone(UTC)
    if facts.is_closed(at):
        return frozenset()
    return agreed_by(facts, required_signers(facts, local_date(at)), at)


def may_share(facts: ConsentFacts, unit: str, information: str, at: datetime) -> bool:
    """Whether one unit may be told one kind of information at an instant: R5 for one pair, and nothing else decides."""
    return (unit, information) in shared_at(facts, at)


def windows(facts: ConsentFacts) -> tuple[Window, ...]:
    """All spans in which sharing is allowed: sorted, merged, not overlapping, each with an end.

    They say exactly what `may_share` says, so that a SQL clause need only compare with the clock (R8–R12).
    """
    open_from: dict[Pair, datetime] = {}
    found: list[Window] = []
    for edge in edges(facts):
        shared = shared_at(facts, edge)
        found.extend(Window(*pair, open_from.pop(pair), edge) for pair in open_from.keys() - shared)
        open_from.update(dict.fromkeys(shared - open_from.keys(), edge))
    return tuple(sorted(found))


def edges(facts: ConsentFacts) -> tuple[datetime, ...]:
    """Every instant at which the answer can change, in order. Between two of them it stays the same."""
    return tuple(sorted({*_moments(facts), *map(midnight, _first_days(facts)), *map(midnight, _days_after(facts))}))


def _moments(facts: ConsentFacts) -> Iterator[datetime]:
    if facts.closed_at is not None:
        yield facts.closed_at
    for consent in facts.consents:
        yield from (signature.registered_at for signature in consent.signatures)
        yield from (withdrawal.received_at for withdrawal in consent.withdrawals)


def _first_days(facts: ConsentFacts) -> Iterator[date]:
    yield birthday(facts.born_on, facts.ages.consent_own)
    yield birthday(facts.born_on, facts.ages.adult)
    yield from (consent.from_on for consent in facts.consents)
    yield from (custody.from_on for custody in facts.custodies)
    yield from (exception.from_on for exception in facts.exceptions)


def _last_days(facts: ConsentFacts) -> Iterator[date | None]:
    for consent in facts.consents:
        yield consent.until_on
        yield from (signature.until_on for signature in consent.signatures)
    yield from (custody.until_on for custody in facts.custodies)
    yield from (exception.until_on for exception in facts.exceptions)


def _days_after(facts: ConsentFacts) -> Iterator[date]:
    # Registers write 9999-12-31 for "until further notice"; no day follows it.
    return (day + timedelta(days=1) for day in _last_days(facts) if day is not None and day < date.max)
