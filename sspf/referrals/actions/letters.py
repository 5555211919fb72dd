"""An anmälan is dropped into the letterbox, and a coordinator takes it out."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.crypto.mac import token_digest
from sspf.crypto.scope import Scope
from sspf.errors import Damaged
from sspf.referrals.models import REFERRAL_ZONES, Letter, Referral
from sspf.referrals.queries import box
from sspf.referrals.rules import letters
from sspf.referrals.rules.progress import ReferralState
from sspf.referrals.rules.sending import Sent, YouthSaid
from sspf.work import Work


def drop(work: Work, sent: Sent, receipt: str) -> UUID:
    """Seal an anmälan with the letterbox's public key and leave it; returns the id that it keeps ever after.

    From here on nothing that runs the public pages can read it. It needs no key, and none is made.
    """
    told: dict[str, Any] = {"id": uuid4(), "receipt": token_digest(receipt), "received_at": work.now}
    told["source"] = sent.sender.source
    if work.actor.account_id is not None:
        told.update(unit=work.actor.unit, account_id=work.actor.account_id)
    letter = Letter(**told)
    envelope = work.installation.letterbox.seal(letter.bound, letters.write(sent))
    # No more columns than are told: a program of the street has no right to name an account (docs/public-pages.md).
    work.session.execute(insert(Letter).values(**told, envelope=envelope))
    return letter.id


def take_out(work: Work, referral_id: UUID) -> None:
    """Make an anmälan of the letter, under keys of its own and with its time of receipt; nothing when none lies there.

    The coming in of what somebody sent without an account is logged here: the public door has no key to the log.
    """
    work.grant(Permission.referral_handle)
    letter = box.find(work, referral_id, handle=True)
    if letter is None:
        return
    box.admit(work, Permission.referral_handle)
    sent = box.opened(work, [letter])[letter.id]
    if sent is None:
        raise Damaged("a letter does not open")
    # Keys outlive a unit that fails: when this one is tried again, its keys are there already.
    work.keys.make_missing(Scope.referral(letter.id), REFERRAL_ZONES)
    work.add(_taken(letter, sent))
    work.session.delete(letter)
    if letter.account_id is None:
        work.record(events.ReferralReceived(letter.id, letter.source))
    work.flush()


def _taken(letter: Letter, sent: Sent) -> Referral:
    return Referral(
        id=letter.id,
        receipt=letter.receipt,
        state=ReferralState.received,
        source=letter.source,
        unit=letter.unit,
        account_id=letter.account_id,
        received_at=letter.received_at,
        **texts(sent),
    )


def texts(sent: Sent) -> dict[str, object]:
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
        "guardians": letters.guardians_plain(sent.guardians),
    }
