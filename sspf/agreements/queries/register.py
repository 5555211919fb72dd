"""The register: every agreement with where it stands today, and one with all that belongs to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.agreements import rules
from sspf.agreements.models import AGREEMENT_ZONES, Agreement, AgreementReview, told
from sspf.agreements.rules import STANDING, AgreementKind, AgreementState, AgreementTerms
from sspf.attachments import queries as attachments
from sspf.attachments.rules.intake import MediaType
from sspf.crypto.scope import Scope, Zone
from sspf.errors import NotFound
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement with where it stands today. `review_due`: it is time to look it through."""

    id: UUID
    kind: AgreementKind
    state: AgreementState
    terms: AgreementTerms
    parties: tuple[str, ...]
    areas: tuple[str, ...]
    version: int
    follows_id: UUID | None
    has_file: bool
    review_due: bool


@dataclass(frozen=True, slots=True)
class Review:
    """A day on which an agreement was looked through, and what came of it."""

    held_on: date
    note: str


@dataclass(frozen=True, slots=True)
class AgreementView:
    """One agreement, the one it follows, those that follow it, and its reviews, the latest first."""

    line: AgreementLine
    follows: AgreementLine | None
    followers: tuple[AgreementLine, ...]
    reviews: tuple[Review, ...]


def register(work: Work) -> list[AgreementLine]:
    """Every agreement: what is to be looked through first, then by when that is. One statement."""
    _admit(work, Permission.agreement_read)
    rows = list(work.session.scalars(select(Agreement)))
    lines = [_line(work, row, rows) for row in rows]
    return sorted(lines, key=lambda each: (each.state not in STANDING, each.terms.review_on, each.terms.title))


def show(work: Work, agreement_id: UUID) -> AgreementView:
    """One agreement in two statements; `NotFound` for one that does not exist."""
    lines = {each.id: each for each in register(work)}
    if agreement_id not in lines:
        raise NotFound
    line = lines[agreement_id]
    query = select(AgreementReview).where(AgreementReview.agreement_id == agreement_id)
    reviews = [
        Review(told(row.held_on), row.note)
        for row in work.session.scalars(query.order_by(AgreementReview.recorded_at.desc()))
    ]
    followers = tuple(each for each in lines.values() if each.follows_id == agreement_id)
    follows = lines[line.follows_id] if line.follows_id else None
    return AgreementView(line, follows, followers, tuple(reviews))


def row(work: Work, permission: Permission, agreement_id: UUID) -> Agreement:
    """The row of one agreement, with the register's key admitted; `NotFound` for one that does not exist."""
    _admit(work, permission)
    found = work.session.get(Agreement, agreement_id)
    if found is None:
        raise NotFound
    return found


def paper(work: Work, agreement_id: UUID) -> tuple[MediaType, bytes]:
    """The signed agreement as it was scanned; `NotFound` where there is none."""
    found = row(work, Permission.agreement_read, agreement_id)
    if found.file_id is None:
        raise NotFound
    return attachments.loose(work, Scope.agreements(), Zone.municipal, found.file_id)


def to_review(work: Work) -> list[AgreementLine]:
    """Agreements that it is time to look through, the earliest first."""
    return [each for each in register(work) if each.review_due]


def _admit(work: Work, permission: Permission) -> None:
    work.grant(permission)
    work.admit(Scope.agreements(), AGREEMENT_ZONES)


def _line(work: Work, found: Agreement, rows: Iterable[Agreement]) -> AgreementLine:
    terms = terms_of(found)
    follow = (each for each in rows if each.follows_id == found.id and each.kind is AgreementKind.renewal)
    state = rules.state_on(work.today, terms.from_on, terms.until_on, (told(each.from_on) for each in follow))
    before = work.catalogue.deadlines.agreement_review_days_before
    return AgreementLine(
        found.id,
        found.kind,
        state,
        terms,
        tuple(label for label in (*(_party(work, each) for each in terms.parties), terms.others) if label),
        tuple(work.catalogue.areas[each].label for each in terms.areas),
        found.version,
        found.follows_id,
        found.file_id is not None,
        state in STANDING and rules.is_due(terms.review_on, work.today, before),
    )


def _party(work: Work, party: str) -> str:
    found = work.catalogue.agencies.get(party) or work.catalogue.partners[party]
    return found.label


def terms_of(found: Agreement) -> AgreementTerms:
    """What the agreement says."""
    return AgreementTerms(
        title=found.title,
        parties=tuple(found.parties),
        others=found.others,
        purposes=found.purposes,
        subjects=found.subjects,
        areas=tuple(found.areas),
        paragraph=found.paragraph,
        from_on=told(found.from_on),
        until_on=found.until_on,
        review_on=told(found.review_on),
        reference=found.reference,
        text=found.text,
    )


def reviewed(work: Work) -> list[tuple[UUID, date]]:
    """Every agreement that was looked through, with the day, once for each time."""
    _admit(work, Permission.agreement_read)
    return [(row.agreement_id, told(row.held_on)) for row in work.session.scalars(select(AgreementReview))]
