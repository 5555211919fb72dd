"""What can be asked about consent: a case's facts, how it stands, its papers, and what waits for somebody."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.cases import queries as cases
from sspf.cases.models import Case, Person, SharingWindow
from sspf.cases.rules import CaseState, PersonRole
from sspf.consents import models
from sspf.consents.models import Records
from sspf.consents.rules import checks
from sspf.consents.rules.facts import Ages, ConsentFacts, CustodyKind, SignerCapacity, holders_on
from sspf.consents.rules.overview import Overview, headings, laid_out, matrix
from sspf.consents.rules.recording import CustodySource, Kinds
from sspf.consents.rules.standing import ConsentStatus
from sspf.errors import NotFound
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case whose consent somebody has to do something about. `since` is when it began to wait."""

    case_id: UUID
    number: str
    youth: str
    overview: Overview
    since: datetime


@dataclass(frozen=True, slots=True)
class CustodyLine:
    """A guardian's custody, with what contradicts itself in it."""

    id: UUID
    guardian_id: UUID
    kind: CustodyKind
    source: CustodySource
    from_on: date | None
    until_on: date | None
    version: int
    problems: tuple[checks.CustodyProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class SignerLine:
    """Somebody who may sign, or has signed."""

    id: UUID
    name: str
    capacity: SignerCapacity


def records(work: Work, case_ids: Collection[UUID]) -> dict[UUID, Records]:
    """The rows of some cases that the actor reaches, in two statements."""
    custody, exception = models.Custody, models.GuardianException
    consent, signature, withdrawal = models.Consent, models.Signature, models.Withdrawal
    guardians = (
        select(custody, exception)
        .outerjoin(exception, exception.guardian_id == custody.guardian_id)
        .where(custody.case_id.in_(case_ids))
    )
    papers = (
        select(consent, signature, withdrawal)
        .outerjoin(signature, signature.consent_id == consent.id)
        .outerjoin(withdrawal, withdrawal.consent_id == consent.id)
        .where(consent.case_id.in_(case_ids))
        .order_by(consent.prepared_at, consent.id, signature.registered_at, withdrawal.received_at)
    )
    found = {case_id: Records() for case_id in case_ids}
    for query in (guardians, papers):
        for first, *rest in work.session.execute(query):
            found[first.case_id].keep(first, *rest)
    return found


def facts(work: Work, sight: cases.Sight) -> ConsentFacts | None:
    """The facts of one case; None while the youth's day of birth is not known."""
    return _facts(work, sight, records(work, [sight.case.id])[sight.case.id])


def overview(work: Work, sight: cases.Sight) -> Overview:
    """How the consent of a case stands now: for the coordinator from the facts, for a partner from what is open."""
    if not work.may(Permission.consent_read):
        return _open_only(work, sight)
    kept = records(work, [sight.case.id])[sight.case.id]
    return _overview(work, kept, _facts(work, sight, kept), cases.persons(work, sight))


def waiting(work: Work) -> list[Waiting]:
    """Open cases in which a signature is missing or sharing ends within the longest reminder, longest waiting first."""
    if not work.may(Permission.consent_read):
        return []
    idle = (CaseState.closing, CaseState.closed)
    query = (
        select(Case, Person)
        .join(Person, Person.case_id == Case.id)
        .where(Case.state.not_in(idle), cases.reached(work, Permission.consent_read))
    )
    found: dict[UUID, tuple[Case, list[Person]]] = {}
    for case, person in work.session.execute(query):
        found.setdefault(case.id, (case, []))[1].append(person)
    cases.admit(work, Permission.consent_read, found)
    kept = records(work, list(found))
    lines = [_waiting(work, case, people, kept[case.id]) for case, people in found.values()]
    return sorted((line for line in lines if _is_due(work, line.overview)), key=lambda line: line.since)


def kinds(work: Work) -> Kinds:
    """What the catalogue says of kinds of information and units."""
    catalogue = work.catalogue
    return Kinds(
        frozenset(kind.id for kind in catalogue.information.values() if kind.basis),
        frozenset(kind.id for kind in catalogue.information.values() if kind.offences),
        frozenset(unit.id for unit in catalogue.units.values() if not catalogue.agencies[unit.agency].is_authority),
    )


def custodies(work: Work, sight: cases.Sight) -> tuple[CustodyLine, ...]:
    """Everyone's custody, the earliest first, with what contradicts itself."""
    kept = records(work, [sight.case.id])[sight.case.id]
    known = _facts(work, sight, kept)
    wrong = checks.custody_problems(known) if known else ()
    rows = sorted(kept.custodies.values(), key=lambda row: (row.from_on or date.min, row.until_on or date.max))
    return tuple(
        CustodyLine(
            row.id,
            row.guardian_id,
            CustodyKind(row.kind),
            CustodySource(row.source),
            row.from_on,
            row.until_on,
            row.version,
            tuple(problem for custody, problem in wrong if custody == row.fact()),
        )
        for row in rows
    )


def custody(work: Work, sight: cases.Sight, custody_id: UUID) -> CustodyLine:
    """One entry of custody in the case; `NotFound` for any other's."""
    line = next((each for each in custodies(work, sight) if each.id == custody_id), None)
    if line is None:
        raise NotFound
    return line


def signers(work: Work, sight: cases.Sight) -> tuple[SignerLine, ...]:
    """Who may sign today: every guardian with custody, and the youth."""
    known = facts(work, sight)
    guardians = holders_on(known.custodies, work.today) if known else frozenset()
    capacities = {PersonRole.youth: SignerCapacity.youth, PersonRole.guardian: SignerCapacity.guardian}
    return tuple(
        SignerLine(each.id, cases.full_name(each), capacities.get(each.role, SignerCapacity.guardian))
        for each in cases.persons(work, sight)
        if each.id in guardians or each.role is PersonRole.youth
    )


def youth_of(people: Iterable[Person]) -> Person | None:
    """The young person among a case's people."""
    return next((each for each in people if each.role is PersonRole.youth), None)


def ages(work: Work) -> Ages:
    """The ages that the municipality has set."""
    set_ages = work.catalogue.ages
    return Ages(set_ages.consent_own, set_ages.adult, set_ages.child_view_from)


def _facts(work: Work, sight: cases.Sight, kept: Records) -> ConsentFacts | None:
    return kept.told(sight.case, youth_of(cases.persons(work, sight)), ages(work))


def _overview(work: Work, kept: Records, known: ConsentFacts | None, people: Iterable[Person]) -> Overview:
    if known is None:
        return Overview(ConsentStatus.missing, birth_unknown=True)
    names = {each.id: cases.full_name(each) for each in people}
    return laid_out(known, work.now, names, work.catalogue, kept.asked(work.today))


def _open_only(work: Work, sight: cases.Sight) -> Overview:
    window = SharingWindow
    query = select(window.unit, window.information, window.until_at).where(
        window.case_id == sight.case.id, window.from_at <= work.now, work.now < window.until_at
    )
    rows = work.session.execute(query).all()
    own = [row.until_at for row in rows if row.unit == work.actor.unit]
    open_now = {(row.unit, row.information) for row in rows}
    return Overview(
        ConsentStatus.active,
        until=min(own, default=None),
        kinds=headings(work.catalogue),
        rows=matrix(work.catalogue, (), open_now),
    )


def _waiting(work: Work, case: Case, people: list[Person], kept: Records) -> Waiting:
    youth = youth_of(people)
    shown = _overview(work, kept, kept.told(case, youth, ages(work)), people)
    begun = [gap.since for gap in shown.gaps if gap.blocking and gap.since is not None]
    since = work.now if shown.shares else min(begun, default=case.opened_at)
    return Waiting(case.id, case.number, cases.full_name(youth) if youth else "", shown, since)


def _is_due(work: Work, shown: Overview) -> bool:
    longest = max(work.catalogue.deadlines.consent_expiry_reminder_days)
    return not shown.shares or (shown.until is not None and shown.until <= work.now + timedelta(days=longest))
