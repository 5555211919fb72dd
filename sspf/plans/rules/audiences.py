"""Knows what of a plan each reader of its papers may hold: one unit its own part, the family what is not kept from it.

The plan has two rules of its own. A unit's paper holds no other agency's part (complaint E16). What a unit is worried
about is told to the family in talk and stands in the shared picture; it is on no paper of theirs, for nobody has shared
it with them. Everything else asks the one rule of the house about the family (`statements.rules.family`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from sspf.catalogue.agencies import AgencySide
from sspf.catalogue.factors import FactorValence
from sspf.catalogue.loader import Catalogue
from sspf.plans.rules.contents import Content, FactorLine
from sspf.plans.rules.promises import MeasureLine
from sspf.plans.rules.states import FactorSource
from sspf.statements.rules.family import FamilyReader, Told, for_family

FAMILY = frozenset({FactorSource.youth, FactorSource.guardian})
"""Who has told about a factor, when the family has."""


@dataclass(frozen=True, slots=True)
class FamilyEyes:
    """One of the family as a reader of the plan.

    `secret`: by kind of information, the guardians against whom something of that kind is secret (R15). `sheltered`:
    somebody in the case is protected, so units go by what they are and not by where (R63). `kept_away`: somebody here
    must not be found by this reader, who is told nothing of what others have written around a promise (R64). `alone`:
    nobody else is a guardian here.
    """

    reader: FamilyReader
    secret: Mapping[str, frozenset[UUID]]
    sheltered: bool = False
    kept_away: bool = False
    alone: bool = False


def of_unit(content: Content, unit: str, kinds: frozenset[str]) -> Content:
    """A unit's own part: what it answers for itself and has told, what the family says works, and what is everyone's.

    `kinds`: what the unit may be told today. What tells of no kind of its own is open to whoever is in the case (R13).
    """
    told = {None, *kinds}
    return replace(
        content,
        factors=[each for each in content.factors if _of_unit(each, unit) and each.information in told],
        goals=[each for each in content.goals if each.information in told],
        measures=[each for each in content.measures if each.unit == unit and each.company.information in told],
    )


def _of_unit(line: FactorLine, unit: str) -> bool:
    """What the unit has told, and what the family has told that works; the paper may lie open on the family's table."""
    return line.source == unit or (line.valence is FactorValence.protective and line.source in FAMILY)


def of_family(content: Content, eyes: FamilyEyes, catalogue: Catalogue) -> Content:
    """What one of the family may hold of the plan."""
    own_words = [each for each in content.version.guardians if each.person_id == eyes.reader.person_id]
    return replace(
        content,
        version=replace(content.version, guardians=tuple(own_words)),
        factors=[_sparse_factor(each, eyes) for each in content.factors if _of_factor(each, eyes, catalogue)],
        goals=[each for each in content.goals if _of_kind(each.information, eyes, catalogue)],
        measures=[
            _sparse_measure(each, eyes)
            for each in content.measures
            if _of_kind(each.company.information, eyes, catalogue)
        ],
    )


def barred_kinds(eyes: FamilyEyes, catalogue: Catalogue) -> tuple[str, ...]:
    """The kinds of information that are left out of a paper because something of them is secret against its reader."""
    return tuple(kind for kind, against in eyes.secret.items() if against and not _of_kind(kind, eyes, catalogue))


def _of_factor(line: FactorLine, eyes: FamilyEyes, catalogue: Catalogue) -> bool:
    source = line.source or ""
    told_by_police = source in catalogue.units and catalogue.agency_of(source).side is AgencySide.polis
    works = line.valence is FactorValence.protective
    return not told_by_police and (works or _own_worry(line, eyes)) and _of_kind(line.information, eyes, catalogue)


def _own_worry(line: FactorLine, eyes: FamilyEyes) -> bool:
    """What the reader has told. Of two guardians nobody knows which one told, so neither paper says it (U3, V8)."""
    if eyes.reader.is_youth:
        return line.source == FactorSource.youth
    return line.source == FactorSource.guardian and eyes.alone


def _of_kind(information: str | None, eyes: FamilyEyes, catalogue: Catalogue) -> bool:
    """Nothing about offences, and nothing of a kind of which something is secret against the reader (P12, R15, R59)."""
    offences = information is not None and catalogue.information[information].offences
    secret = eyes.secret.get(information or "", frozenset())
    return for_family(Told(to_family=not offences, from_police=offences, secret_against=secret), eyes.reader)


def _sparse_factor(line: FactorLine, eyes: FamilyEyes) -> FactorLine:
    """Without running text where it could lead somebody to who is protected from them."""
    return replace(line, description="", extent="", situations="", consequences="") if eyes.kept_away else line


def _sparse_measure(line: MeasureLine, eyes: FamilyEyes) -> MeasureLine:
    return replace(line, follow_up="", company=replace(line.company, outsiders="")) if eyes.kept_away else line
