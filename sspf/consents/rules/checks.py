"""Knows what cannot be true about custody and consent, so that a form can say so before it is written down."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sspf.cases.rules.people import birthday
from sspf.clock import local_date
from sspf.consents.rules.facts import (
    Consent,
    ConsentFacts,
    Custody,
    CustodyKind,
    Signature,
    SignerCapacity,
    Withdrawal,
    holders_on,
)
from sspf.consents.rules.sharing import signed_scope


class CustodyProblem(StrEnum):
    """What contradicts itself in custody."""

    ends_before_start = "ends_before_start"
    before_birth = "before_birth"
    after_adult = "after_adult"
    same_guardian_twice = "same_guardian_twice"
    sole_beside_another = "sole_beside_another"
    joint_alone = "joint_alone"


class ConsentProblem(StrEnum):
    """What is wrong with a round, a signature or a withdrawal."""

    ends_before_start = "ends_before_start"
    too_long = "too_long"
    signed_in_future = "signed_in_future"
    signed_before_birth = "signed_before_birth"
    signed_before_anew = "signed_before_anew"
    no_custody = "no_custody"
    wrong_capacity = "wrong_capacity"
    nothing_chosen = "nothing_chosen"
    unknown_unit = "unknown_unit"
    unknown_information = "unknown_information"
    signed_already = "signed_already"
    received_in_future = "received_in_future"
    never_given = "never_given"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a consent may be about: ids of units and kinds of information in use, and the longest period in months."""

    units: frozenset[str]
    information: frozenset[str]
    months: int = 12


def custody_problems(facts: ConsentFacts) -> tuple[tuple[Custody, CustodyProblem], ...]:
    """What contradicts itself, entry by entry.

    Two of these decide about sharing as well: beside sole custody every other holder is still asked, and `joint_alone`
    stops all sharing until the other guardian is written in, or the custody is corrected to sole.
    """
    return tuple(
        (custody, problem)
        for custody in facts.custodies
        for problem in (*_custody_period(facts, custody), *_beside_others(facts, custody))
    )


def _custody_period(facts: ConsentFacts, custody: Custody) -> Iterator[CustodyProblem]:
    adult_on = birthday(facts.born_on, facts.ages.adult)
    until_on = custody.until_on or custody.from_on
    if until_on < custody.from_on:
        yield CustodyProblem.ends_before_start
    if custody.from_on < facts.born_on:
        yield CustodyProblem.before_birth
    # The birthday itself is what people write as the end; it does no harm.
    if custody.from_on >= adult_on or until_on > adult_on:
        yield CustodyProblem.after_adult


def _beside_others(facts: ConsentFacts, custody: Custody) -> Iterator[CustodyProblem]:
    beside = [other for other in facts.custodies if other is not custody and _overlap(custody, other)]
    if any(other.guardian_id == custody.guardian_id for other in beside):
        yield CustodyProblem.same_guardian_twice
    if custody.kind is CustodyKind.sole and any(other.guardian_id != custody.guardian_id for other in beside):
        yield CustodyProblem.sole_beside_another
    if custody.kind is CustodyKind.joint and _is_alone(facts, custody, beside):
        yield CustodyProblem.joint_alone


def _overlap(one: Custody, other: Custody) -> bool:
    return max(one.from_on, other.from_on) <= min(one.until_on or date.max, other.until_on or date.max)


def _is_alone(facts: ConsentFacts, custody: Custody, beside: list[Custody]) -> bool:
    """Whether nobody else has custody on its first day, or on the day after somebody's last, while under 18."""
    left = (other.until_on + timedelta(days=1) for other in beside if other.until_on and other.until_on < date.max)
    adult_on = birthday(facts.born_on, facts.ages.adult)
    days = [day for day in (custody.from_on, *left) if custody.holds(day) and day < adult_on]
    return any(len(holders_on(facts.custodies, day)) == 1 for day in days)


