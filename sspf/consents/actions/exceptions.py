"""Documenting why one guardian's signature is not needed."""

from datetime import timedelta
from uuid import UUID

from sspf.audit import events
from sspf.consents import models
from sspf.consents.actions.windows import held, known_facts, recalculate
from sspf.consents.rules import checks
from sspf.consents.rules.checks import ConsentProblem
from sspf.consents.rules.facts import holders_on
from sspf.consents.rules.recording import RecordingProblem
from sspf.consents.rules.terms import ExceptionTerms
from sspf.errors import NotFound, Refused
from sspf.work import Work


def except_guardian(work: Work, case_id: UUID, terms: ExceptionTerms, seen: int | None = None) -> UUID:
    """Document why one guardian's signature is not needed (R7, FB 6:13). None exists for somebody who does not answer.

    It holds from today, or from the earlier day of the decision or ruling; what has not begun is written down then.
    """
    sight = held(work, case_id, seen)
    from_on = terms.from_on or work.today
    if terms.guardian_id not in holders_on(known_facts(work, sight).custodies, work.today):
        raise Refused(RecordingProblem.not_a_guardian, "guardian")
    if from_on > work.today:
        raise Refused(RecordingProblem.begins_later, "from_on")
    if terms.until_on < work.today:
        raise Refused(RecordingProblem.already_over, "until_on")
    if terms.until_on > checks.months_after(work.today, work.catalogue.deadlines.consent_months):
        raise Refused(ConsentProblem.too_long, "until_on")
    row = models.GuardianException(
        case_id=case_id,
        guardian_id=terms.guardian_id,
        from_on=from_on,
        until_on=terms.until_on,
        recorded_by=work.actor_id,
        kind=terms.kind.value,
        evidence=terms.evidence,
        decided_by=terms.decided_by,
    )
    work.add(row)
    work.record(events.ExceptionRecorded(case_id, terms.guardian_id, terms.until_on))
    recalculate(work, sight)
    return row.id


def end_exception(work: Work, case_id: UUID, exception_id: UUID) -> None:
    """End an exception at once: its last day was yesterday."""
    sight = held(work, case_id)
    row = work.session.get(models.GuardianException, exception_id)
    if row is None or row.case_id != case_id:
        raise NotFound
    row.until_on, row.version = work.today - timedelta(days=1), row.version + 1
    work.record(events.ExceptionRecorded(case_id, row.guardian_id, row.until_on))
    recalculate(work, sight)
