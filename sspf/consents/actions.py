"""What can be done about custody and consent. Each act records its event and writes out what may be shared when."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions import people, progress
from sspf.cases.models import Case
from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach
from sspf.cases.rules.people import PersonTerms
from sspf.cases.rules.states import CaseProblem, CaseState, shown_state
from sspf.catalogue.entries import choosable
from sspf.consents import models, queries
from sspf.consents.rules import checks, recording, sharing
from sspf.consents.rules.checks import ConsentProblem, CustodyProblem, Limits
from sspf.consents.rules.facts import ConsentFacts, Custody, CustodyKind, Signature, Withdrawal, holders_on
from sspf.consents.rules.recording import ChildView, RecordingProblem
from sspf.consents.rules.terms import (
    ChildTerms,
    CustodyTerms,
    ExceptionTerms,
    RoundTerms,
    SignatureTerms,
    WithdrawalTerms,
)
from sspf.errors import NotFound, Refused
from sspf.work import Work

WARNINGS = frozenset({CustodyProblem.joint_alone, CustodyProblem.sole_beside_another})
"""What may contradict itself until the other guardian is written in. The page says it, and sharing heeds it."""

FIELDS = {
    CustodyProblem.same_guardian_twice: "guardian",
    CustodyProblem.ends_before_start: "until_on",
    CustodyProblem.before_birth: "from_on",
    CustodyProblem.after_adult: "until_on",
    ConsentProblem.signed_in_future: "signed_on",
    ConsentProblem.signed_before_birth: "signed_on",
    ConsentProblem.no_custody: "signed_on",
    ConsentProblem.ends_before_start: "until_on",
    ConsentProblem.too_long: "until_on",
    ConsentProblem.nothing_chosen: "units",
    ConsentProblem.unknown_unit: "units",
    ConsentProblem.unknown_information: "information",
    ConsentProblem.received_in_future: "received_on",
}
"""At which field of the forms a problem is told."""


def change_person(work: Work, case_id: UUID, person_id: UUID, terms: PersonTerms, seen: int | None) -> None:
    """Correct what is written about a person; a new day of birth moves the birthdays that the windows are cut at."""
    sight = _open(work, case_id)
    people.change_person(work, case_id, person_id, terms, seen)
    _recalculate(work, sight)


def record_custody(work: Work, case_id: UUID, terms: CustodyTerms) -> UUID:
    """Write down who has custody from when (FB 6 kap.). Raises `Refused` for what cannot be true (R11)."""
    sight = _open(work, case_id)
    person = case_people.person(work, sight, terms.guardian_id)
    _refuse_custody(_facts(work, sight), terms.fact(), None)
    row = models.Custody(
        case_id=case_id,
        guardian_id=person.id,
        kind=terms.kind.value,
        source=terms.source.value,
        from_on=terms.from_on,
        until_on=terms.until_on,
    )
    work.add(row)
    work.record(events.CustodyRecorded(case_id, row.id, person.id))
    _recalculate(work, sight)
    return row.id


def change_custody(work: Work, case_id: UUID, custody_id: UUID, terms: CustodyTerms, seen: int | None) -> None:
    """Correct custody or end it with a last day. Raises `Conflict` when somebody saved in between."""
    sight = _open(work, case_id)
    row = work.session.get(models.Custody, custody_id)
    if row is None or row.case_id != case_id:
        raise NotFound
    stored = {"from_on": str(row.from_on), "until_on": str(row.until_on or "")}
    work.same_version(row, seen, {**stored, "kind": work.catalogue.label(CustodyKind(row.kind))})
    terms = replace(terms, guardian_id=row.guardian_id)
    _refuse_custody(_facts(work, sight), terms.fact(), row.fact())
    row.kind, row.source = terms.kind.value, terms.source.value
    row.from_on, row.until_on = terms.from_on, terms.until_on
    if terms.until_on is None:
        work.record(events.CustodyRecorded(case_id, row.id, row.guardian_id))
    else:
        work.record(events.CustodyEnded(case_id, row.id, terms.until_on))
    _recalculate(work, sight)


def prepare(work: Work, case_id: UUID, terms: RoundTerms) -> UUID:
    """Begin a round: the paper that each signer is given, in the words published now (R13)."""
    sight = _open(work, case_id)
    _facts(work, sight)
    limits = Limits(
        frozenset(offered_units(work)), frozenset(work.catalogue.information), work.catalogue.deadlines.consent_months
    )
    _refuse(*checks.period_problems(terms.from_on, terms.until_on, limits))
    if terms.until_on < work.today:
        raise Refused(RecordingProblem.already_over, "until_on")
    if not terms.units <= limits.units:
        raise Refused(ConsentProblem.unknown_unit, "units")
    row = models.Consent(
        case_id=case_id,
        from_on=terms.from_on,
        until_on=terms.until_on,
        text=list(choosable(work.catalogue.consent_texts, work.today))[-1],
        prepared_at=work.now,
        prepared_by=work.actor_id,
        ended_at=None,
        child_view_on=None,
        units=sorted(terms.units),
        information=sorted(terms.information | recording.kinds_of(work.catalogue).basis),
        child_view=ChildView.not_asked.value,
        child_words="",
        child_reasoning="",
    )
    work.add(row)
    work.record(events.ConsentPrepared(case_id, row.id))
    _recalculate(work, sight)
    return row.id


def sign(work: Work, case_id: UUID, consent_id: UUID, terms: SignatureTerms) -> UUID:
    """Register one signer's yes. Who signs as what is decided by age on the day of the paper (R5, R8, R9, R26)."""
    sight = _open(work, case_id)
    row, known = _round(work, sight, consent_id), _facts(work, sight)
    scope = recording.granted(terms.units, terms.information, recording.kinds_of(work.catalogue))
    consent = next(each for each in known.consents if each.id == consent_id)
    capacity = recording.capacity(known, terms.signer_id, terms.signed_on)
    fact = Signature(terms.signer_id, capacity, terms.signed_on, work.now, scope, terms.until_on)
    limits = Limits(frozenset(row.units), frozenset(row.information) | recording.kinds_of(work.catalogue).basis)
    _refuse(*checks.signature_problems(known, consent, fact, limits))
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
    _recalculate(work, sight)
    return signature.id


