"""Knows what of the statements each of the family may read; every output to the family asks here (R15, R59)."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class FamilyReader:
    """Someone of the family. `entitled`: the youth, or a guardian who has custody today of someone under 18."""

    person_id: UUID
    is_youth: bool
    entitled: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What decides whether the family may read a statement.

    `to_family`: its unit has shared it with the family, and has not stopped. `kept`: it stays with its unit.
    `third_party`: it is about another person, whether or not that person has said yes to sharing it with units.
    `from_police`: of a kind about offences, or written by the police. `secret_against`: guardians (OSL 12:3).
    """

    to_family: bool
    kept: bool = False
    third_party: bool = False
    from_police: bool = False
    secret_against: frozenset[UUID] = frozenset()


def for_family(statement: Told, reader: FamilyReader) -> bool:
    """Whether one of the family may read a statement (invariant 12).

    Nobody reads what its unit has not shared with the family, nor what is about somebody else (R14). A guardian reads
    nothing that is secret against that guardian (R15). The youth reads nothing that is secret against any guardian, for
    a guardian may look over the shoulder, and nothing from the police (R59).
    """
    if not reader.entitled or not statement.to_family or statement.kept or statement.third_party:
        return False
    if reader.is_youth:
        return not statement.secret_against and not statement.from_police
    return reader.person_id not in statement.secret_against
