"""How what is stored of a plan is said in words, and what is said of time is stored."""

from collections.abc import Iterable
from datetime import date

from sspf import dues
from sspf.catalogue.loader import Catalogue
from sspf.dues import Due
from sspf.plans.rules.states import FactorSource


def source_label(catalogue: Catalogue, source: str | None) -> str:
    """Who told, in words: a unit, or someone of the family."""
    if not source:
        return ""
    return catalogue.units[source].label if source in catalogue.units else catalogue.label(FactorSource(source))


def kind_label(catalogue: Catalogue, information: str | None) -> str:
    """A kind of information in words."""
    return catalogue.information[information].label if information else ""


def unit_labels(catalogue: Catalogue, units: Iterable[str]) -> str:
    """Units in words, in the order of the catalogue."""
    chosen = set(units)
    return ", ".join(each.label for each in catalogue.units.values() if each.id in chosen)


def code(said: Due | None) -> str | None:
    """How something about time was said, to be stored."""
    return said.code if said else None


def due(stored: str | None, day: date | None = None) -> Due | None:
    """What was said of time; older rows have the day alone."""
    if stored:
        return dues.of(stored)
    return dues.on(day) if day else None


def spoken(said: Due | None) -> str:
    """What was said of time, in words."""
    return said.words if said else ""
