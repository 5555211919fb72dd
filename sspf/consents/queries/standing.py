"""How a consent stands, and where it waits for somebody."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.cases.models import Case, Person
from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseState
from sspf.consents.models import Records
from sspf.consents.queries.facts import paper_rows, records, told, youth_of
from sspf.consents.rules import reminders
from sspf.consents.rules.facts import ConsentFacts
from sspf.consents.rules.overview import Overview, headings, laid_out, matrix
from sspf.consents.rules.recording import ages_of
from sspf.consents.rules.reminders import Waiting
from sspf.consents.rules.standing import ConsentStatus
from sspf.work import Work


def overview(work: Work, sight: reach.Sight) -> Overview:
    """How the consent of a case stands now: for the coordinator from the facts, for a partner from what is open."""
    if not work.may(Permission.consent_read):
        return _open_only(work, sight)
    kept = records(work, [sight.case.id])[sight.case.id]
    return laid_open(work, kept, told(work, sight, kept), case_people.persons(work, sight))


def waiting(work: Work) -> list[Waiting]:
    """Open cases in which a signature is missing or a reminder of an end is due, the earliest day first."""
    if not work.may(Permission.consent_read):
        return []
    idle = (CaseState.closing, CaseState.closed)
    query = (
        select(Case, Person)
        .join(Person, Person.case_id == Case.id)
        .where(Case.state.not_in(idle), reach.reached(work, Permission.consent_read))
    )
    found: dict[UUID, tuple[Case, list[Person]]] = {}
    for case, person in work.session.execute(query):
        found.setdefault(case.id, (case, []))[1].append(person)
    reach.admit(work, Permission.consent_read, found)
    kept = records(work, list(found))
    lines = (_waiting(work, case, people, kept[case.id]) for case, people in found.values())
    return sorted((line for line in lines if line is not None), key=lambda line: line.on)


def laid_open(work: Work, kept: Records, known: ConsentFacts | None, people: Iterable[Person]) -> Overview:
    """How the consent stands by rows read before."""
    if known is None:
        return Overview(ConsentStatus.missing, birth_unknown=True)
    names = {each.id: case_people.full_name(each) for each in people}
    shown = laid_out(known, work.now, names, work.catalogue, kept.asked(work.today))
    return replace(shown, excluded=kept.excluded(work.today))


def _open_only(work: Work, sight: reach.Sight) -> Overview:
    kept = Records()
    for row in work.session.execute(paper_rows([sight.case.id])):
        kept.keep(*row)
    own = [each.until_at for each in sight.openings if each.mine]
    open_now = {(each.unit, each.information) for each in sight.openings}
    return Overview(
        ConsentStatus.active,
        until=min(own, default=None),
        kinds=headings(work.catalogue),
        rows=matrix(work.catalogue, (), open_now),
        excluded=kept.excluded(work.today),
    )


def _waiting(work: Work, case: Case, people: list[Person], kept: Records) -> Waiting | None:
    youth = youth_of(people)
    shown = laid_open(work, kept, kept.told(case, youth, ages_of(work.catalogue)), people)
    found = reminders.awaited(shown, case.opened_at, work.today, work.catalogue.deadlines)
    name = case_people.full_name(youth) if youth else ""
    return None if found is None else Waiting(case.id, case.number, name, shown, *found)
