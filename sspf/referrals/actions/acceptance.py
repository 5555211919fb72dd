"""An anmälan becomes a case: with the youth, every guardian who was told, and custody as it was told."""

from datetime import date
from uuid import UUID

from sspf.audit import events
from sspf.cases.actions import opening as case_opening
from sspf.cases.actions import people
from sspf.cases.actions.opening import Opening
from sspf.cases.rules.people import PersonRole, PersonTerms
from sspf.consents.actions import custodies
from sspf.consents.rules.facts import CustodyKind
from sspf.consents.rules.recording import CustodySource
from sspf.consents.rules.terms import CustodyTerms
from sspf.errors import Refused
from sspf.referrals.actions.answers import answered
from sspf.referrals.rules.acceptance import Acceptance, acceptance_problem
from sspf.referrals.rules.progress import ReferralState
from sspf.referrals.rules.sending import CustodyTold, GuardianSaid, ProtectedAnswer
from sspf.work import Work

KINDS = {CustodyTold.joint: CustodyKind.joint, CustodyTold.sole: CustodyKind.sole}


def accept(work: Work, referral_id: UUID, terms: Acceptance) -> UUID:
    """Open a case from the anmälan and return its id; the case keeps the time of receipt. At most one per anmälan.

    Who sent it stays in the anmälan: no more goes into the case than the terms say (law R24).
    """
    row = answered(work, referral_id, ReferralState.accepted)
    if problem := acceptance_problem(terms):
        raise Refused(*problem)
    opening = Opening(row.received_at, list(row.triggers), terms.concern, terms.works_well, terms.area, terms.form)
    case_id = case_opening.open_case(work, opening, _youth(terms))
    for guardian in terms.guardians:
        if not guardian.is_empty:
            _add(work, case_id, guardian, work.today)
    row.case_id = case_id
    work.record(events.ReferralAccepted(row.id, case_id))
    return case_id


def _add(work: Work, case_id: UUID, said: GuardianSaid, told_on: date) -> None:
    """A guardian; custody that was told counts from the day it was told, until somebody has looked it up."""
    terms = PersonTerms(PersonRole.guardian, said.given_name, said.family_name, phone=said.phone, email=said.email)
    person_id = people.add_person(work, case_id, terms)
    if said.custody in KINDS:
        custodies.record_custody(
            work, case_id, CustodyTerms(person_id, KINDS[said.custody], CustodySource.manual, told_on)
        )


def _youth(terms: Acceptance) -> PersonTerms:
    said = terms.youth
    return PersonTerms(
        PersonRole.youth,
        said.given_name,
        said.family_name,
        personal_number=said.personal_number,
        born_on=said.born_on,
        language=said.language,
        needs_interpreter=said.needs_interpreter,
        protected=said.protected is ProtectedAnswer.yes,
        school=said.school,
        school_year=terms.school_year,
        gender=terms.gender,
    )
