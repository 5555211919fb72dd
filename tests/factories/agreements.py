"""Builds agreements on cooperation. None of them holds a person."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sspf.agreements.actions import agreements, papers
from sspf.agreements.rules import AgreementKind, AgreementTerms
from sspf.attachments.rules.intake import Kept, MediaType
from tests.house import House

TERMS = AgreementTerms(
    title="Samverkan mellan kommunen och polisen",
    parties=("polis",),
    others="",
    purposes="Unga i riskzon får stöd tidigt.",
    subjects="Tidiga insatser för unga",
    areas=("norrliden",),
    paragraph="§ 6",
    from_on=date(2026, 1, 1),
    until_on=None,
    review_on=date(2027, 6, 1),
    reference="KS 2026/0123",
    text="Parterna samverkar genom SSPF.",
    nameless=True,
)
TYPED: dict[str, Any] = {
    "title": "Samverkan mellan kommunen och polisen",
    "parties": ["polis"],
    "purposes": "Unga i riskzon får stöd tidigt.",
    "subjects": "Tidiga insatser för unga",
    "areas": ["norrliden"],
    "from_on": "2026-01-01",
    "until_on": "",
    "review_on": "2027-06-01",
    "reference": "KS 2026/0123",
    "text": "Parterna samverkar genom SSPF.",
    "nameless": "y",
}


def recorded(house: House, **changes: Any) -> UUID:
    """An agreement with the police, until further notice."""
    with house.work() as work:
        agreement_id = agreements.record(work, replace(TERMS, **changes))
        work.commit()
    return agreement_id


def followed(house: House, agreement_id: UUID, kind: AgreementKind, **changes: Any) -> UUID:
    """What renews an agreement, or adds to it."""
    with house.work() as work:
        follower = agreements.follow(work, agreement_id, kind, replace(TERMS, **changes))
        work.commit()
    return follower


def signed(house: House, agreement_id: UUID, content: bytes = b"%PDF-1.7 test") -> None:
    """The signed paper is kept."""
    with house.work() as work:
        papers.keep(work, agreement_id, Kept(MediaType.pdf, content))
        work.commit()


def visited(house: House) -> dict[str, UUID]:
    """One with its paper, for whoever tries every address."""
    agreement_id = recorded(house)
    signed(house, agreement_id)
    return {"agreement_id": agreement_id}
