"""What a coordinator does with an anmälan: takes it up, and gives it one of three answers."""

from dataclasses import dataclass
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions import opening as case_opening
from sspf.cases.actions import people
from sspf.cases.actions.opening import Opening
from sspf.cases.rules.people import PersonRole, PersonTerms
from sspf.errors import Refused
from sspf.referrals.actions import letters
from sspf.referrals.models import Referral
from sspf.referrals.queries import reach
from sspf.referrals.rules.progress import ANSWERED, REFERRAL_TRANSITIONS, ReferralState
from sspf.referrals.rules.sending import (
    Acceptance,
    GuardianSaid,
    ProtectedAnswer,
    ReferralProblem,
    YouthSaid,
    acceptance_problem,
)
from sspf.states import advance
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Handover:
    """To whom and how an anmälan was handed over as an orosanmälan."""

    to: str
    how: str


def take_up(work: Work, referral_id: UUID) -> None:
    """Begin to assess: the sender can be told that it is read, and colleagues see by whom. Twice is once."""
    letters.take_out(work, referral_id)
    row = reach.find(work, Permission.referral_handle, referral_id)
    if row.state is ReferralState.under_assessment:
        return
    _advance(row, ReferralState.under_assessment)
    row.taken_up_at, row.handler_id = work.now, work.actor.account_id
    work.record(events.ReferralTakenUp(row.id))


def accept(work: Work, referral_id: UUID, terms: Acceptance) -> UUID:
    """Open a case from the anmälan and return its id; the case keeps the time of receipt. At most one per anmälan."""
    row = reach.find(work, Permission.referral_handle, referral_id)
    _advance(row, ReferralState.accepted)
    if problem := acceptance_problem(terms):
        raise Refused(*problem)
    opening = Opening(row.received_at, list(row.triggers), terms.concern, terms.works_well, terms.area)
    case_id = case_opening.open_case(work, opening, _youth(terms.youth))
    if terms.guardian.given_name:
        people.add_person(work, case_id, _guardian(terms.guardian))
    row.case_id = case_id
    _answer(work, row)
    work.record(events.ReferralAccepted(row.id, case_id))
    return case_id


def hand_over(work: Work, referral_id: UUID, handover: Handover) -> None:
    """Close the anmälan as handed over to socialtjänsten as an orosanmälan (law R22). The time of receipt stays."""
    letters.take_out(work, referral_id)
    row = reach.find(work, Permission.referral_handle, referral_id)
    _advance(row, ReferralState.handed_over)
    row.handed_to, row.handed_how = handover.to, handover.how
    _answer(work, row)
    work.record(events.ReferralHandedOver(row.id))


def close(work: Work, referral_id: UUID, reason: str, note: str) -> None:
    """Close the anmälan without a case, with a reason of `reasons.toml` and, if there is one, a note."""
    row = reach.find(work, Permission.referral_handle, referral_id)
    _advance(row, ReferralState.closed)
    row.closing_reason, row.closing_note = reason, note
    _answer(work, row)
    work.record(events.ReferralClosed(row.id, events.Slug(reason)))


def _advance(row: Referral, state: ReferralState) -> None:
    """Move along the table. Of two coordinators the slower is told that the answer is given."""
    if row.state in ANSWERED:
        raise Refused(ReferralProblem.answered_already)
    if state is not ReferralState.handed_over and state in ANSWERED and row.state is ReferralState.received:
        raise Refused(ReferralProblem.take_up_first)
    row.state = advance(REFERRAL_TRANSITIONS, row.state, state)


def _answer(work: Work, row: Referral) -> None:
    row.answered_at = work.now
    row.taken_up_at = row.taken_up_at or work.now
    row.handler_id = row.handler_id or work.actor.account_id


def _youth(said: YouthSaid) -> PersonTerms:
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
    )


def _guardian(said: GuardianSaid) -> PersonTerms:
    return PersonTerms(PersonRole.guardian, said.given_name, said.family_name, phone=said.phone, email=said.email)
