"""The coordinator types in what somebody told on the telephone, in a letter or at the door."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.crypto.mac import token_digest
from sspf.crypto.scope import Scope
from sspf.errors import Refused
from sspf.referrals.actions.letters import texts
from sspf.referrals.models import REFERRAL_ZONES, Referral
from sspf.referrals.rules.progress import ReferralState
from sspf.referrals.rules.sending import Sender, Sent, receipt_problem, sending_problems
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Call:
    """What was told, and when: that is when it came in, not when it was typed."""

    sent: Sent
    received_at: datetime


def type_in(work: Work, call: Call, receipt: str) -> UUID:
    """Receive an anmälan from a call and take it up at once. Returns its id.

    The same is asked as of anyone who writes; a professional outside socialtjänsten names nobody on the telephone
    either before the family has agreed. Raises `Refused`, also for a time ahead.
    """
    work.grant(Permission.referral_handle)
    sent = call.sent
    if sent.sender.anonymous:
        sent = replace(sent, sender=Sender(sent.sender.source, relation=sent.sender.relation, anonymous=True))
    if problem := receipt_problem(call.received_at, work.now) or next(iter(sending_problems(sent, work.today)), None):
        raise Refused(*problem)
    row = Referral(
        id=uuid4(),
        receipt=token_digest(receipt),
        state=ReferralState.under_assessment,
        source=sent.sender.source,
        received_at=call.received_at,
        taken_up_at=work.now,
        handler_id=work.actor_id,
        typed_in=True,
        **texts(sent),
    )
    work.keys.make(Scope.referral(row.id), REFERRAL_ZONES)
    work.add(row)
    work.record(events.ReferralReceived(row.id, row.source), events.ReferralTakenUp(row.id))
    return row.id
