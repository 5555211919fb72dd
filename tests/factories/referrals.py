"""Builds anmälningar as they come in, from anyone and from staff."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sspf.access.actor import PUBLIC
from sspf.referrals.actions import acceptance as accepting
from sspf.referrals.actions import answers, receipts, sending
from sspf.referrals.rules.acceptance import Acceptance
from sspf.referrals.rules.progress import ReferralSource
from sspf.referrals.rules.sending import (
    Agreement,
    FamilyKnows,
    GuardianSaid,
    ProtectedAnswer,
    Sender,
    Sent,
    Worry,
    YouthSaid,
)
from tests.house import START, House

MOTHER = Sender(ReferralSource.guardian, "Ylva Provsson", "mamma", "070-174 06 00")
NEIGHBOUR = Sender(ReferralSource.other_adult, relation="granne", anonymous=True)
YOUTH = YouthSaid("Alva", "Provsson", "201205122383", school="Måsviksskolan", protected=ProtectedAnswer.no)
WORRY = Worry(("franvaro", "vanner-brott"), "Hon är borta från skolan flera dagar i veckan.", "Hon ritar gärna.")
ASKED = Agreement(FamilyKnows.agreed, "mamma och Alva", START.date())

SENT = Sent(MOTHER, YOUTH, WORRY, ASKED)
URGENT = replace(SENT, worry=replace(WORRY, triggers=("eget-brott",)))

TYPED: dict[str, Any] = {
    "source": "guardian",
    "name": "Ylva Provsson",
    "relation": "mamma",
    "contact": "070-174 06 00",
    "given_name": "Alva",
    "family_name": "Provsson",
    "born_on": "20120512-2383",
    "school": "Måsviksskolan",
    "triggers": ["franvaro", "vanner-brott"],
    "concern": "Hon är borta från skolan flera dagar i veckan.",
    "works_well": "Hon ritar gärna.",
    "knows": "agreed",
    "agreed_by": "mamma och Alva",
    "protected": "no",
}
"""The same, as a guardian types it."""

TYPED_BY_STAFF = {name: text for name, text in TYPED.items() if name not in {"source", "name"}} | {
    "relation": "mentor",
    "agreed_on": "2026-11-23",
}


def received(house: House, sent: Sent = SENT) -> UUID:
    """An anmälan that has come in and waits."""
    with house.work(PUBLIC) as work:
        referral_id = sending.send(work, sent, receipts.new_receipt())
        work.commit()
    return referral_id


def from_staff(house: House, login: str = "kurator", sent: Sent = SENT) -> UUID:
    """An anmälan that a colleague has sent."""
    with house.work(login) as work:
        referral_id = sending.send_as_staff(work, sent, receipts.new_receipt())
        work.commit()
    return referral_id


def taken_up(house: House, sent: Sent = SENT) -> UUID:
    """An anmälan that the coordinator assesses."""
    return take_up(house, received(house, sent))


def take_up(house: House, referral_id: UUID) -> UUID:
    """The coordinator takes it out of the letterbox."""
    with house.work("koordinator") as work:
        answers.take_up(work, referral_id)
        work.commit()
    return referral_id


def acceptance(sent: Sent = SENT, *guardians: GuardianSaid) -> Acceptance:
    """What a case is opened with when nothing needs correcting."""
    return Acceptance(sent.youth, sent.worry.concern, sent.worry.works_well, guardians=guardians)


def accepted(house: House, sent: Sent = SENT) -> tuple[UUID, UUID]:
    """An anmälan that became a case: the ids of both."""
    referral_id = taken_up(house, sent)
    with house.work("koordinator") as work:
        case_id = accepting.accept(work, referral_id, acceptance(sent))
        work.commit()
    return referral_id, case_id
