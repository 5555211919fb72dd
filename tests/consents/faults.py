"""Faults planted in the sharing rules, each as somebody might make it: the law's second opinion must see every one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta

from sspf.cases.rules.people import birthday
from sspf.clock import midnight
from sspf.consents.rules import sharing
from sspf.consents.rules.facts import Consent, ConsentFacts, Pair, Signer, SignerCapacity

Fault = dict[str, Callable[..., object]]
"""What stands in for functions of `sspf.consents.rules.sharing`, by their names."""

required, scope, agreed, edges = sharing.required_signers, sharing.signed_scope, sharing.agreed_by, sharing.edges
shared_at = sharing.shared_at


def one_guardian_is_enough(facts: ConsentFacts, signers: frozenset[Signer], at: datetime) -> frozenset[Pair]:
    """Any of those who decide, instead of all of them."""
    return frozenset().union(*(agreed(facts, frozenset({each}), at) for each in signers))


def without_the_youth(facts: ConsentFacts, day: date) -> frozenset[Signer]:
    """The 15th birthday changes nothing."""
    return frozenset(each for each in required(facts, day) if each[1] is not SignerCapacity.youth)


def guardians_for_ever(facts: ConsentFacts, day: date) -> frozenset[Signer]:
    """The 18th birthday changes nothing."""
    return required(replace(facts, ages=replace(facts.ages, adult=118)), day)


def moved(days: int) -> Fault:
    """Every last day lies some days off, where sharing is decided and where windows are cut."""

    def off(facts: ConsentFacts) -> ConsentFacts:
        by = timedelta(days=days)
        rounds = tuple(
            replace(
                each,
                until_on=each.until_on + by,
                signatures=tuple(replace(one, until_on=one.until_on + by) for one in each.signatures),
            )
            for each in facts.consents
        )
        return replace(facts, consents=rounds)

    return {"shared_at": lambda facts, at: shared_at(off(facts), at), "edges": lambda facts: edges(off(facts))}


def withdrawals_unheard(facts: ConsentFacts, consent: Consent, signer: Signer, at: datetime) -> frozenset[Pair]:
    """A no changes nothing."""
    silent = tuple(replace(each, withdrawals=()) for each in facts.consents)
    return scope(replace(facts, consents=silent), replace(consent, withdrawals=()), signer, at)


def withdrawals_of_this_paper(facts: ConsentFacts, consent: Consent, signer: Signer, at: datetime) -> frozenset[Pair]:
    """A no is heard in the round it was written down in, and in no other."""
    return scope(replace(facts, consents=(consent,)), consent, signer, at)


def exceptions_ignored(facts: ConsentFacts, day: date) -> frozenset[Signer]:
    """A guardian who is prevented is waited for."""
    return required(replace(facts, exceptions=()), day)


def exceptions_for_ever(facts: ConsentFacts, day: date) -> frozenset[Signer]:
    """An exception never ends."""
    eternal = tuple(replace(each, until_on=birthday(facts.born_on, 100)) for each in facts.exceptions)
    return required(replace(facts, exceptions=eternal), day)


def custody_not_heeded(facts: ConsentFacts) -> tuple[datetime, ...]:
    """The windows are not cut where custody begins or ends."""
    days = {day for each in facts.custodies for day in (each.from_on, each.until_on) if day is not None}
    cuts = {midnight(day) for day in days} | {midnight(day + timedelta(days=1)) for day in days}
    return tuple(edge for edge in edges(facts) if edge not in cuts)


FAULTS: dict[str, Fault] = {
    "the second guardian is forgotten": {"agreed_by": one_guardian_is_enough},
    "the 15th birthday is ignored": {"required_signers": without_the_youth},
    "the 18th birthday is ignored": {"required_signers": guardians_for_ever},
    "the last day counts twice": moved(1),
    "the last day does not count": moved(-1),
    "a withdrawal is not heeded": {"signed_scope": withdrawals_unheard},
    "a withdrawal is heard in its own round alone": {"signed_scope": withdrawals_of_this_paper},
    "an exception is ignored": {"required_signers": exceptions_ignored},
    "an exception never ends": {"required_signers": exceptions_for_ever},
    "windows are not cut where custody changes": {"edges": custody_not_heeded},
}


@contextmanager
def planted(fault: Fault) -> Iterator[None]:
    """The rules with the fault in them, and as they were afterwards."""
    sound = {name: getattr(sharing, name) for name in fault}
    try:
        for name, faulty in fault.items():
            setattr(sharing, name, faulty)
        yield
    finally:
        for name, function in sound.items():
            setattr(sharing, name, function)
