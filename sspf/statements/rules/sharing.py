"""Knows whom a statement may be shared with: units inside the consent for its kind, never against a mark on it."""

from collections.abc import Collection
from dataclasses import dataclass

from sspf.catalogue.agencies import SeatKind
from sspf.catalogue.loader import Catalogue
from sspf.consents.rules.facts import Pair
from sspf.consents.rules.recording import Kinds
from sspf.statements.rules.states import StatementProblem
from sspf.statements.rules.terms import ReleaseTerms


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands on a statement. `third_party`: it is about another person; `cleared`: who has said yes to that.

    `barred`: the family has said that it must not be shared.
    """

    barred: bool = False
    third_party: bool = False
    cleared: bool = False

    @property
    def kept(self) -> bool:
        """Whether it stays with the author's unit, whomever it was shared with before (R14)."""
        return self.barred or (self.third_party and not self.cleared)


def leading_units(catalogue: Catalogue) -> frozenset[str]:
    """The units that lead SSPF itself: those that have a coordinating function."""
    return frozenset(seat.unit for seat in catalogue.seats.values() if seat.kind is SeatKind.coordinator)


def receivers(information: str, open_now: Collection[Pair], kinds: Kinds, leading: Collection[str]) -> frozenset[str]:
    """The units that may be given a kind of information at an instant (R13, R56).

    Those for whom the consent opens the kind, and with any of them the unit that leads the case, to which the family
    turned (R8: what it has been given stays readable there). Offences never go to an enskild (R26).
    """
    units = frozenset(unit for unit, kind in open_now if kind == information)
    if units:
        units |= frozenset(leading)
    return units - kinds.enskild if information in kinds.offences else units


def release_problem(
    marks: Marks, terms: ReleaseTerms, allowed: Collection[str], enskild: Collection[str]
) -> StatementProblem | None:
    """Why a statement cannot be shared as asked. `enskild`: units that may never have it, since it tells of offences.

    To the family it goes through the leading unit, which is therefore one of `terms.units`.
    """
    if marks.barred:
        return StatementProblem.barred
    if marks.kept:
        return StatementProblem.third_party
    if marks.third_party and terms.family:
        return StatementProblem.third_party_family
    if terms.units & frozenset(enskild):
        return StatementProblem.offence_to_enskild
    if not terms.units <= frozenset(allowed):
        return StatementProblem.outside_consent
    return None if terms.units or terms.family else StatementProblem.nobody_chosen
