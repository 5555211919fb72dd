"""A round of asking begins, hears the young person, and ends with the case."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.models import Case
from sspf.cases.queries import reach
from sspf.catalogue.entries import choosable
from sspf.consents import models
from sspf.consents.actions.windows import held, known_facts, recalculate, refuse, running_round, write_out
from sspf.consents.queries import facts as consent_facts
from sspf.consents.rules import checks, recording
from sspf.consents.rules.checks import ConsentProblem, Limits
from sspf.consents.rules.recording import ChildView, RecordingProblem
from sspf.consents.rules.terms import (
    ChildTerms,
    RoundTerms,
)
from sspf.errors import Refused
from sspf.work import Work


def prepare(work: Work, case_id: UUID, terms: RoundTerms, seen: int | None = None) -> UUID:
    """Begin a round: the paper that each signer is given, in the words published now (R13)."""
    sight = held(work, case_id, seen)
    known_facts(work, sight)
    limits = Limits(
        frozenset(offered_units(work)), frozenset(work.catalogue.information), work.catalogue.deadlines.consent_months
    )
    refuse(*checks.period_problems(terms.from_on, terms.until_on, limits))
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
    recalculate(work, sight)
    return row.id


def record_child_view(work: Work, case_id: UUID, consent_id: UUID, terms: ChildTerms, seen: int | None) -> None:
    """Write down what the young person wants; a no is reasoned about (R6, barnkonventionen art. 12)."""
    sight = held(work, case_id)
    row = running_round(work, sight, consent_id)
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
    kept = consent_facts.records(work, [case.id])[case.id]
    known = consent_facts.facts(work, sight)
    write_out(work, case, None if known is None else replace(known, closed_at=at))
    for row in kept.consents.values():
        row.ended_at = row.ended_at or at


def offered_units(work: Work) -> dict[str, str]:
    """The units a consent can name today, by id: those that work with cases."""
    return {unit.id: unit.label for unit in choosable(work.catalogue.units, work.today).values() if unit.case_work}
