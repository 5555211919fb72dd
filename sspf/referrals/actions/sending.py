"""An anmälan comes in: whoever sends it, there is one way, and it is through the letterbox."""

from dataclasses import replace
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.errors import Refused
from sspf.referrals.actions import letters
from sspf.referrals.rules.progress import ReferralSource, source_of
from sspf.referrals.rules.sending import Sender, Sent, sending_problems
from sspf.work import Work


def send(work: Work, sent: Sent, receipt: str) -> UUID:
    """Receive an anmälan from anyone, without account. Raises `Refused` when the coordinator could not act on it."""
    if sent.sender.anonymous:
        sent = replace(sent, sender=Sender(sent.sender.source, relation=sent.sender.relation, anonymous=True))
    return _receive(work, sent, receipt)


def send_as_staff(work: Work, sent: Sent, receipt: str) -> UUID:
    """Receive an anmälan from a colleague at an agency; the source is the agency of the unit."""
    work.grant(Permission.referral_send)
    source = own_source(work)
    letter_id = _receive(work, replace(sent, sender=replace(sent.sender, source=source, anonymous=False)), receipt)
    work.record(events.ReferralReceived(letter_id, source))
    return letter_id


def own_source(work: Work) -> ReferralSource:
    """What the actor sends as: the agency of the own unit."""
    return source_of(work.catalogue.agency_of(work.actor.unit).side if work.actor.unit else "")


def _receive(work: Work, sent: Sent, receipt: str) -> UUID:
    for problem, field in sending_problems(sent, work.today):
        raise Refused(problem, field)  # the form has told all of them; this is for whoever comes another way
    return letters.drop(work, sent, receipt)
