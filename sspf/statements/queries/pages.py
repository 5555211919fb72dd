"""What the forms of statements need around them: the case's head, who may be told what, what must not be said."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sspf.cases.queries import people
from sspf.cases.queries.people import CaseHead
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.people import PersonRole
from sspf.catalogue.agencies import AgencySide
from sspf.catalogue.entries import choosable
from sspf.consents.queries import standing
from sspf.consents.rules.overview import MatrixRow, headings, matrix
from sspf.consents.rules.recording import kinds_of
from sspf.statements.queries import readable, recipients, words
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies beside a form in which something is written about the case.

    `unit`: the unit that writes. `kinds`: what it may write about. `readers`: by kind, the units that may be told.
    `offences`: kinds about crime. `excluded`: what the family has said must not be brought up. `matrix`: headings and
    rows of who may read what now (E5). `usual`: what the unit mostly writes about. `strangers`: names in the text that
    are nobody's here.
    """

    head: CaseHead
    unit: str
    kinds: tuple[tuple[str, str], ...]
    readers: Mapping[str, tuple[str, ...]]
    offences: frozenset[str]
    excluded: tuple[str, ...]
    matrix: tuple[tuple[str, ...], tuple[MatrixRow, ...]]
    usual: str
    strangers: tuple[str, ...] = field(default=())


def desk(work: Work, sight: Sight, text: str = "") -> Desk:
    """Everything beside a form; `text` is what has been typed so far."""
    unit, pairs = readable.writing_unit(work, sight), recipients.open_now(work, sight)
    kinds = kinds_for(work, unit)
    return Desk(
        people.head(work, sight),
        work.catalogue.units[unit].label,
        kinds,
        {kind: _labels(work, recipients.allowed(work, kind, pairs) - {unit}) for kind, _ in kinds},
        kinds_of(work.catalogue).offences,
        standing.overview(work, sight).excluded,
        (headings(work.catalogue), matrix(work.catalogue, (), pairs)),
        usual_for(work, unit, kinds),
        words.strangers(work, sight, text),
    )


def family(work: Work, sight: Sight, *roles: PersonRole) -> list[tuple[str, str]]:
    """The case's people with one of the roles, as choices of a form."""
    found = people.persons(work, sight)
    return [(str(each.id), people.full_name(each)) for each in found if each.role in roles]


def kinds_for(work: Work, unit: str) -> tuple[tuple[str, str], ...]:
    """What a unit may write about: an enskild nothing about offences (R26). That there is a case at all is no news."""
    kinds = kinds_of(work.catalogue)
    closed = kinds.basis | (kinds.offences if unit in kinds.enskild else frozenset())
    found = choosable(work.catalogue.information, work.today).values()
    return tuple((each.id, each.label) for each in found if each.id not in closed)


def usual_for(work: Work, unit: str, kinds: tuple[tuple[str, str], ...]) -> str:
    """What the unit mostly writes about: the kind that bears its agency's side, but never offences (P2)."""
    side: AgencySide = work.catalogue.agency_of(unit).side
    fitting = [kind for kind, _ in kinds if kind == side.value and not work.catalogue.information[kind].offences]
    return fitting[0] if fitting else ""


def _labels(work: Work, units: frozenset[str]) -> tuple[str, ...]:
    return tuple(each.label for each in work.catalogue.units.values() if each.id in units)
