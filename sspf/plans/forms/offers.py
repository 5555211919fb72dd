"""What the forms of the plan have in common: scales, lengths, and members of enumerations as choices."""

from collections.abc import Iterable
from typing import Any

from sspf.catalogue.loader import Catalogue
from sspf.plans.rules.states import HIGHEST, LOWEST

SCALE = [(str(step), str(step)) for step in range(LOWEST, HIGHEST + 1)]
SENTENCE = 300
PARAGRAPH = 1000


def labelled(catalogue: Catalogue, members: Iterable[Any]) -> list[tuple[str, str]]:
    """Members of an enumeration as choices."""
    return [(each.value, catalogue.label(each)) for each in members]


def reasons(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Why a measure was not done, as choices."""
    return [(each.id, each.label) for each in catalogue.reasons.measure_not_done.values()]
