"""Knows what a case can be opened from."""

from dataclasses import dataclass

from sspf.cases.rules.people import Gender, SchoolYear
from sspf.cases.rules.states import FIRST_FORM
from sspf.referrals.rules.progress import ReferralSource
from sspf.referrals.rules.sending import Finding, GuardianSaid, ReferralProblem, Sender, Sent, YouthSaid


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What the case starts from, after the coordinator has read the anmälan and corrected it."""

    youth: YouthSaid
    concern: str
    works_well: str
    area: str | None = None
    guardians: tuple[GuardianSaid, ...] = ()
    form: str = FIRST_FORM
    gender: Gender | None = None
    school_year: SchoolYear | None = None


def acceptance_problem(terms: Acceptance) -> Finding | None:
    """The first thing that stops a case from being opened, or None: a case needs the youth's whole name.

    What number and day of birth must be is the case's own rule. A guardian has a first name at least.
    """
    youth = terms.youth
    if not (youth.given_name and youth.family_name):
        return ReferralProblem.youth_needed, "given_name" if not youth.given_name else "family_name"
    for number, guardian in enumerate(terms.guardians):
        if not guardian.is_empty and not guardian.given_name:
            return ReferralProblem.guardian_name_needed, f"guardians-{number}-given_name"
    return None


def told_guardians(sent: Sent) -> tuple[GuardianSaid, ...]:
    """Every guardian that an anmälan tells of; a guardian who sent it comes first, unless named among the others."""
    mine = _sending_guardian(sent.sender)
    if mine is None or any(each.given_name == mine.given_name for each in sent.guardians):
        return sent.guardians
    return (mine, *sent.guardians)


def _sending_guardian(sender: Sender) -> GuardianSaid | None:
    """What a guardian wrote about themselves, split as the case keeps it."""
    if sender.source is not ReferralSource.guardian or not (sender.name or sender.contact):
        return None
    given, _, family = sender.name.rpartition(" ")
    email, phone = (sender.contact, "") if "@" in sender.contact else ("", sender.contact)
    return GuardianSaid(given or family, family if given else "", phone, email)
