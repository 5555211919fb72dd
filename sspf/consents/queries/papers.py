"""A case's papers: rounds, signatures, withdrawals, exceptions."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach
from sspf.cases.rules.people import birthday
from sspf.catalogue.consents import consent_text_hash
from sspf.catalogue.entries import Entry
from sspf.consents import models
from sspf.consents.models import Records
from sspf.consents.queries.facts import records, told
from sspf.consents.queries.standing import laid_open
from sspf.consents.rules.facts import ConsentFacts, ExceptionKind, SignerCapacity, holders_on
from sspf.consents.rules.lines import (
    ExceptionLine,
    Papers,
    RefusalLine,
    RoundLine,
    SignatureLine,
    SignerLine,
    WithdrawalLine,
    Words,
)
from sspf.consents.rules.overview import labels
from sspf.consents.rules.recording import ChildView, capacity, crossed, kinds_of, left_out
from sspf.consents.rules.signing import SigningMethod
from sspf.work import Work


def papers(work: Work, sight: reach.Sight) -> Papers:
    """How the consent stands, and every paper in it, the newest round first."""
    kept, people = records(work, [sight.case.id])[sight.case.id], case_people.persons(work, sight)
    known, names = told(work, sight, kept), {each.id: case_people.full_name(each) for each in people}
    signed = {each.signer_id: each.capacity for each in kept.signatures.values()}
    return Papers(
        laid_open(work, kept, known, people),
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
        kept.edition,
    )


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
        left_out(crossed(row.units, row.information), kinds_of(work.catalogue)),
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
        tuple(_refusal_lines(kept, row, names)),
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
    units, kinds = work.catalogue.units, work.catalogue.information
    return SignatureLine(
        row.id,
        names[row.signer_id],
        row.capacity,
        row.signed_on,
        row.registered_at,
        row.until_on,
        _said(row.scope, units, kinds),
        row.excluded,
        row.informed_by,
        row.language,
        row.interpreter,
        row.text_hash or consent_text_hash(work.catalogue.consent_texts[row.consent.text]),
        row.method or SigningMethod.paper,
    )


def _said(
    scope: list[list[str]], units: Mapping[str, Entry], kinds: Mapping[str, Entry]
) -> tuple[tuple[str, Words], ...]:
    """What was said yes to: units that may be told the same stand together."""
    open_to = {unit: labels(kinds, {kind for of, kind in scope if of == unit}) for unit, _ in scope}
    alike: dict[Words, set[str]] = {}
    for unit in units:
        if unit in open_to:
            alike.setdefault(open_to[unit], set()).add(unit)
    return tuple((", ".join(labels(units, of)), told) for told, of in alike.items())


def _refusal_lines(kept: Records, row: models.Consent, names: dict[UUID, str]) -> Iterator[RefusalLine]:
    signed = [(each.signer_id, each.registered_at) for each in kept.signatures.values() if each.consent_id == row.id]
    for each in kept.refusals.values():
        if each.consent_id == row.id:
            later = any(who == each.signer_id and at > each.registered_at for who, at in signed)
            yield RefusalLine(names[each.signer_id], each.said_on, each.channel, not later)
