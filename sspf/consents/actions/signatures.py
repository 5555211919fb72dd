"""Registering a signer's yes, and showing beforehand what it would open."""

from uuid import UUID

from sspf.audit import events
from sspf.catalogue.consents import consent_text_hash
from sspf.consents import models
from sspf.consents.actions.windows import held, known_facts, recalculate, refuse, running_round
from sspf.consents.queries import previews
from sspf.consents.rules import checks, recording
from sspf.consents.rules.checks import Limits
from sspf.consents.rules.facts import ConsentFacts, Signature
from sspf.consents.rules.foresight import Preview
from sspf.consents.rules.terms import SignatureTerms
from sspf.work import Work


def preview(work: Work, case_id: UUID, consent_id: UUID, terms: SignatureTerms, seen: int | None = None) -> Preview:
    """Who would read what until when if this were registered now. Refuses what `sign` refuses; writes nothing."""
    sight = held(work, case_id, seen)
    row, known = running_round(work, sight, consent_id), known_facts(work, sight)
    return previews.preview(work, sight, known, row.id, _checked(work, row, known, terms))


def sign(work: Work, case_id: UUID, consent_id: UUID, terms: SignatureTerms, seen: int | None = None) -> UUID:
    """Register one signer's yes. Who signs as what is decided by age on the day of the paper (R5, R8, R9, R26)."""
    sight = held(work, case_id, seen)
    row, known = running_round(work, sight, consent_id), known_facts(work, sight)
    fact = _checked(work, row, known, terms)
    signature = models.Signature(
        case_id=case_id,
        consent_id=consent_id,
        signer_id=fact.signer_id,
        capacity=fact.capacity,
        method=terms.method,
        signed_on=fact.signed_on,
        registered_at=fact.registered_at,
        registered_by=work.actor_id,
        until_on=fact.until_on,
        scope=sorted(map(list, fact.scope)),
        excluded=terms.excluded,
        informed_by=terms.informed_by,
        language=terms.language,
        interpreter=terms.interpreter,
        text_hash=consent_text_hash(work.catalogue.consent_texts[row.text]),
    )
    work.add(signature)
    work.record(events.ConsentSigned(case_id, consent_id, terms.signer_id))
    recalculate(work, sight)
    return signature.id


def _checked(work: Work, row: models.Consent, known: ConsentFacts, terms: SignatureTerms) -> Signature:
    """The signature as the decision would see it. Raises `Refused` for what cannot be true."""
    kinds = recording.kinds_of(work.catalogue)
    capacity = recording.capacity(known, terms.signer_id, terms.signed_on)
    scope = recording.granted(terms.scope, kinds)
    fact = Signature(terms.signer_id, capacity, terms.signed_on, work.now, scope, terms.until_on)
    consent = next(each for each in known.consents if each.id == row.id)
    limits = Limits(frozenset(row.units), frozenset(row.information) | kinds.basis)
    refuse(*checks.signature_problems(known, consent, fact, limits))
    return fact
