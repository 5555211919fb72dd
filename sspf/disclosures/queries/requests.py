"""The request log as plain values: who asked for what, and what was answered (law R19)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, select

from sspf import paging
from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.disclosures.models import InformationRequest, InformationRequestVersion
from sspf.disclosures.queries import reach, register
from sspf.disclosures.rules.terms import AnswerTerms, RequestAnswer, RequestTerms
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request in the list. Without `answer` it waits."""

    id: UUID
    number: int
    received_on: date
    subject: str
    asked_by: str
    statute: str
    answer: RequestAnswer | None


@dataclass(frozen=True, slots=True)
class Asked:
    """One version of a request: what was asked and, once there is one, the answer."""

    version: int
    recorded_at: datetime
    recorded_by: str
    statute: str
    label: str
    asked: RequestTerms
    answered: AnswerTerms | None
    correction: str


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request: what it says now and said before, and the release that followed. `opens`: the unit may say yes."""

    id: UUID
    number: int
    version: int
    unit: str
    opens: bool
    now: Asked
    before: tuple[Asked, ...]
    disclosure_id: UUID | None


def page(work: Work, before: int | None = None) -> list[RequestLine]:
    """The requests that came to the own unit, newest number first: a page, and one more when older ones follow."""
    unit = reach.own_unit(work, Permission.disclosure_read)
    line, row = InformationRequest, InformationRequestVersion
    latest = and_(row.information_request_id == line.id, row.version == line.version)
    query = select(line, row).join(row, latest).where(line.unit == unit.id)
    if before is not None:
        query = query.where(line.number < before)
    rows = work.session.execute(query.order_by(line.number.desc()).limit(paging.FETCHED)).all()
    reach.admit(work, Permission.disclosure_read, [each for each, _ in rows])
    return [_line(*each) for each in rows]


def show(work: Work, request_id: UUID) -> RequestView:
    """One request with every version."""
    line = reach.information_request(work, Permission.disclosure_read, request_id)
    now, *before = versions(work, line)
    unit = work.catalogue.units[line.unit]
    opens = work.catalogue.provisions[now.asked.provision].opens_for(unit.basis)
    followed = register.released_for(work, line.id)
    return RequestView(line.id, line.number, line.version, unit.label, opens, now, tuple(before), followed)


def versions(work: Work, line: InformationRequest) -> list[Asked]:
    """Every version of a request that the actor reaches, the latest first."""
    accounts.admit_directory(work)
    row = InformationRequestVersion
    query = select(row, Account).join(Account, Account.id == row.recorded_by)
    found = work.session.execute(query.where(row.information_request_id == line.id).order_by(row.version.desc()))
    return [_asked(each, account.name) for each, account in found]


def _line(line: InformationRequest, row: InformationRequestVersion) -> RequestLine:
    answer = RequestAnswer(row.answer) if row.answer else None
    return RequestLine(line.id, line.number, row.received, row.subject_name, row.asked_by, row.wording[0], answer)


def _asked(row: InformationRequestVersion, name: str) -> Asked:
    statute, label, *_ = row.wording
    asked = RequestTerms(row.provision, row.subject(), row.asked_by, row.asked_for, row.received, row.channel)
    return Asked(row.version, row.recorded_at, name, statute, label, asked, _answered(row), row.correction or "")


def _answered(row: InformationRequestVersion) -> AnswerTerms | None:
    if not row.answer or row.answered_on is None:
        return None
    return AnswerTerms(RequestAnswer(row.answer), row.reason, row.decided_by, row.authority, row.answered_on)
