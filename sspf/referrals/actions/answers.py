"""What a coordinator does with an anmälan: takes it up, and gives it one of its answers."""

from dataclasses import dataclass
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.errors import Refused
from sspf.referrals.actions import letters
from sspf.referrals.models import Referral
from sspf.referrals.queries import reach
from sspf.referrals.rules.progress import ANSWERED, REFERRAL_TRANSITIONS, UNASSESSED, ReferralState
from sspf.referrals.rules.sending import ReferralProblem
from sspf.states import advance
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Handover:
    """To whom an anmälan was handed over as an orosanmälan, or the family referred on; and how."""

    to: str
    how: str


def take_up(work: Work, referral_id: UUID) -> None:
    """Begin to assess: the sender can be told that it is read, and colleagues see by whom. Twice is once."""
    letters.take_out(work, referral_id)
    row = reach.find(work, Permission.referral_handle, referral_id)
    if row.state is ReferralState.under_assessment:
        return
    move(row, ReferralState.under_assessment)
    row.taken_up_at, row.handler_id = work.now, work.actor.account_id
    work.record(events.ReferralTakenUp(row.id))


def hand_over(work: Work, referral_id: UUID, handover: Handover) -> None:
    """Close the anmälan as handed over to socialtjänsten as an orosanmälan (law R22). The time of receipt stays."""
    letters.take_out(work, referral_id)
    row = answered(work, referral_id, ReferralState.handed_over)
    row.handed_to, row.handed_how = handover.to, handover.how
    work.record(events.ReferralHandedOver(row.id))


def refer_on(work: Work, referral_id: UUID, onward: Handover) -> None:
    """The family gets other support than SSPF, and knows of it: to what, and how they were helped there."""
    row = answered(work, referral_id, ReferralState.referred_on)
    row.handed_to, row.handed_how = onward.to, onward.how
    work.record(events.ReferralReferredOn(row.id))


def withdraw(work: Work, referral_id: UUID, note: str) -> None:
    """The sender takes the anmälan back, whether anyone has looked at it or not; the coordinator writes it down."""
    letters.take_out(work, referral_id)
    row = answered(work, referral_id, ReferralState.withdrawn)
    row.closing_note = note
    work.record(events.ReferralWithdrawn(row.id))


def close(work: Work, referral_id: UUID, reason: str, note: str) -> None:
    """Close the anmälan without a case, with a reason of `reasons.toml` and, if there is one, a note."""
    row = answered(work, referral_id, ReferralState.closed)
    row.closing_reason, row.closing_note = reason, note
    work.record(events.ReferralClosed(row.id, events.Slug(reason)))


def answered(work: Work, referral_id: UUID, state: ReferralState) -> Referral:
    """The anmälan, moved to the state of an answer at this instant; the caller writes what was answered."""
    row = reach.find(work, Permission.referral_handle, referral_id)
    move(row, state)
    row.answered_at = work.now
    row.taken_up_at = row.taken_up_at or work.now
    row.handler_id = row.handler_id or work.actor.account_id
    return row


def move(row: Referral, state: ReferralState) -> None:
    """Move along the table. Of two coordinators the slower is told that the answer is given."""
    if row.state in ANSWERED:
        raise Refused(ReferralProblem.answered_already)
    if row.state is ReferralState.received and state in ANSWERED and state not in UNASSESSED:
        raise Refused(ReferralProblem.take_up_first)
    row.state = advance(REFERRAL_TRANSITIONS, row.state, state)
