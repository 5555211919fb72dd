"""For whom a plan can be printed, and with whose eyes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from sspf.cases.queries import people, reach
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.people import PersonRole
from sspf.cases.rules.protections import needs_two
from sspf.errors import NotFound
from sspf.plans.queries import versions
from sspf.plans.rules.audiences import FamilyEyes, barred_kinds
from sspf.plans.rules.contents import Version
from sspf.statements.queries import family, lines
from sspf.statements.rules.lines import StatementLine
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Choice:
    """Which papers of a version there are. `careful`: what the family is given has to be read through first (R64).

    `family`: each with the kinds of information that are left out, since something of them is secret (R15).
    """

    version: Version
    units: tuple[str, ...]
    on_screen: tuple[str, ...]
    family: tuple[tuple[family.FamilyMember, tuple[str, ...]], ...]
    careful: bool


def fixed(work: Work, sight: Sight, number: int) -> Version:
    """The version with a number, when it has been fixed; nothing is printed of what is still being written."""
    version = versions.numbered(versions.versions(work, sight), number)
    if version.fixed_at is None:
        raise NotFound
    return version


def choice(work: Work, sight: Sight, number: int) -> Choice:
    """For whom a version can be printed: units inside the consent, and those of the family who have a right to it."""
    told = reach.kinds_inside(work, sight.case.id)
    units = printing(work, sight, told)
    on_screen = tuple(unit.label for unit in work.catalogue.units.values() if unit.id in told.keys() - set(units))
    every, kinds = lines.index(work, sight), work.catalogue.information
    entitled = tuple(
        (each, tuple(kinds[kind].label for kind in barred_kinds(eyes_of(work, sight, each, every), work.catalogue)))
        for each in family.members(work, sight)
        if each.reader.entitled
    )
    return Choice(fixed(work, sight, number), units, on_screen, entitled, needs_two(people.persons(work, sight)))


def printing(work: Work, sight: Sight, inside: Collection[str]) -> tuple[str, ...]:
    """Of the units inside the consent those whose part the reader may print: the own, or each for who leads the work.

    Units without an archive of their own read on the screen (R3).
    """
    known, own = work.catalogue, sight.own_units or frozenset(inside)
    return tuple(
        each for each in known.units if each in own & set(inside) and not known.agency_of(each).reads_on_screen
    )


def eyes_of(work: Work, sight: Sight, member: family.FamilyMember, statements: Iterable[StatementLine]) -> FamilyEyes:
    """One of the family as a reader of the plan, on paper and on the screen of a meeting.

    `statements`: all that the actor reads; what is secret in them is secret in the plan (R15).
    """
    secret: dict[str, frozenset[UUID]] = {}
    for each in statements:
        secret[each.information] = secret.get(each.information, frozenset()) | each.told.secret_against
    everyone = people.persons(work, sight)
    kept_away = any(member.id in each.shielded_from for each in everyone)
    alone = sum(each.role is PersonRole.guardian for each in everyone) == 1
    return FamilyEyes(member.reader, secret, any(each.is_protected for each in everyone), kept_away, alone)
