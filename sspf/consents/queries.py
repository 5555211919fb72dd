"""What can be asked about consent: a case's facts, how it stands, its papers, and what waits for somebody."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Select, select

from sspf.access.permissions import Permission
from sspf.cases.models import Case, Person
from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach
from sspf.cases.rules.people import PersonRole, birthday
from sspf.cases.rules.states import CaseState
from sspf.consents import models
from sspf.consents.models import Records
from sspf.consents.rules import checks
from sspf.consents.rules.facts import ConsentFacts, CustodyKind, ExceptionKind, SignerCapacity, holders_on
from sspf.consents.rules.lines import (
    CustodyLine,
    ExceptionLine,
    Papers,
    RoundLine,
    SignatureLine,
    SignerLine,
    Waiting,
    WithdrawalLine,
)
from sspf.consents.rules.overview import Overview, headings, labels, laid_out, matrix
from sspf.consents.rules.recording import ChildView, CustodySource, ages_of, capacity, kinds_of, left_out
from sspf.consents.rules.standing import ConsentStatus
from sspf.errors import NotFound
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
    for query in (guardians, _papers(case_ids)):
        for first, *rest in work.session.execute(query):
            found[first.case_id].keep(first, *rest)
    return found


def facts(work: Work, sight: reach.Sight) -> ConsentFacts | None:
    """The facts of one case; None while the youth's day of birth is not known."""
    return _facts(work, sight, records(work, [sight.case.id])[sight.case.id])


def overview(work: Work, sight: reach.Sight) -> Overview:
    """How the consent of a case stands now: for the coordinator from the facts, for a partner from what is open."""
    if not work.may(Permission.consent_read):
        return _open_only(work, sight)
    kept = records(work, [sight.case.id])[sight.case.id]
    return _overview(work, kept, _facts(work, sight, kept), case_people.persons(work, sight))


def waiting(work: Work) -> list[Waiting]:
    """Open cases in which a signature is missing or sharing ends within the longest reminder, longest waiting first."""
    if not work.may(Permission.consent_read):
        return []
    idle = (CaseState.closing, CaseState.closed)
    query = (
        select(Case, Person)
        .join(Person, Person.case_id == Case.id)
        .where(Case.state.not_in(idle), reach.reached(work, Permission.consent_read))
    )
    found: dict[UUID, tuple[Case, list[Person]]] = {}
    for case, person in work.session.execute(query):
        found.setdefault(case.id, (case, []))[1].append(person)
    reach.admit(work, Permission.consent_read, found)
    kept = records(work, list(found))
    lines = [_waiting(work, case, people, kept[case.id]) for case, people in found.values()]
    return sorted((line for line in lines if _is_due(work, line.overview)), key=lambda line: line.since)


def papers(work: Work, sight: reach.Sight) -> Papers:
    """How the consent stands, and every paper in it, the newest round first."""
    kept, people = records(work, [sight.case.id])[sight.case.id], case_people.persons(work, sight)
    known, names = _facts(work, sight, kept), {each.id: case_people.full_name(each) for each in people}
    signed = {each.signer_id: each.capacity for each in kept.signatures.values()}
    return Papers(
        _overview(work, kept, known, people),
        tuple(_round_line(work, kept, row, names) for row in reversed(kept.consents.values())),
        tuple(
            ExceptionLine(
                row.id,
                names[row.guardian_id],
                ExceptionKind(row.kind),
                row.evidence,
                row.decided_by,
                row.from_on,
                row.until_on,
            )
            for row in kept.exceptions.values()
        ),
        tuple(SignerLine(each, names[each], capacity) for each, capacity in signed.items()),
        _signers(work, known, names) if known else (),
    )


def custodies(work: Work, sight: reach.Sight) -> tuple[CustodyLine, ...]:
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


def custody(work: Work, sight: reach.Sight, custody_id: UUID) -> CustodyLine:
    """One entry of custody in the case; `NotFound` for any other's."""
    line = next((each for each in custodies(work, sight) if each.id == custody_id), None)
    if line is None:
        raise NotFound
    return line


def youth_of(people: Iterable[Person]) -> Person | None:
    """The young person among a case's people."""
    return next((each for each in people if each.role is PersonRole.youth), None)


def _papers(case_ids: Collection[UUID]) -> Select[models.Consent, models.Signature, models.Withdrawal]:
    consent, signature, withdrawal = models.Consent, models.Signature, models.Withdrawal
    return (
        select(consent, signature, withdrawal)
        .outerjoin(signature, signature.consent_id == consent.id)
        .outerjoin(withdrawal, withdrawal.consent_id == consent.id)
        .where(consent.case_id.in_(case_ids))
        .order_by(consent.prepared_at, consent.id, signature.registered_at, withdrawal.received_at)
    )


