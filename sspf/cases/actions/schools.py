"""The youth changes school: the old one's part ends at once, the new one is asked for (E13, R13)."""

from uuid import UUID

from sspf.audit import events
from sspf.cases.actions import leaving
from sspf.cases.actions.people import open_sight
from sspf.cases.models import SchoolChange
from sspf.cases.queries import people as case_people
from sspf.cases.queries import schools
from sspf.cases.rules.states import CaseProblem
from sspf.cases.rules.terms import NewSchool
from sspf.errors import Refused
from sspf.work import Work


def change(work: Work, case_id: UUID, terms: NewSchool) -> None:
    """End the parts of the units that the youth leaves, today, and write down the new school.

    What the consent says stays as it was signed; a left unit comes in again only after another change. The new unit
    is not let in by this: that takes a supplement that everyone signs.
    """
    sight = open_sight(work, case_id)
    _check(work, terms)
    for row in leaving.lasting(work, sight):
        if row.unit in terms.left:
            leaving.part_ends(work, row)
    youth = next((each for each in case_people.persons(work, sight) if each.is_youth), None)
    if youth is not None:
        youth.school, youth.version = terms.school, youth.version + 1
    entry = SchoolChange(case_id=case_id, at=work.now, noted_by=work.actor_id)
    entry.left, entry.joined = sorted(terms.left), terms.joined
    work.add(entry)
    work.record(events.SchoolChanged(case_id))


def _check(work: Work, terms: NewSchool) -> None:
    ours = {unit.id for unit in schools.units(work)}
    if not terms.left:
        raise Refused(CaseProblem.no_school_chosen, "left")
    if not terms.left <= ours:
        raise Refused(CaseProblem.not_a_school, "left")
    if terms.joined is not None and terms.joined not in ours:
        raise Refused(CaseProblem.not_a_school, "joined")
    if terms.joined in terms.left:
        raise Refused(CaseProblem.same_school, "joined")
