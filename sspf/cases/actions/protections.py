"""What is known about somebody's protected personal data, and from whom they are protected (R63–R65)."""

from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions import circle
from sspf.cases.actions.people import open_sight
from sspf.cases.models import Person, PlaceRequest
from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach
from sspf.cases.rules.places import PlaceReason, may_look
from sspf.cases.rules.protections import PlaceProblem, Protection, needs_two
from sspf.errors import Refused
from sspf.work import Work


def change(work: Work, case_id: UUID, person_id: UUID, protection: Protection | None, seen: int | None) -> None:
    """Write down that a person is protected and how, or with None that nobody is to be covered any more.

    From then on only persons named in the case see it. Taking away a shield between two people uncovers a place, and so
    does taking away anyone's protection where somebody is shielded. Both take two: raises `Refused` unless another
    coordinator has agreed to a request of the actor's to correct it.
    """
    sight = open_sight(work, case_id)
    person = case_people.person(work, sight, person_id)
    work.same_version(person, seen, {})
    known = (protection or Protection()).checked(person_id, work.today)
    people = case_people.persons(work, sight)
    unshields = person.shielded_from & {each.id for each in people} - known.shielded_from
    uncovers = person.is_protected and protection is None and needs_two(people)
    if (unshields or uncovers) and not _agreed(work, person):
        raise Refused(PlaceProblem.shielded_still, "shielded_from")
    person.protected = protection is not None
    person.protection = known.asked(work.today).packed()
    if person.protected:
        circle.narrow(work, sight)
    work.record(events.ProtectionChanged(case_id, person_id))


def asked_again(work: Work, case_id: UUID) -> None:
    """The family was asked today whether anyone's data are protected, and nothing had changed (R65)."""
    sight = open_sight(work, case_id)
    for each in case_people.persons(work, sight):
        each.protection = each.known_protection.asked(work.today).packed()
    work.record(events.ProtectionAsked(case_id))


def show_to_named_only(work: Work, case_id: UUID) -> None:
    """Only persons named in the case see it, though nobody in it is protected; twice is once."""
    circle.narrow(work, open_sight(work, case_id))


def show_to_functions(work: Work, case_id: UUID) -> None:
    """Functions may take part again. Raises `Refused` while somebody in the case is protected (R63)."""
    sight = reach.find(work, Permission.case_manage, case_id)
    if any(each.is_protected for each in case_people.persons(work, sight)):
        raise Refused(PlaceProblem.named_only)
    circle.widen(work, sight)


def _agreed(work: Work, person: Person) -> bool:
    """Whether another coordinator has agreed; what was asked for before anybody was shielded, nobody has agreed to."""
    mine = (PlaceRequest.person_id == person.id, PlaceRequest.asked_by == work.actor_id)
    query = select(PlaceRequest).where(*mine, PlaceRequest.decided_by.is_not(None))
    return any(
        row.reason == PlaceReason.correction and may_look(row.state, row.until_at, work.now) is None
        for row in work.session.scalars(query)
    )
