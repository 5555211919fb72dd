"""Builds lines of the register of disclosures, as the socialtjänst's coordinator enters them unless said otherwise."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sspf.catalogue.provisions import Provision, RecipientKind
from sspf.disclosures.actions import releases, requests
from sspf.disclosures.rules.terms import (
    AnswerTerms,
    Decision,
    DisclosureTerms,
    Informed,
    Notice,
    Release,
    RequestAnswer,
    RequestTerms,
    Subject,
)
from tests.house import START, House

RISK, CRIME, CONTACT, MUNICIPAL = (
    "brottsrisk-2025-1",
    "brottsbekampning-2025-1",
    "kontaktuppgift-2025-1",
    "kommunen-2025-1",
)
SUBJECT = Subject("Nils Utlämnesson", "201101012399", None, date(2011, 1, 1))
RELEASE = Release(
    "Att någon har sagt sig vänta på honom vid torget i kväll.",
    RecipientKind.police,
    "Områdespolisen, vakthavande",
    START - timedelta(hours=2),
    "Telefon",
)
DECISION = Decision("Enhetschefen", "Delegationsordningen punkt 4", "Att någon vuxen hinner fram före kvällen.")
NOTICE = Notice(Informed.later, "När kvällen är över.", Informed.told, "Mamma per telefon kl. 9.")
ASKED = RequestTerms(
    CONTACT, SUBJECT, "Områdespolisen, Petra", "Telefonnummer till honom.", START.date() - timedelta(days=1), "Telefon"
)
ANSWERED = AnswerTerms(
    RequestAnswer.granted, "Inga synnerliga skäl emot.", "Enhetschefen", "Delegationsordningen", START.date()
)


def answers_to(provision: Provision) -> dict[str, str]:
    """An answer to each of the provision's questions."""
    return {each.id: f"Svar på {each.id}." for each in provision.conditions}


def terms(house: House, provision: str = RISK, **changes: Any) -> DisclosureTerms:
    """A whole release under a provision."""
    answers = answers_to(house.installation.catalogue.provisions[provision])
    return replace(DisclosureTerms(provision, SUBJECT, RELEASE, answers, DECISION, NOTICE), **changes)


def entered(house: House, who: str = "koordinator", provision: str = RISK, **changes: Any) -> UUID:
    """A release in the register of somebody's unit."""
    with house.work(who) as work:
        disclosure_id = releases.enter(work, terms(house, provision, **changes))
        work.commit()
    return disclosure_id


def asked(house: House, who: str = "koordinator", **changes: Any) -> UUID:
    """A request that came to somebody's unit."""
    with house.work(who) as work:
        request_id = requests.receive(work, replace(ASKED, **changes))
        work.commit()
    return request_id


def answered(house: House, request_id: UUID, who: str = "koordinator", **changes: Any) -> None:
    """The request has its answer."""
    with house.work(who) as work:
        requests.answer(work, request_id, replace(ANSWERED, **changes), "", None)
        work.commit()


def typed(provision: Provision, **changes: str) -> dict[str, str]:
    """A whole release as it is typed in the form."""
    fields = {
        "subject_name": "Nils Utlämnesson",
        "personal_number": "20110101-2399",
        "what": "Att någon väntar vid torget.",
        "recipient_kind": "police",
        "recipient": "Områdespolisen",
        "day": START.date().isoformat(),
        "at": "08.15",
        "channel": "Telefon",
        "child_best": "Att någon vuxen hinner fram.",
        "decided_by": "Enhetschefen",
        "authority": "Delegationsordningen",
        "youth": "later",
        "youth_words": "I kväll.",
        "guardians": "told",
        "guardians_words": "Per telefon.",
        **{f"answer_{key}": answer for key, answer in answers_to(provision).items()},
    }
    return {**fields, **changes}
