"""Append to the log and verify it: each row's digest covers its content and the digest of the row before."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from sspf.audit.events import Event
from sspf.audit.models import AuditEntry, AuditHead
from sspf.crypto.mac import chain_digest, same
from sspf.crypto.seal import DataKey

HEAD = 1
START = bytes(32)


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
    seq, digest = 0, START
    for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.seq).execution_options(yield_per=1000)):
        if entry.seq != seq + 1:
            findings.append(Finding(Fault.gap, entry.seq))
        if not same(entry.previous, digest):
            findings.append(Finding(Fault.broken_link, entry.seq))
        if not same(entry.digest, chain_digest(key, *_content(vars(entry)))):
            findings.append(Finding(Fault.changed, entry.seq))
        seq, digest = entry.seq, entry.digest
    if (seq, digest) != (head.seq, head.digest):
        findings.append(Finding(Fault.cut_off, head.seq))
    return findings


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


def _content(row: Mapping[str, Any]) -> list[bytes]:
    """The row as bytes in one fixed order: what the digest covers."""
    names = ("seq", "actor_id", "role", "kind", "name", "case_id", "facts")
    return [row["at"].isoformat().encode(), *(str(row[name]).encode() for name in names), row["previous"]]
