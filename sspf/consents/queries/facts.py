"""What a case's consent rests on."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import Select, select

from sspf.cases.models import Person
from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach
from sspf.cases.rules.people import PersonRole
from sspf.consents import models
from sspf.consents.models import Records
from sspf.consents.rules.facts import ConsentFacts
from sspf.consents.rules.recording import ages_of
from sspf.work import Work


def records(work: Work, case_ids: Collection[UUID]) -> dict[UUID, Records]:
    """The rows of some cases that the actor reaches, in two statements."""
    custody, exception = models.Custody, models.GuardianException
    guardians = (
        select(custody, exception)
        .outerjoin(exception, exception.guardian_id == custody.guardian_id)
        .where(custody.case_id.in_(case_ids))
    )
    found = {case_id: Records() for case_id in case_ids}
    for query in (guardians, paper_rows(case_ids)):
        for first, *rest in work.session.execute(query):
            found[first.case_id].keep(first, *rest)
    return found


def facts(work: Work, sight: reach.Sight) -> ConsentFacts | None:
    """The facts of one case; None while the youth's day of birth is not known."""
    return told(work, sight, records(work, [sight.case.id])[sight.case.id])


def youth_of(people: Iterable[Person]) -> Person | None:
    """The young person among a case's people."""
    return next((each for each in people if each.role is PersonRole.youth), None)


def paper_rows(
    case_ids: Collection[UUID],
) -> Select[models.Consent, models.Signature, models.Withdrawal, models.Refusal]:
    """The rounds of some cases with what was signed, taken back and refused in them, in one statement."""
    consent, signature, withdrawal = models.Consent, models.Signature, models.Withdrawal
    refusal = models.Refusal
    return (
        select(consent, signature, withdrawal, refusal)
        .outerjoin(signature, signature.consent_id == consent.id)
        .outerjoin(withdrawal, withdrawal.consent_id == consent.id)
        .outerjoin(refusal, refusal.consent_id == consent.id)
        .where(consent.case_id.in_(case_ids))
        .order_by(consent.prepared_at, consent.id, signature.registered_at, withdrawal.received_at)
    )


def told(work: Work, sight: reach.Sight, kept: Records) -> ConsentFacts | None:
    """The facts that rows read before add up to."""
    return kept.told(sight.case, youth_of(case_people.persons(work, sight)), ages_of(work.catalogue))
