"""What can be asked about the log: a page of it, newest first."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import aliased

from sspf import paging
from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.audit.models import AuditEntry
from sspf.cases.models import Case
from sspf.clock import midnight
from sspf.oversight.rules import log as rules
from sspf.oversight.rules.log import Selection
from sspf.work import Work

SHOWN = 50


@dataclass(frozen=True, slots=True)
class LogLine:
    """One row of the log in words. `who` is empty for visitors and for the operator's commands."""

    seq: int
    at: datetime
    account_id: UUID | None
    who: str
    role: str
    what: str
    case_number: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LogPage:
    """A page of the log, the number to go on from when there is more, and everyone who can be asked about."""

    lines: tuple[LogLine, ...]
    older: int | None
    people: tuple[tuple[UUID, str], ...]


def page(work: Work, selection: Selection) -> LogPage:
    """The newest rows of the selection, with every colleague's name, in one statement whatever the number of rows."""
    work.grant(Permission.log_read)
    accounts.admit_directory(work)
    rows = work.session.execute(_statement(selection)).all()
    people = {row.Account.id: row.Account.name for row in rows if row.Account is not None}
    names = {str(account_id): name for account_id, name in people.items()}
    found = sorted((row for row in rows if row.entry is not None), key=lambda row: row.entry.seq, reverse=True)
    shown, last = paging.cut(found, SHOWN)
    lines = tuple(_line(work, row, names) for row in shown)
    older = last.entry.seq if last else None
    return LogPage(lines, older, tuple(sorted(people.items(), key=lambda person: person[1].lower())))


def _statement(selection: Selection) -> Select[AuditEntry, str, Account]:
    """The rows of the page and, beside them, every account: those who did nothing here are still asked about."""
    chosen = select(AuditEntry).where(*_conditions(selection)).order_by(AuditEntry.seq.desc()).limit(SHOWN + 1)
    entry = aliased(AuditEntry, chosen.subquery(), name="entry")
    with_case = select(entry, Case.number, Account).select_from(entry).outerjoin(Case, Case.id == entry.case_id)
    return with_case.join(Account, Account.id == entry.actor_id, full=True)


def _conditions(selection: Selection) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if selection.before is not None:
        conditions.append(AuditEntry.seq < selection.before)
    if selection.from_on is not None:
        conditions.append(AuditEntry.at >= midnight(selection.from_on))
    if selection.until_on is not None:
        conditions.append(AuditEntry.at < midnight(selection.until_on + timedelta(days=1)))
    if selection.account_id is not None:
        conditions.append(AuditEntry.actor_id == selection.account_id)
    if selection.case_number:
        case_id = select(Case.id).where(Case.number == selection.case_number).scalar_subquery()
        conditions.append(AuditEntry.case_id == case_id)
    return conditions


def _line(work: Work, row: Any, names: dict[str, str]) -> LogLine:
    entry, catalogue = row.entry, work.catalogue
    facts = rules.in_words(catalogue, entry.name, json.loads(entry.facts), names)
    return LogLine(
        seq=entry.seq,
        at=entry.at,
        account_id=entry.actor_id,
        who=names.get(str(entry.actor_id), ""),
        role=catalogue.labels["role"].get(entry.role, entry.role),
        what=rules.event_label(catalogue, entry.name),
        case_number=row.number or "",
        facts=tuple(facts),
    )
