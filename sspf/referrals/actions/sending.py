"""An anmälan comes in."""

from dataclasses import replace
from uuid import UUID, uuid4

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.crypto.mac import token_digest
from sspf.crypto.scope import Scope
from sspf.errors import Refused
from sspf.referrals.models import REFERRAL_ZONES, Referral
from sspf.referrals.rules.progress import ReferralState, source_of
from sspf.referrals.rules.sending import (
    Sender,
    Sent,
    YouthSaid,
    sending_problem,
)
from sspf.work import Work


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
