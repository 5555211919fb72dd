"""Knows what goes with writing consent down: how custody is known, the child's own view, and what one yes covers."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sspf.consents.rules.facts import Pair


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


class RecordingProblem(StrEnum):
    """Why something about consent cannot be written down now; the label tells what to do."""

    birth_unknown = "birth_unknown"
    already_over = "already_over"
    not_a_guardian = "not_a_guardian"


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the catalogue says of kinds of information and of units, by their ids.

    `basis`: part of every yes. `offences`: on crime. `enskild`: units whose organisation is not an authority.
    """

    basis: frozenset[str]
    offences: frozenset[str]
    enskild: frozenset[str]


def granted(units: Iterable[str], information: Iterable[str], kinds: Kinds) -> frozenset[Pair]:
    """The pairs that a yes to these units and kinds covers: the basis always, offences never for an enskild (R26)."""
    chosen = kinds.basis | frozenset(information)
    return frozenset((unit, kind) for unit in units for kind in chosen) - left_out(units, information, kinds)


def left_out(units: Iterable[str], information: Iterable[str], kinds: Kinds) -> frozenset[Pair]:
    """The pairs that nobody can say yes to: offences read by somebody who is not an authority (dataskyddslagen 3:8)."""
    crime = frozenset(information) & kinds.offences
    return frozenset((unit, kind) for unit in frozenset(units) & kinds.enskild for kind in crime)


def withdrawn_information(information: Iterable[str], kinds: Kinds) -> frozenset[str] | None:
    """The kinds a withdrawal speaks of; None for all. Without the basis nothing can be shared, so that is a whole no."""
    chosen = frozenset(information)
    return None if not chosen or chosen & kinds.basis else chosen