def _facts(work: Work, sight: reach.Sight, kept: Records) -> ConsentFacts | None:
    return kept.told(sight.case, youth_of(case_people.persons(work, sight)), ages_of(work.catalogue))


def _overview(work: Work, kept: Records, known: ConsentFacts | None, people: Iterable[Person]) -> Overview:
    if known is None:
        return Overview(ConsentStatus.missing, birth_unknown=True)
    names = {each.id: case_people.full_name(each) for each in people}
    shown = laid_out(known, work.now, names, work.catalogue, kept.asked(work.today))
    return replace(shown, excluded=kept.excluded(work.today))


def _round_line(work: Work, kept: Records, row: models.Consent, names: dict[UUID, str]) -> RoundLine:
    units, kinds = work.catalogue.units, work.catalogue.information
    return RoundLine(
        row.id,
        row.version,
        row.from_on,
        row.until_on,
        work.catalogue.consent_texts[row.text],
        row.ended_at is None and work.today <= row.until_on,
        tuple((unit.id, unit.label) for unit in units.values() if unit.id in row.units),
        tuple((kind.id, kind.label) for kind in kinds.values() if kind.id in row.information),
        tuple(_signature_line(work, each, names) for each in kept.signatures.values() if each.consent_id == row.id),
        tuple(
            WithdrawalLine(
                names[each.signer_id],
                each.received_at,
                labels(units, each.units or ()),
                labels(kinds, each.information or ()),
                each.channel,
            )
            for each in kept.withdrawals.values()
            if each.consent_id == row.id
        ),
        ChildView(row.child_view),
        row.child_view_on,
        row.child_words,
        row.child_reasoning,
    )


def _signers(work: Work, known: ConsentFacts, names: dict[UUID, str]) -> tuple[SignerLine, ...]:
    """Every guardian with custody today, and the youth; from 18 the youth alone (FB 6:2)."""
    own = capacity(known, known.youth_id, work.today)
    adult, decides = own is SignerCapacity.adult_youth, birthday(known.born_on, known.ages.consent_own) <= work.today
    guardians = frozenset() if adult else holders_on(known.custodies, work.today)
    youth = SignerLine(known.youth_id, names[known.youth_id], own, decides)
    lines = (SignerLine(each, names[each], SignerCapacity.guardian) for each in guardians)
    return (*sorted(lines, key=lambda line: line.name), youth)


def _signature_line(work: Work, row: models.Signature, names: dict[UUID, str]) -> SignatureLine:
    units, kinds = [unit for unit, _ in row.scope], [kind for _, kind in row.scope]
    apart = left_out(units, kinds, kinds_of(work.catalogue))
    return SignatureLine(
        names[row.signer_id],
        row.capacity,
        row.signed_on,
        row.registered_at,
        row.until_on,
        labels(work.catalogue.units, units),
        labels(work.catalogue.information, kinds),
        (
            labels(work.catalogue.units, {unit for unit, _ in apart}),
            labels(work.catalogue.information, {kind for _, kind in apart}),
        ),
        row.excluded,
        row.informed_by,
        row.language,
        row.interpreter,
    )


def _open_only(work: Work, sight: reach.Sight) -> Overview:
    kept = Records()
    for row in work.session.execute(_papers([sight.case.id])):
        kept.keep(*row)
    own = [each.until_at for each in sight.openings if each.mine]
    open_now = {(each.unit, each.information) for each in sight.openings}
    return Overview(
        ConsentStatus.active,
        until=min(own, default=None),
        kinds=headings(work.catalogue),
        rows=matrix(work.catalogue, (), open_now),
        excluded=kept.excluded(work.today),
    )


def _waiting(work: Work, case: Case, people: list[Person], kept: Records) -> Waiting:
    youth = youth_of(people)
    shown = _overview(work, kept, kept.told(case, youth, ages_of(work.catalogue)), people)
    begun = [gap.since for gap in shown.gaps if gap.blocking and gap.since is not None]
    since = work.now if shown.shares else min(begun, default=case.opened_at)
    return Waiting(case.id, case.number, case_people.full_name(youth) if youth else "", shown, since)


def _is_due(work: Work, shown: Overview) -> bool:
    longest = max(work.catalogue.deadlines.consent_expiry_reminder_days)
    return not shown.shares or (shown.until is not None and shown.until <= work.now + timedelta(days=longest))
