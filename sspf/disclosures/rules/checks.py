"""Decides whether a line may be entered: its provision held that day, is the unit's to use, and all is answered."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from sspf.cases.rules.people import age_on
from sspf.catalogue.agencies import SecrecyBasis
from sspf.catalogue.provisions import Provision
from sspf.clock import local_date
from sspf.disclosures.rules.terms import AnswerTerms, DisclosureTerms, RequestAnswer, RequestTerms, Subject
from sspf.errors import Refused


class RegisterProblem(StrEnum):
    """Why a line is not entered; the label tells what to do."""

    not_in_force = "not_in_force"
    other_secrecy = "other_secrecy"
    wrong_recipient = "wrong_recipient"
    unanswered = "unanswered"
    nothing_said = "nothing_said"
    in_future = "in_future"
    age_needed = "age_needed"
    too_old = "too_old"
    birth_differs = "birth_differs"
    born_after_today = "born_after_today"
    nobody_asked = "nobody_asked"
    not_to_ask_with = "not_to_ask_with"
    not_granted = "not_granted"
    other_provision = "other_provision"
    answered_before_received = "answered_before_received"
    let_out_already = "let_out_already"
    why_corrected = "why_corrected"


def check_release(terms: DisclosureTerms, provision: Provision, basis: SecrecyBasis, now: datetime) -> None:
    """Raise `Refused` unless the release can be entered under this wording by a unit with this secrecy (R16, R20).

    The wording must have held on the Swedish day of the release, which lies in the past (R18: nothing is planned or
    released by the register itself).
    """
    day = local_date(terms.release.at)
    if terms.release.at > now:
        raise Refused(RegisterProblem.in_future, "day")
    if not provision.in_use(day):
        raise Refused(RegisterProblem.not_in_force, "day")
    if not provision.opens_for(basis):
        raise Refused(RegisterProblem.other_secrecy)
    if terms.release.recipient_kind not in provision.recipients:
        raise Refused(RegisterProblem.wrong_recipient, "recipient_kind")
    for condition in provision.conditions:
        if not terms.answers.get(condition.id, "").strip():
            raise Refused(RegisterProblem.unanswered, f"answer_{condition.id}")
    _check_words(terms)
    check_subject(terms.subject, day)
    _check_age(terms.subject, provision, day)


def check_request(terms: RequestTerms, provision: Provision, today: date) -> None:
    """Raise `Refused` unless an authority can ask with this wording on the day it did (R19).

    Whether the unit's secrecy lets it answer yes is another matter: a request that must be refused is logged as well.
    """
    if terms.received_on > today:
        raise Refused(RegisterProblem.in_future, "received_on")
    if not provision.requested:
        raise Refused(RegisterProblem.not_to_ask_with, "provision")
    if not provision.in_use(terms.received_on):
        raise Refused(RegisterProblem.not_in_force, "received_on")
    check_subject(terms.subject, today)


def check_answer(terms: AnswerTerms, provision: Provision, basis: SecrecyBasis, days: tuple[date, date]) -> None:
    """Raise `Refused` unless the answer fits the request. `days`: when it was received, and today.

    Yes, also in part, needs a provision that opens the unit's own secrecy.
    """
    received_on, today = days
    if terms.answered_on > today:
        raise Refused(RegisterProblem.in_future, "answered_on")
    if terms.answered_on < received_on:
        raise Refused(RegisterProblem.answered_before_received, "answered_on")
    if terms.answer is not RequestAnswer.refused and not provision.opens_for(basis):
        raise Refused(RegisterProblem.other_secrecy, "answer")


def check_subject(subject: Subject, day: date) -> None:
    """The day of birth is one that has been, and says the same as the number."""
    if subject.born_on and subject.born_by_number and subject.born_on != subject.born_by_number:
        raise Refused(RegisterProblem.birth_differs, "born_on")
    if subject.birth is not None and subject.birth > day:
        raise Refused(RegisterProblem.born_after_today, "born_on")


def in_order(provisions: Iterable[Provision]) -> list[Provision]:
    """The provisions as the law books have them: OSL first, by chapter and section."""
    return sorted(provisions, key=lambda each: (each.statute.startswith("Lag"), _numbers(each.statute), each.statute))


def _check_words(terms: DisclosureTerms) -> None:
    """What the form requires holds for every other way here too."""
    said = {
        "subject_name": terms.subject.name,
        "what": terms.release.what,
        "recipient": terms.release.recipient,
        "channel": terms.release.channel,
        "child_best": terms.decision.child_best,
        "decided_by": terms.decision.decided_by,
        "authority": terms.decision.authority,
        "youth_words": terms.notice.youth_words,
        "guardians_words": terms.notice.guardians_words,
    }
    for field, words in said.items():
        if not words.strip():
            raise Refused(RegisterProblem.nothing_said, field)


def _check_age(subject: Subject, provision: Provision, day: date) -> None:
    if provision.below_age is None:
        return
    if subject.birth is None:
        raise Refused(RegisterProblem.age_needed, "born_on")
    if age_on(subject.birth, day) >= provision.below_age:
        raise Refused(RegisterProblem.too_old, "born_on")


def _numbers(statute: str) -> list[int]:
    return [int(each) for each in re.findall(r"[0-9]+", statute)]