def withdraw(work: Work, case_id: UUID, terms: WithdrawalTerms) -> UUID:
    """Take back a yes, wholly or in part. It works from the moment it was received and needs no reason (R12)."""
    sight = _open(work, case_id)
    known, received_at = _facts(work, sight), recording.received(terms.received_at, work.now)
    information = recording.withdrawn_information(terms.information, recording.kinds_of(work.catalogue))
    fact = Withdrawal(terms.signer_id, received_at, terms.units or None, information)
    _refuse(*checks.withdrawal_problems(known, fact, work.now))
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
    _recalculate(work, sight)
    return row.id


def except_guardian(work: Work, case_id: UUID, terms: ExceptionTerms) -> UUID:
    """Document from today why one guardian's signature is not needed (R7, FB 6:13). None exists for no answer."""
    sight = _open(work, case_id)
    if terms.guardian_id not in holders_on(_facts(work, sight).custodies, work.today):
        raise Refused(RecordingProblem.not_a_guardian, "guardian")
    if terms.until_on < work.today:
        raise Refused(RecordingProblem.already_over, "until_on")
    row = models.GuardianException(
        case_id=case_id,
        guardian_id=terms.guardian_id,
        from_on=work.today,
        until_on=terms.until_on,
        recorded_by=work.actor_id,
        kind=terms.kind.value,
        evidence=terms.evidence,
        decided_by=terms.decided_by,
    )
    work.add(row)
    work.record(events.ExceptionRecorded(case_id, terms.guardian_id, terms.until_on))
    _recalculate(work, sight)
    return row.id


