"""An agreement is written down, put right, renewed or added to; what it followed stays as it was (protocol item 11)."""

from dataclasses import fields
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.agreements import rules
from sspf.agreements.models import AGREEMENT_ZONES, Agreement
from sspf.agreements.queries import register
from sspf.agreements.rules import SIGNS, STANDING, AgreementKind, AgreementProblem, AgreementTerms
from sspf.audit import events
from sspf.cases.rules.nameless import check_texts
from sspf.cases.rules.names_in_text import known_words
from sspf.crypto.scope import Scope
from sspf.errors import Refused
from sspf.work import Work

LISTS = ("parties", "areas")
STORED = tuple(each.name for each in fields(AgreementTerms) if each.name != "nameless")


def record(work: Work, terms: AgreementTerms) -> UUID:
    """Write down an agreement that stands by itself."""
    work.grant(Permission.agreement_write)
    work.keys.make_missing(Scope.agreements(), AGREEMENT_ZONES)
    return _add(work, terms, AgreementKind.first, None)


def follow(work: Work, agreement_id: UUID, kind: AgreementKind, terms: AgreementTerms) -> UUID:
    """Write down what renews an agreement or adds to it. The old one stays, and is replaced on the new one's first day.

    Raises `Refused` for an agreement that has ended or was renewed already.
    """
    line = register.show(work, agreement_id).line
    work.grant(Permission.agreement_write)
    if line.state not in STANDING:
        raise Refused(AgreementProblem.nothing_to_renew)
    return _add(work, terms, kind, agreement_id)


def correct(work: Work, agreement_id: UUID, terms: AgreementTerms, seen: int | None) -> None:
    """Put right what was written down wrongly. What the parties have agreed anew is written as a renewal instead."""
    row = register.row(work, Permission.agreement_write, agreement_id)
    work.same_version(row, seen, register.terms_of(row).texts)
    _fill(work, row, terms)
    work.record(events.AgreementChanged(row.id))


def _add(work: Work, terms: AgreementTerms, kind: AgreementKind, follows_id: UUID | None) -> UUID:
    row = Agreement(kind=kind, follows_id=follows_id, file_id=None, recorded_at=work.now)
    _fill(work, row, terms)
    work.add(row)
    work.record(events.AgreementRecorded(row.id, kind))
    return row.id


def _fill(work: Work, row: Agreement, terms: AgreementTerms) -> None:
    if (problem := rules.terms_problem(terms)) is not None:
        raise Refused(*problem)
    words = {name: text for name, text in terms.texts.items() if name not in SIGNS}
    signs = {name: terms.texts[name] for name in SIGNS}
    check_texts(signs, frozenset(), vouched=True)  # they name nobody, but a personal number fits there too
    check_texts(words, known_words(work.catalogue), terms.nameless)
    for name in STORED:
        value = getattr(terms, name)
        setattr(row, name, list(value) if name in LISTS else value)
