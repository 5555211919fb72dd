"""Knows what goes with writing consent down: how custody is known, the child's own view, and what one yes covers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sspf.cases.rules.people import birthday
from sspf.catalogue.loader import Catalogue
from sspf.clock import local_date
from sspf.consents.rules.facts import Ages, Consent, ConsentFacts, Pair, SignerCapacity, holders_on
from sspf.consents.rules.sharing import signed_scope


class CustodySource(StrEnum):
    """How it is known who has custody."""

    population_register = "population_register"
    court_ruling = "court_ruling"
    manual = "manual"


class ChildView(StrEnum):
    """What a young person says about taking part (R6)."""

    wants = "wants"
    does_not_want = "does_not_want"
    not_asked = "not_asked"


class Deed(StrEnum):
    """What somebody has done with a round, in the words of a page that shows two people what the other did."""

    signed = "signed"
    withdrew = "withdrew"
    refused = "refused"


class RecordingProblem(StrEnum):
    """Why something about consent cannot be written down now; the label tells what to do."""

    birth_unknown = "birth_unknown"
    already_over = "already_over"
    not_a_guardian = "not_a_guardian"
    reasoning_needed = "reasoning_needed"
    asked_in_future = "asked_in_future"
    begins_later = "begins_later"
    said_in_future = "said_in_future"
    signed_before = "signed_before"
    decides_not_yet = "decides_not_yet"


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the catalogue says of kinds of information and of units, by their ids.

    `basis`: part of every yes. `offences`: on crime. `enskild`: units whose organisation is not an authority.
    """

    basis: frozenset[str]
    offences: frozenset[str]
    enskild: frozenset[str]


def kinds_of(catalogue: Catalogue) -> Kinds:
    """What the municipality's catalogue says of kinds of information and of units."""
    information, units = catalogue.information.values(), catalogue.units.values()
    return Kinds(
        frozenset(kind.id for kind in information if kind.basis),
        frozenset(kind.id for kind in information if kind.offences),
        frozenset(unit.id for unit in units if not catalogue.agencies[unit.agency].is_authority),
    )


def ages_of(catalogue: Catalogue) -> Ages:
    """The ages that the municipality has set."""
    return Ages(catalogue.ages.consent_own, catalogue.ages.adult, catalogue.ages.child_view_from)


def capacity(facts: ConsentFacts, signer_id: UUID, signed_on: date) -> SignerCapacity:
    """As what somebody signs on a day: the youth for itself, alone from 18 (FB 6:2); anyone else as guardian."""
    if signer_id != facts.youth_id:
        return SignerCapacity.guardian
    adult = signed_on >= birthday(facts.born_on, facts.ages.adult)
    return SignerCapacity.adult_youth if adult else SignerCapacity.youth


def crossed(units: Iterable[str], information: Iterable[str]) -> frozenset[Pair]:
    """The same kinds for every unit, as pairs."""
    kinds = frozenset(information)
    return frozenset((unit, kind) for unit in units for kind in kinds)


def granted(chosen: Iterable[Pair], kinds: Kinds) -> frozenset[Pair]:
    """The pairs that a yes to these covers: for each unit the basis always, offences never for an enskild (R26)."""
    pairs = frozenset(chosen)
    return (pairs | crossed((unit for unit, _ in pairs), kinds.basis)) - left_out(pairs, kinds)


def left_out(chosen: Iterable[Pair], kinds: Kinds) -> frozenset[Pair]:
    """The pairs that nobody can say yes to: offences read by somebody who is not an authority (dataskyddslagen 3:8)."""
    return frozenset((unit, kind) for unit, kind in chosen if unit in kinds.enskild and kind in kinds.offences)


def refusal_problem(
    facts: ConsentFacts, consent: Consent, signer_id: UUID, said_on: date, now: datetime
) -> RecordingProblem | None:
    """What is wrong with a no: said in the future, by somebody who is not asked, or who has a yes that stands."""
    today = local_date(now)
    own = capacity(facts, signer_id, today)
    if said_on > today:
        return RecordingProblem.said_in_future
    if own is SignerCapacity.guardian and signer_id not in holders_on(facts.custodies, today):
        return RecordingProblem.not_a_guardian
    if own is SignerCapacity.youth and today < birthday(facts.born_on, facts.ages.consent_own):
        return RecordingProblem.decides_not_yet
    stands = signed_scope(facts, consent, (signer_id, own), now)
    return RecordingProblem.signed_before if stands else None


def withdrawn_information(information: Iterable[str], kinds: Kinds) -> frozenset[str] | None:
    """The kinds a withdrawal speaks of; None for all. A no to the basis is a no to all: nothing rests without it."""
    chosen = frozenset(information)
    return None if not chosen or chosen & kinds.basis else chosen


def received(typed: datetime, now: datetime) -> datetime:
    """The instant a withdrawal counts from, when it was noted by the minute: the minute's last, but never after now.

    What was signed within that minute was signed before it was taken back. A time ahead of now stays, to be refused.
    """
    return typed if typed > now else min(now, typed + timedelta(minutes=1, microseconds=-1))