def end_exception(work: Work, case_id: UUID, exception_id: UUID) -> None:
    """End an exception at once: its last day was yesterday."""
    sight = _open(work, case_id)
    row = work.session.get(models.GuardianException, exception_id)
    if row is None or row.case_id != case_id:
        raise NotFound
    row.until_on = work.today - timedelta(days=1)
    work.record(events.ExceptionRecorded(case_id, row.guardian_id, row.until_on))
    _recalculate(work, sight)


def record_child_view(work: Work, case_id: UUID, consent_id: UUID, terms: ChildTerms, seen: int | None) -> None:
    """Write down what the young person wants; a no is reasoned about (R6, barnkonventionen art. 12)."""
    sight = _open(work, case_id)
    row = _round(work, sight, consent_id)
    stored = {"view": work.catalogue.label(ChildView(row.child_view)), "words": row.child_words}
    work.same_version(row, seen, {**stored, "reasoning": row.child_reasoning})
    if terms.view is ChildView.does_not_want and not terms.reasoning:
        raise Refused(RecordingProblem.reasoning_needed, "reasoning")
    if terms.asked_on > work.today:
        raise Refused(RecordingProblem.asked_in_future, "asked_on")
    row.child_view, row.child_words, row.child_reasoning = terms.view.value, terms.words, terms.reasoning
    row.child_view_on = None if terms.view is ChildView.not_asked else terms.asked_on
    work.record(events.ChildViewRecorded(case_id, consent_id))


def end_all(work: Work, case: Case, at: datetime) -> None:
    """End every round because the case closes: from `at` nothing is shared. `at` becomes the case's `closed_at`."""
    sight = reach.find(work, Permission.consent_register, case.id)
    kept = queries.records(work, [case.id])[case.id]
    known = queries.facts(work, sight)
    _write_out(work, case, None if known is None else replace(known, closed_at=at))
    for row in kept.consents.values():
        row.ended_at = row.ended_at or at


def offered_units(work: Work) -> dict[str, str]:
    """The units a consent can name today, by id: those that work with cases."""
    return {unit.id: unit.label for unit in choosable(work.catalogue.units, work.today).values() if unit.case_work}


def _open(work: Work, case_id: UUID) -> reach.Sight:
    """The case, held against everybody else until the commit: windows are always worked out from all the facts."""
    sight = reach.find(work, Permission.consent_register, case_id)
    work.session.refresh(sight.case, ["state", "closed_at", "version"], with_for_update=True)
    if sight.case.state is CaseState.closed:
        raise Refused(CaseProblem.closed)
    return sight


def _facts(work: Work, sight: reach.Sight) -> ConsentFacts:
    known = queries.facts(work, sight)
    if known is None:
        raise Refused(RecordingProblem.birth_unknown)
    return known


def _round(work: Work, sight: reach.Sight, consent_id: UUID) -> models.Consent:
    row = work.session.get(models.Consent, consent_id)
    if row is None or row.case_id != sight.case.id or row.ended_at is not None:
        raise NotFound
    return row


def _recalculate(work: Work, sight: reach.Sight) -> None:
    """Write out what may be shared when, and take the case where the consent stands (R5, R11)."""
    work.flush()
    known = queries.facts(work, sight)
    _write_out(work, sight.case, known)
    if sight.case.state is CaseState.opened and known and known.consents:
        progress.move(work, sight.case, CaseState.awaiting_consent)
    shares = known is not None and bool(sharing.shared_at(known, work.now))
    progress.move(work, sight.case, shown_state(sight.case.state, shares))


def _write_out(work: Work, case: Case, known: ConsentFacts | None) -> None:
    windows = sharing.windows(known) if known else ()
    spans = [(each.unit, each.information, each.from_at, each.until_at) for each in windows]
    progress.share(work, case.id, spans)


def _refuse_custody(known: ConsentFacts, new: Custody, old: Custody | None) -> None:
    others = tuple(each for each in known.custodies if each != old)
    for custody, problem in checks.custody_problems(replace(known, custodies=(*others, new))):
        if custody == new and problem not in WARNINGS:
            raise Refused(problem, FIELDS.get(problem))


def _refuse(*problems: ConsentProblem) -> None:
    for problem in problems:
        raise Refused(problem, FIELDS.get(problem))