def period_problems(from_on: date, until_on: date, limits: Limits) -> tuple[ConsentProblem, ...]:
    """Whether a round's period runs forward and is at most the allowed number of months; the same date is allowed."""
    if until_on < from_on:
        return (ConsentProblem.ends_before_start,)
    return (ConsentProblem.too_long,) if until_on > months_after(from_on, limits.months) else ()


def months_after(day: date, months: int) -> date:
    """The same date so many months later, or the last of that month when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def signature_problems(
    facts: ConsentFacts, consent: Consent, signature: Signature, limits: Limits
) -> tuple[ConsentProblem, ...]:
    """What is wrong with a new signature in a round that does not hold it yet. Its `registered_at` is now."""
    return (
        *_dates(facts, consent, signature),
        *_signer(facts, signature),
        *_scope(signature, limits),
        *_repeats(facts, consent, signature),
    )


def _dates(facts: ConsentFacts, consent: Consent, signature: Signature) -> Iterator[ConsentProblem]:
    if signature.signed_on > local_date(signature.registered_at):
        yield ConsentProblem.signed_in_future
    if signature.signed_on < facts.born_on:
        yield ConsentProblem.signed_before_birth
    if facts.asked_anew_on is not None and signature.signed_on < facts.asked_anew_on:
        yield ConsentProblem.signed_before_anew
    if signature.until_on < max(signature.signed_on, consent.from_on):
        yield ConsentProblem.ends_before_start
    if signature.until_on > consent.until_on:
        yield ConsentProblem.too_long


def _signer(facts: ConsentFacts, signature: Signature) -> Iterator[ConsentProblem]:
    """A guardian signs while having custody, the youth for itself, as young adult from the 18th birthday (FB 6:2)."""
    adult = signature.signed_on >= birthday(facts.born_on, facts.ages.adult)
    if signature.capacity is SignerCapacity.guardian:
        if adult or signature.signer_id not in holders_on(facts.custodies, signature.signed_on):
            yield ConsentProblem.no_custody
    elif signature.signer_id != facts.youth_id or adult is not (signature.capacity is SignerCapacity.adult_youth):
        yield ConsentProblem.wrong_capacity


def _scope(signature: Signature, limits: Limits) -> Iterator[ConsentProblem]:
    if not signature.scope:
        yield ConsentProblem.nothing_chosen
    if not {unit for unit, _ in signature.scope} <= limits.units:
        yield ConsentProblem.unknown_unit
    if not {information for _, information in signature.scope} <= limits.information:
        yield ConsentProblem.unknown_information


def _repeats(facts: ConsentFacts, consent: Consent, signature: Signature) -> Iterator[ConsentProblem]:
    """The same signer twice: the new signature adds nothing to what stands. One that narrows it is a withdrawal."""
    signer = (signature.signer_id, signature.capacity)
    as_long = tuple(earlier for earlier in consent.signatures if earlier.until_on >= signature.until_on)
    standing = signed_scope(facts, replace(consent, signatures=as_long), signer, signature.registered_at)
    if standing and signature.scope <= standing:
        yield ConsentProblem.signed_already


def withdrawal_problems(facts: ConsentFacts, withdrawal: Withdrawal, now: datetime) -> tuple[ConsentProblem, ...]:
    """What is wrong with a withdrawal: received after now, or about something the signer had not given by then.

    A second withdrawal of the same thing is no problem: nobody who says no is argued with (R12).
    """
    return tuple(_withdrawal(facts, withdrawal, now))


def _withdrawal(facts: ConsentFacts, withdrawal: Withdrawal, now: datetime) -> Iterator[ConsentProblem]:
    if withdrawal.received_at > now:
        yield ConsentProblem.received_in_future
    given = (
        pair
        for consent in facts.consents
        for signature in consent.signatures
        if withdrawal.revokes(signature)
        for pair in signature.scope
    )
    if not any(withdrawal.covers(pair) for pair in given):
        yield ConsentProblem.never_given
