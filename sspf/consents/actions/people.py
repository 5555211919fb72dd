"""Correcting who a case is about, where it decides about the consent."""

from uuid import UUID

from sspf.cases.actions import people
from sspf.cases.rules.people import PersonTerms
from sspf.consents.actions.windows import held, recalculate
from sspf.work import Work


def change_person(work: Work, case_id: UUID, person_id: UUID, terms: PersonTerms, seen: int | None) -> None:
    """Correct what is written about a person; a new day of birth moves the birthdays that the windows are cut at."""
    sight = held(work, case_id)
    people.change_person(work, case_id, person_id, terms, seen)
    recalculate(work, sight)
