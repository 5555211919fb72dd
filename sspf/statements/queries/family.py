"""What each of the family may read of the statements: asked by every page and paper that goes to them."""

from dataclasses import dataclass
from uuid import UUID

from sspf.cases.models import Person
from sspf.cases.queries import people
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.people import PersonRole, birthday
from sspf.consents.queries import facts
from sspf.consents.rules.facts import ConsentFacts, holders_on
from sspf.statements.queries import lines
from sspf.statements.rules.family import FamilyReader, for_family
from sspf.statements.rules.lines import StatementLine
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """Someone of the family and how the page speaks of them."""

    id: UUID
    name: str
    role: PersonRole
    reader: FamilyReader


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """Everything that one of the family may read. Nothing tells that there is more."""

    member: FamilyMember
    lines: tuple[StatementLine, ...]


def members(work: Work, sight: Sight) -> list[FamilyMember]:
    """The youth and the guardians, with whether each may read anything today."""
    known = facts.facts(work, sight)
    family = (each for each in people.persons(work, sight) if each.role is not PersonRole.relative)
    return [FamilyMember(each.id, people.full_name(each), each.role, _reader(work, each, known)) for each in family]


def page(work: Work, sight: Sight, person_id: UUID) -> FamilyPage:
    """What one of the family may read; `NotFound` for somebody who is not of this case."""
    people.person(work, sight, person_id)
    found = {each.id: each for each in members(work, sight)}
    member = found.get(person_id) or _relative(people.person(work, sight, person_id))
    shown = [line for line in lines.index(work, sight) if for_family(line.told, member.reader)]
    return FamilyPage(member, tuple(shown))


def _reader(work: Work, person: Person, known: ConsentFacts | None) -> FamilyReader:
    """The youth always; a guardian with custody today, until the youth is of age (FB 6:2, 6:11; V9)."""
    if person.role is PersonRole.youth:
        return FamilyReader(person.id, True, True)
    grown = known is None or birthday(known.born_on, known.ages.adult) <= work.today
    holds = known is not None and person.id in holders_on(known.custodies, work.today)
    return FamilyReader(person.id, False, holds and not grown)


def _relative(person: Person) -> FamilyMember:
    return FamilyMember(person.id, people.full_name(person), person.role, FamilyReader(person.id, False, False))
