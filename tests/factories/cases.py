"""Builds cases: one youth, two guardians, and what the consent opens."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.cases.actions import opening as case_opening
from sspf.cases.actions import parts, progress
from sspf.cases.actions import people as case_people
from sspf.cases.actions.opening import Opening
from sspf.cases.actions.parts import Part
from sspf.cases.queries import people, reach
from sspf.cases.rules.people import PersonRole, PersonTerms
from sspf.cases.rules.states import CaseState
from sspf.work import Work
from tests.house import House

YOUTH = PersonTerms(
    PersonRole.youth,
    "Alva",
    "Provsson",
    personal_number="201205122383",
    born_on=date(2012, 5, 12),
    school="Måsviksskolan",
)
MOTHER = PersonTerms(PersonRole.guardian, "Ylva", "Provsson", phone="08-465 004 11")
FATHER = PersonTerms(PersonRole.guardian, "Arne", "Provsson")
ALL_KINDS = ("samverkan", "skola", "halsa", "fritid", "familj", "socialtjanst", "polis")


@dataclass(frozen=True)
class Family:
    """The ids of a case and its people."""

    case_id: UUID
    youth_id: UUID
    guardian_ids: tuple[UUID, ...]


def opening(work: Work) -> Opening:
    """What an ordinary case starts from."""
    return Opening(work.now - timedelta(days=3), ["franvaro"], "Mycket frånvaro sedan i höstas.", "Tycker om att rita.")


def family(house: House, youth: PersonTerms = YOUTH, guardians: Iterable[PersonTerms] = (MOTHER, FATHER)) -> Family:
    """A newly opened case with the youth and the guardians."""
    with house.work("koordinator") as work:
        case_id = case_opening.open_case(work, opening(work), youth)
        guardian_ids = tuple(case_people.add_person(work, case_id, each) for each in guardians)
        sight = reach.find(work, Permission.case_read, case_id)
        youth_id = next(each.id for each in people.persons(work, sight) if each.role is PersonRole.youth)
        work.commit()
    return Family(case_id, youth_id, guardian_ids)


def shared(house: House, units: Iterable[str], kinds: Iterable[str] = ALL_KINDS, days: int = 300) -> Family:
    """A case in which the consent lets the units in now, written as the consent package writes it."""
    made = family(house)
    with house.work("koordinator") as work:
        end = work.now + timedelta(days=days)
        progress.share(work, made.case_id, [(unit, kind, work.now, end) for unit in units for kind in kinds])
        case = reach.find(work, Permission.case_manage, made.case_id).case
        progress.move(work, case, CaseState.awaiting_consent)
        progress.move(work, case, CaseState.active)
        work.commit()
    return made


def take_part(house: House, case_id: UUID, login: str) -> UUID:
    """Let one of the staff take part by name, for the own unit."""
    actor = house.actor(login)
    assert actor.unit is not None
    with house.work("koordinator") as work:
        participant_id = parts.take_part(work, case_id, Part(actor.unit, account_id=actor.account_id))
        work.commit()
    return participant_id


def born(terms: PersonTerms, day: date | None) -> PersonTerms:
    """The same person, born on another day."""
    return replace(terms, born_on=day, personal_number=None)


def protected(terms: PersonTerms) -> PersonTerms:
    """The same person, with protected personal data."""
    return replace(terms, protected=True)
