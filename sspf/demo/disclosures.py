"""What two units have let out without consent, and been asked for: about invented people who are in no case."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sspf.catalogue.provisions import RecipientKind
from sspf.demo.teller import Story, Teller
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
from sspf.work import Work

RISK, CRIME, CONTACT, MUNICIPAL = (
    "brottsrisk-2025-1",
    "brottsbekampning-2025-1",
    "kontaktuppgift-2025-1",
    "kommunen-2025-1",
)
EVENING = time(16, 45)
DECIDED = Decision("Erika, enhetschef", "Delegationsordningen, punkt 4.2", "Att en vuxen hinner fram före kvällen.")
TOLD = Notice(Informed.later, "Efter helgen, vid mötet på torsdag.", Informed.told, "Per telefon samma dag.")


def stories(teller: Teller) -> tuple[Story[None], ...]:
    """What is in the two units' registers."""
    return _told(teller), _from_school(teller)


def _told(teller: Teller) -> Story[None]:
    """The socialtjänst tells the police of a risk, says no to one request and yes to another."""
    yield teller.at(41, EVENING)
    with teller.as_one() as work:
        releases.enter(work, _risk(teller, work.now))
    yield teller.at(23)
    with teller.as_one() as work:
        asked = _asked(teller, MUNICIPAL, "Allt som finns antecknat om hans umgänge.", work.today)
        request_id = requests.receive(work, asked)
    yield teller.at(22)
    with teller.as_one() as work:
        requests.answer(work, request_id, _answered(work.today, RequestAnswer.refused), "", None)
    yield from _contact(teller)


def _from_school(teller: Teller) -> Story[None]:
    """The school lets the police know what was said in the corridor; the day after a detail is corrected."""
    yield teller.at(13, EVENING)
    subject = Subject("Milo Sparrhem", None, _born(teller.today, 14))
    release = Release(
        "Att två äldre pojkar har hotat honom vid busskuren och sagt att de kommer tillbaka i morgon.",
        RecipientKind.police,
        "Områdespolisen, vakthavande",
        teller.at(13),
        "Telefon",
    )
    answers = {
        "behov": "Polisen behöver veta det för att kunna finnas vid busskuren i morgon.",
        "motskal": "Han vill inte att det sprids. Det väger inte över, för risken är nära och uppgiften begränsad.",
    }
    terms = DisclosureTerms(CRIME, subject, release, answers, DECIDED, TOLD)
    with teller.as_one("rektor") as work:
        line = releases.enter(work, terms)
    yield teller.at(12)
    with teller.as_one("rektor") as work:
        corrected = replace(terms, release=replace(release, recipient="Områdespolisen, Petra Ahlgren"))
        releases.correct(work, line, corrected, "Det var inte vakthavande som svarade.", None)


def _contact(teller: Teller) -> Story[None]:
    yield teller.at(9)
    with teller.as_one() as work:
        asked = _asked(teller, CONTACT, "Telefonnummer till honom och hans mamma.", work.today)
        request_id = requests.receive(work, asked)
        work.flush()
        requests.answer(work, request_id, _answered(work.today, RequestAnswer.granted), "", None)
        work.flush()
        answers = {"uppgifter": "Två telefonnummer.", "synnerliga": "Nej. Ingen i familjen har skyddade uppgifter."}
        said = _release(work, "Telefonnummer till honom och hans mamma.")
        terms = DisclosureTerms(CONTACT, asked.subject, said, answers, DECIDED, TOLD)
        releases.enter(work, terms, request_id)


def _risk(teller: Teller, now: datetime) -> DisclosureTerms:
    answers: Mapping[str, str] = {
        "omstandigheter": "En lärare såg honom ta emot ett paket av två vuxna i går kl. 15. Han bad om skjuts bort.",
        "lamplighet": "Inga insatser pågår som störs. Familjen vill själv ha hjälp att hålla honom därifrån.",
    }
    release = Release(
        "Att han väntas möta två vuxna vid centrum i kväll.",
        RecipientKind.police,
        "Områdespolisen, Gunnar Frisk",
        now - timedelta(hours=1),
        "Telefon",
    )
    subject = Subject("Jonte Källmyr", None, _born(teller.today, 16))
    return DisclosureTerms(RISK, subject, release, answers, DECIDED, TOLD)


def _asked(teller: Teller, provision: str, what: str, day: date) -> RequestTerms:
    subject = Subject("Sixten Hagelö", None, _born(teller.today, 17))
    return RequestTerms(provision, subject, "Polismyndigheten, utredningsgruppen", what, day, "Brev")


def _answered(day: date, answer: RequestAnswer) -> AnswerTerms:
    refused = "Uppgifterna skyddas av OSL 26 kap. 1 §, och 8 § undantar dem från skyldigheten."
    reason = refused if answer is RequestAnswer.refused else "Inga synnerliga skäl talar emot."
    return AnswerTerms(answer, reason, DECIDED.decided_by, DECIDED.authority, day)


def _release(work: Work, what: str) -> Release:
    return Release(what, RecipientKind.police, "Polismyndigheten, utredningsgruppen", work.now, "Telefon")


def _born(today: date, age: int) -> date:
    return date(today.year - age, 1, 15)
