"""What can be done with an anmälan: send it, take it up, and give it one of three answers."""

import secrets
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions import opening as case_opening
from sspf.cases.actions import people
from sspf.cases.actions.opening import Opening
from sspf.cases.rules.people import PersonRole, PersonTerms
from sspf.crypto.mac import token_digest
from sspf.crypto.scope import Scope
from sspf.errors import Refused
from sspf.referrals import queries
from sspf.referrals.models import REFERRAL_ZONES, Referral
from sspf.referrals.rules.progress import ANSWERED, REFERRAL_TRANSITIONS, ReferralState, source_of
from sspf.referrals.rules.sending import (
    Acceptance,
    GuardianSaid,
    ProtectedAnswer,
    ReferralProblem,
    Sender,
    Sent,
    YouthSaid,
    acceptance_problem,
    sending_problem,
)
from sspf.states import advance
from sspf.work import Work

RECEIPT_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
RECEIPT_LENGTH = 15  # 75 bits: what is stored is a plain digest


@dataclass(frozen=True, slots=True)
class Handover:
    """To whom and how an anmälan was handed over as an orosanmälan."""

    to: str
    how: str


def new_receipt() -> str:
    """A receipt number that can be read out on the telephone. It opens nothing; it only helps to find the anmälan."""
    return "".join(secrets.choice(RECEIPT_LETTERS) for _ in range(RECEIPT_LENGTH))


def send(work: Work, sent: Sent, receipt: str) -> UUID:
    """Receive an anmälan from anyone, without account. Raises `Refused` when the coordinator could not act on it."""
    if sent.sender.anonymous:
        sent = replace(sent, sender=Sender(sent.sender.source, relation=sent.sender.relation, anonymous=True))
    return _receive(work, sent, receipt)


def send_as_staff(work: Work, sent: Sent, receipt: str) -> UUID:
    """Receive an anmälan from a colleague at an agency; the source is the agency of the unit."""
    work.grant(Permission.referral_send)
    source = source_of(work.catalogue.agency_of(work.actor.unit).side if work.actor.unit else "")
    return _receive(work, replace(sent, sender=replace(sent.sender, source=source, anonymous=False)), receipt)


def take_up(work: Work, referral_id: UUID) -> None:
    """Begin to assess: the sender can be told that it is read, and colleagues see by whom. Twice is once."""
    row = queries.find(work, Permission.referral_handle, referral_id)
    if row.state is ReferralState.under_assessment:
        return
    _advance(row, ReferralState.under_assessment)
    row.taken_up_at, row.handler_id = work.now, work.actor.account_id
    work.record(events.ReferralTakenUp(row.id))


def accept(work: Work, referral_id: UUID, terms: Acceptance) -> UUID:
    """Open a case from the anmälan and return its id; the case keeps the time of receipt. At most one per anmälan."""
    row = queries.find(work, Permission.referral_handle, referral_id)
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
    row = queries.find(work, Permission.referral_handle, referral_id)
    _advance(row, ReferralState.handed_over)
    row.handed_to, row.handed_how = handover.to, handover.how
    _answer(work, row)
    work.record(events.ReferralHandedOver(row.id))


def close(work: Work, referral_id: UUID, reason: str, note: str) -> None:
    """Close the anmälan without a case, with a reason of `reasons.toml` and, if there is one, a note."""
    row = queries.find(work, Permission.referral_handle, referral_id)
    _advance(row, ReferralState.closed)
    row.closing_reason, row.closing_note = reason, note
    _answer(work, row)
    work.record(events.ReferralClosed(row.id, events.Slug(reason)))


def _receive(work: Work, sent: Sent, receipt: str) -> UUID:
    if problem := sending_problem(sent, work.today):
        raise Refused(*problem)
    row = Referral(
        id=uuid4(),
        receipt=token_digest(receipt),
        state=ReferralState.received,
        source=sent.sender.source,
        unit=work.actor.unit,
        account_id=work.actor.account_id,
        received_at=work.now,
        **_texts(sent),
    )
    work.keys.make(Scope.referral(row.id), REFERRAL_ZONES)
    work.add(row)
    work.record(events.ReferralReceived(row.id, sent.sender.source))
    return row.id


def _texts(sent: Sent) -> dict[str, object]:
    """What is sealed of an anmälan."""
    sender, youth, worry, agreement = sent.sender, sent.youth, sent.worry, sent.agreement
    return {
        "sender_name": sender.name,
        "sender_relation": sender.relation,
        "sender_contact": sender.contact,
        "anonymous": sender.anonymous,
        **{name: getattr(youth, name) for name in YouthSaid.__slots__},
        "triggers": list(worry.triggers),
        "concern": worry.concern,
        "works_well": worry.works_well,
        "knows": agreement.knows,
        "agreed_by": agreement.agreed_by,
        "agreed_on": agreement.agreed_on,
    }


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
