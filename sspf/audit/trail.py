"""Append to the log and verify it: each row's digest covers its content and the digest of the row before."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, insert, select, update
from sqlalchemy.orm import Session

from sspf.audit.events import Event
from sspf.audit.models import AuditEntry, AuditHead
from sspf.crypto.mac import chain_digest, same
from sspf.crypto.seal import DataKey

TABLE = AuditEntry.__table__
Row = Mapping[str, Any]
HEAD = 1
START = bytes(32)
BATCH = 500
BELOW_ALL = -(2**31)
"""Where the reading begins: a row that somebody slipped in under number 1 is read too."""


@dataclass(frozen=True, slots=True)
class By:
    """Who did it, in which role, when."""

    actor_id: UUID | None
    role: str
    at: datetime


class Fault(StrEnum):
    """What `verify` can find."""

    head_missing = "head_missing"
    gap = "gap"
    changed = "changed"
    broken_link = "broken_link"
    cut_off = "cut_off"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault and the row number at which it shows."""

    fault: Fault
    seq: int


def begin(session: Session) -> None:
    """Make the head of an empty chain; done once, when the installation is made."""
    session.execute(insert(AuditHead).values(id=HEAD, seq=0, digest=START))


def append(session: Session, key: DataKey, events: Sequence[Event], by: By) -> None:
    """Add the events in order. The head row is locked here, last in the unit, and held until the commit."""
    head = session.execute(select(AuditHead.seq, AuditHead.digest).where(AuditHead.id == HEAD).with_for_update()).one()
    seq, digest = head
    rows = []
    for event in events:
        seq += 1
        row = _row(seq, event, by, digest)
        digest = chain_digest(key, *_content(row))
        rows.append({**row, "digest": digest})
    session.execute(insert(AuditEntry), rows)
    session.execute(update(AuditHead).where(AuditHead.id == HEAD).values(seq=seq, digest=digest))


def verify(session: Session, key: DataKey) -> list[Finding]:
    """Every changed, removed, inserted or reordered row, by number; an empty list when the chain is whole."""
    head = session.get(AuditHead, HEAD)
    if head is None:
        return [Finding(Fault.head_missing, 0)]
    findings: list[Finding] = []
    seq, digest, last = 0, START, BELOW_ALL
    while numbers := session.scalars(_numbers_after(last)).all():
        for number, row in _rows(session, numbers):
            if number != seq + 1:
                findings.append(Finding(Fault.gap, number))
            if row is not None and not same(row["previous"], digest):
                findings.append(Finding(Fault.broken_link, number))
            if row is None or not same(row["digest"], chain_digest(key, *_content(row))):
                findings.append(Finding(Fault.changed, number))
            seq, digest = number, row["digest"] if row is not None else START
        last = numbers[-1]
    if (seq, digest) != (head.seq, head.digest):
        findings.append(Finding(Fault.cut_off, head.seq))
    return findings


def _numbers_after(seq: int) -> Select[int]:
    return select(AuditEntry.seq).where(AuditEntry.seq > seq).order_by(AuditEntry.seq).limit(BATCH)


def _rows(session: Session, numbers: Sequence[int]) -> list[tuple[int, Row | None]]:
    """The rows in order; None stands for a row with something its columns cannot hold, such as a time in words."""
    query = select(TABLE).where(TABLE.c.seq.in_(numbers)).order_by(TABLE.c.seq)
    try:
        rows = [dict(row) for row in session.execute(query).mappings()]
    except (ValueError, TypeError, LookupError):
        if len(numbers) == 1:
            return [(numbers[0], None)]
        return [row for number in numbers for row in _rows(session, [number])]
    return [(row["seq"], row if _holds_bytes(row) else None) for row in rows]


def _holds_bytes(row: Row) -> bool:
    """SQLite stores text in a binary column if it is told to."""
    return isinstance(row["previous"], bytes) and isinstance(row["digest"], bytes)


def _row(seq: int, event: Event, by: By, previous: bytes) -> dict[str, object]:
    return {
        "seq": seq,
        "at": by.at,
        "actor_id": by.actor_id,
        "role": by.role,
        "kind": event.kind,
        "name": type(event).__name__,
        "case_id": getattr(event, "case_id", None),
        "facts": json.dumps(event.facts(), sort_keys=True),
        "previous": previous,
    }


def _content(row: Row) -> list[bytes]:
    """The row as bytes in one fixed order: what the digest covers."""
    names = ("seq", "actor_id", "role", "kind", "name", "case_id", "facts")
    return [row["at"].isoformat().encode(), *(str(row[name]).encode() for name in names), row["previous"]]
