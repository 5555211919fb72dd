"""Writing down who has custody, from when to when."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from sspf.audit import events
from sspf.cases.queries import people as case_people
from sspf.consents import models
from sspf.consents.actions.windows import FIELDS, held, known_facts, recalculate
from sspf.consents.rules import checks
from sspf.consents.rules.checks import CustodyProblem
from sspf.consents.rules.facts import ConsentFacts, Custody, CustodyKind
from sspf.consents.rules.terms import CustodyTerms
from sspf.errors import NotFound, Refused
from sspf.work import Work

WARNINGS = frozenset({CustodyProblem.joint_alone, CustodyProblem.sole_beside_another})
"""What may contradict itself until the other guardian is written in. The page says it, and sharing heeds it."""


def record_custodies(work: Work, case_id: UUID, several: Iterable[CustodyTerms]) -> list[UUID]:
    """Write down at once who has custody, for guardians who hold it in the same way."""
    return [record_custody(work, case_id, terms) for terms in several]


def record_custody(work: Work, case_id: UUID, terms: CustodyTerms) -> UUID:
    """Write down who has custody from when (FB 6 kap.). Raises `Refused` for what cannot be true (R11)."""
    sight = held(work, case_id)
    person = case_people.person(work, sight, terms.guardian_id)
    _refuse_custody(known_facts(work, sight), terms.fact(), None)
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
    recalculate(work, sight)
    return row.id


def change_custody(work: Work, case_id: UUID, custody_id: UUID, terms: CustodyTerms, seen: int | None) -> None:
    """Correct custody or end it with a last day. Raises `Conflict` when somebody saved in between."""
    sight = held(work, case_id)
    row = work.session.get(models.Custody, custody_id)
    if row is None or row.case_id != case_id:
        raise NotFound
    stored = {"from_on": str(row.from_on), "until_on": str(row.until_on or "")}
    work.same_version(row, seen, {**stored, "kind": work.catalogue.label(CustodyKind(row.kind))})
    terms = replace(terms, guardian_id=row.guardian_id)
    _refuse_custody(known_facts(work, sight), terms.fact(), row.fact())
    row.kind, row.source = terms.kind.value, terms.source.value
    row.from_on, row.until_on = terms.from_on, terms.until_on
    if terms.until_on is None:
        work.record(events.CustodyRecorded(case_id, row.id, row.guardian_id))
    else:
        work.record(events.CustodyEnded(case_id, row.id, terms.until_on))
    recalculate(work, sight)


def _refuse_custody(known: ConsentFacts, new: Custody, old: Custody | None) -> None:
    others = tuple(each for each in known.custodies if each != old)
    for custody, problem in checks.custody_problems(replace(known, custodies=(*others, new))):
        if custody == new and problem not in WARNINGS:
            raise Refused(problem, FIELDS.get(problem))
