"""Registering a signer's yes."""

from uuid import UUID

from sspf.audit import events
from sspf.consents import models
from sspf.consents.actions.windows import held, known_facts, recalculate, refuse, running_round
from sspf.consents.rules import checks, recording
from sspf.consents.rules.checks import Limits
from sspf.consents.rules.facts import Signature
from sspf.consents.rules.terms import SignatureTerms
from sspf.work import Work


def sign(work: Work, case_id: UUID, consent_id: UUID, terms: SignatureTerms) -> UUID:
    """Register one signer's yes. Who signs as what is decided by age on the day of the paper (R5, R8, R9, R26)."""
    sight = held(work, case_id)
    row, known = running_round(work, sight, consent_id), known_facts(work, sight)
    scope = recording.granted(terms.units, terms.information, recording.kinds_of(work.catalogue))
    consent = next(each for each in known.consents if each.id == consent_id)
    capacity = recording.capacity(known, terms.signer_id, terms.signed_on)
    fact = Signature(terms.signer_id, capacity, terms.signed_on, work.now, scope, terms.until_on)
    limits = Limits(frozenset(row.units), frozenset(row.information) | recording.kinds_of(work.catalogue).basis)
    refuse(*checks.signature_problems(known, consent, fact, limits))
    signature = models.Signature(
        case_id=case_id,
        consent_id=consent_id,
        signer_id=terms.signer_id,
        capacity=capacity,
        signed_on=terms.signed_on,
        registered_at=work.now,
        registered_by=work.actor_id,
        until_on=terms.until_on,
        scope=sorted(map(list, scope)),
        excluded=terms.excluded,
        informed_by=terms.informed_by,
        language=terms.language,
        interpreter=terms.interpreter,
    )
    work.add(signature)
    work.record(events.ConsentSigned(case_id, consent_id, terms.signer_id))
    recalculate(work, sight)
    return signature.id
