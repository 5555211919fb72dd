"""Where a protected person can be found: asked for with a reason, agreed to by another, shown once (R63, R64)."""

from datetime import datetime, timedelta
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions.people import open_sight
from sspf.cases.models import PlaceRequest
from sspf.cases.queries import people as case_people
from sspf.cases.queries import places, reach
from sspf.cases.queries.places import Found
from sspf.cases.rules.people import PLACES
from sspf.cases.rules.places import PLACE_TRANSITIONS, PlaceReason, PlaceState, may_decide, may_look
from sspf.cases.rules.protections import PlaceProblem, hidden, needs_two
from sspf.cases.rules.terms import Wish
from sspf.errors import NotFound, Refused
from sspf.states import advance
from sspf.work import Work


def ask(work: Work, case_id: UUID, person_id: UUID, wish: Wish) -> UUID:
    """Ask to see a place. The request is agreed to at once, unless somebody in the case is shielded from somebody else.

    Then another coordinator has to agree within a day (R64). Raises `Refused` for somebody whose place is not covered.
    """
    sight = reach.find(work, Permission.case_manage, case_id)
    person, people = case_people.person(work, sight, person_id), case_people.persons(work, sight)
    if not hidden(person, people):
        raise Refused(PlaceProblem.not_protected)
    row = PlaceRequest(case_id=case_id, person_id=person_id, asked_by=work.actor_id, asked_at=work.now)
    row.state = PlaceState.asked if needs_two(people) else PlaceState.agreed
    row.until_at = _until(work)
    row.reason, row.words, row.recipient = wish.reason, wish.words, wish.recipient
    work.add(row)
    work.flush()
    work.record(events.PlaceAsked(case_id, person_id, row.id))
    return row.id


def decide(work: Work, case_id: UUID, request_id: UUID, agree: bool) -> None:
    """Answer somebody else's request. A yes lasts a day; the one who asked can never give it."""
    row = _row(work, case_id, request_id)
    if row.state is not PlaceState.asked:
        raise Refused(PlaceProblem.decided_already)
    if (problem := may_decide(row.asked_by, work.actor_id, row.until_at, work.now)) is not None:
        raise Refused(problem)
    row.state = advance(PLACE_TRANSITIONS, row.state, PlaceState.agreed if agree else PlaceState.refused)
    row.decided_by, row.decided_at, row.until_at = work.actor_id, work.now, _until(work)
    work.record(events.PlaceDecided(case_id, row.person_id, request_id, row.state))


def show(work: Work, case_id: UUID, request_id: UUID) -> Found:
    """Where the person can be found: once, and only to the one who asked.

    A request from before somebody was shielded was agreed to by nobody, and takes two like any other (R64).
    """
    row, sight = _row(work, case_id, request_id), reach.find(work, Permission.case_manage, case_id)
    if row.asked_by != work.actor_id:
        raise Refused(PlaceProblem.not_own_request)
    if row.decided_by is None and needs_two(case_people.persons(work, sight)):
        raise Refused(PlaceProblem.not_agreed)
    if (problem := may_look(row.state, row.until_at, work.now)) is not None:
        raise Refused(problem)
    row.state, row.shown_at = advance(PLACE_TRANSITIONS, row.state, PlaceState.shown), work.now
    work.record(events.PlaceShown(case_id, row.person_id, request_id, PlaceReason(row.reason)))
    return places.found(work, sight, row.person_id)


def write(work: Work, case_id: UUID, person_id: UUID, terms: dict[str, str]) -> None:
    """Write new contact data over what is covered, without showing it; what was left empty stays as it is."""
    person = case_people.person(work, open_sight(work, case_id), person_id)
    if not any(terms.values()):
        raise Refused(PlaceProblem.nothing_written)
    for name in PLACES & terms.keys():
        if terms[name]:
            setattr(person, name, terms[name])
    person.version += 1
    work.record(events.PlaceChanged(case_id, person_id))


def _row(work: Work, case_id: UUID, request_id: UUID) -> PlaceRequest:
    reach.find(work, Permission.case_manage, case_id)
    row = work.session.get(PlaceRequest, request_id, with_for_update=True)
    if row is None or row.case_id != case_id:
        raise NotFound
    return row


def _until(work: Work) -> datetime:
    """How long a request stands, and how long what was agreed to may be looked at."""
    return work.now + timedelta(hours=work.catalogue.deadlines.place_request_hours)
