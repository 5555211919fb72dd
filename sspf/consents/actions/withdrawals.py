"""Taking a yes back."""

from uuid import UUID

from sspf.audit import events
from sspf.consents import models
from sspf.consents.actions.windows import held, known_facts, recalculate, refuse
from sspf.consents.rules import checks, recording
from sspf.consents.rules.facts import Withdrawal
from sspf.consents.rules.terms import WithdrawalTerms
from sspf.work import Work


def withdraw(work: Work, case_id: UUID, terms: WithdrawalTerms, seen: int | None = None) -> UUID:
    """Take back a yes, wholly or in part. It works from the moment it was received and needs no reason (R12)."""
    sight = held(work, case_id, seen)
    known, received_at = known_facts(work, sight), recording.received(terms.received_at, work.now)
    information = recording.withdrawn_information(terms.information, recording.kinds_of(work.catalogue))
    fact = Withdrawal(terms.signer_id, received_at, terms.units or None, information)
    refuse(*checks.withdrawal_problems(known, fact, work.now))
    signed = [each.id for each in known.consents if any(fact.revokes(signature) for signature in each.signatures)]
    row = models.Withdrawal(
        case_id=case_id,
        consent_id=signed[-1],
        signer_id=terms.signer_id,
        received_at=received_at,
        registered_at=work.now,
        registered_by=work.actor_id,
        units=sorted(terms.units) or None,
        information=None if information is None else sorted(information),
        channel=terms.channel,
    )
    work.add(row)
    whole = fact.units is None and fact.information is None
    work.record(events.ConsentWithdrawn(case_id, row.consent_id, terms.signer_id, whole))
    recalculate(work, sight)
    return row.id
