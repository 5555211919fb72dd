"""What the forms of the plan have in common: scales, lengths, choices, and the question about names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from sspf.catalogue.entries import choosable
from sspf.catalogue.loader import Catalogue
from sspf.plans.rules.contents import GoalLine
from sspf.plans.rules.states import HIGHEST, LOWEST
from sspf.web.fields import Checks, LongText, Pairs, Text
from sspf.web.forms import VersionedForm

SCALE = [(str(step), str(step)) for step in range(LOWEST, HIGHEST + 1)]
SENTENCE = 300
PARAGRAPH = 1000


class PlanForm(VersionedForm):
    """A form whose texts are read by everyone in the case: names from outside it are asked about."""

    names_seen = Checks(
        _l("Namn i texten"),
        _l("namn i texten"),
        [("ja", _l("Namnen är på familjen, på personal eller på platser"))],
        required=False,
    )

    def texts(self) -> list[str]:
        """Everything that was written in words."""
        return [each.data or "" for each in self if isinstance(each, (LongText, Text))]


@dataclass(frozen=True, slots=True)
class Table:
    """What lies on the table when a measure is written: units inside the consent, goals, and kinds of information."""

    units: Pairs
    goals: Sequence[GoalLine]
    kinds: Pairs


def labelled(catalogue: Catalogue, members: Iterable[Any]) -> list[tuple[str, str]]:
    """Members of an enumeration as choices."""
    return [(each.value, catalogue.label(each)) for each in members]


def kinds(catalogue: Catalogue, today: date) -> list[tuple[str, str]]:
    """Kinds of information that a goal or a measure may be marked with: all but the one that everybody in it shares."""
    return [(each.id, each.label) for each in choosable(catalogue.information, today).values() if not each.basis]


def reasons(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Why a measure was not done, as choices."""
    return [(each.id, each.label) for each in catalogue.reasons.measure_not_done.values()]
