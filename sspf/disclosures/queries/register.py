"""The register of releases as plain values: a page of it, and one line with every version."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select

from sspf import paging
from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.catalogue.provisions import RecipientKind
from sspf.disclosures.models import Disclosure, DisclosureVersion
from sspf.disclosures.queries import reach
from sspf.disclosures.rules.terms import Decision, Informed, Notice, Release, Subject
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class DisclosureLine:
    """A release in the list."""

    id: UUID
    number: int
    released_at: datetime
    subject: str
    recipient: str
    statute: str
    corrected: bool


@dataclass(frozen=True, slots=True)
class Written:
    """One version of a release: when and by whom it was written, and all that it says."""

    version: int
    recorded_at: datetime
    recorded_by: str
    provision: str
    statute: str
    label: str
    source: str
    subject: Subject
    release: Release
    answers: tuple[tuple[str, str, str], ...]
    decision: Decision
    notice: Notice
    correction: str


@dataclass(frozen=True, slots=True)
class DisclosureView:
    """A line of the register: what it says now, and what it said before, the latest first."""

    id: UUID
    number: int
    version: int
    unit: str
    information_request_id: UUID | None
    now: Written
    before: tuple[Written, ...]


def page(work: Work, before: int | None = None) -> list[DisclosureLine]:
    """The own unit's releases, newest number first: a page, and one more when older ones follow."""
    unit = reach.own_unit(work, Permission.disclosure_read)
    latest = and_(DisclosureVersion.disclosure_id == Disclosure.id, DisclosureVersion.version == Disclosure.version)
    query = select(Disclosure, DisclosureVersion).join(DisclosureVersion, latest).where(Disclosure.unit == unit.id)
    if before is not None:
        query = query.where(Disclosure.number < before)
    rows = work.session.execute(query.order_by(Disclosure.number.desc()).limit(paging.FETCHED)).all()
    reach.admit(work, Permission.disclosure_read, [line for line, _ in rows])
    return [_line(*row) for row in rows]


def show(work: Work, disclosure_id: UUID) -> DisclosureView:
    """One line with every version."""
    line = reach.disclosure(work, Permission.disclosure_read, disclosure_id)
    accounts.admit_directory(work)
    query = (
        select(DisclosureVersion, Account)
        .join(Account, Account.id == DisclosureVersion.recorded_by)
        .where(DisclosureVersion.disclosure_id == line.id)
        .order_by(DisclosureVersion.version.desc())
    )
    now, *before = (_written(row, account.name) for row, account in work.session.execute(query))
    unit = work.catalogue.units[line.unit].label
    asked = line.information_request_id
    return DisclosureView(line.id, line.number, line.version, unit, asked, now, tuple(before))


def released_for(work: Work, request_id: UUID) -> UUID | None:
    """The release that was entered as the answer to a request, if any."""
    return work.session.scalars(
        select(Disclosure.id).where(Disclosure.information_request_id == request_id)
    ).one_or_none()


def _line(line: Disclosure, row: DisclosureVersion) -> DisclosureLine:
    at = datetime.fromisoformat(row.released_at)
    return DisclosureLine(line.id, line.number, at, row.subject_name, row.recipient, row.wording[0], line.version > 1)


def _written(row: DisclosureVersion, name: str) -> Written:
    statute, label, source, _ = row.wording
    at = datetime.fromisoformat(row.released_at)
    return Written(
        version=row.version,
        recorded_at=row.recorded_at,
        recorded_by=name,
        provision=row.provision,
        statute=statute,
        label=label,
        source=source,
        subject=row.subject(),
        release=Release(row.what, RecipientKind(row.recipient_kind), row.recipient, at, row.channel),
        answers=tuple((key, question, answer) for key, question, answer in row.answers),
        decision=Decision(row.decided_by, row.authority, row.child_best),
        notice=_notice(row),
        correction=row.correction or "",
    )


def _notice(row: DisclosureVersion) -> Notice:
    youth, guardians = Informed(row.youth_informed), Informed(row.guardians_informed)
    return Notice(youth, row.youth_words, guardians, row.guardians_words)
