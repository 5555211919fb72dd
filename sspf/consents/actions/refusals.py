"""Registering that somebody who was asked does not want to sign."""

from uuid import UUID

from sspf.audit import events
from sspf.consents import models
from sspf.consents.actions.windows import held, known_facts, recalculate, running_round
from sspf.consents.rules import recording
from sspf.consents.rules.recording import RecordingProblem
from sspf.consents.rules.terms import RefusalTerms
from sspf.errors import Refused
from sspf.work import Work


def refuse_to_sign(work: Work, case_id: UUID, consent_id: UUID, terms: RefusalTerms, seen: int | None = None) -> UUID:
    """Write down a no as the answer it is: nobody is reminded of somebody who has answered.

    Whoever has said yes takes it back instead, and a child below the age of own consent is asked what it wants (R6).
    """
    sight = held(work, case_id, seen)
    row, known = running_round(work, sight, consent_id), known_facts(work, sight)
    consent = next(each for each in known.consents if each.id == consent_id)
    problem = recording.refusal_problem(known, consent, terms.signer_id, terms.said_on, work.now)
    if problem is not None:
        raise Refused(problem, "said_on" if problem is RecordingProblem.said_in_future else "signer")
    refusal = models.Refusal(
        case_id=case_id,
        consent_id=row.id,
        signer_id=terms.signer_id,
        said_on=terms.said_on,
        registered_at=work.now,
        registered_by=work.actor_id,
        channel=terms.channel,
    )
    work.add(refusal)
    work.record(events.ConsentRefused(case_id, consent_id, terms.signer_id))
    recalculate(work, sight)
    return refusal.id
