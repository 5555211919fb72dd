"""The log: chained rows that are only ever added, and the head that the next row must follow."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from sspf.audit.facts import Kind
from sspf.db import UNAUDITED, Base, choice


class AuditEntry(Base):
    """One event: when, who, in which role, what, about which case; and its place in the chain."""

    __tablename__ = "audit_entry"
    __table_args__ = {"info": {UNAUDITED: "it is the log"}}

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor_id: Mapped[UUID | None] = mapped_column(index=True)
    role: Mapped[str]
    kind: Mapped[Kind] = choice(Kind)
    name: Mapped[str]
    case_id: Mapped[UUID | None] = mapped_column(index=True)
    facts: Mapped[str] = mapped_column(Text)
    previous: Mapped[bytes] = mapped_column(LargeBinary)
    digest: Mapped[bytes] = mapped_column(LargeBinary)


class AuditHead(Base):
    """The last row's number and digest: one row, locked last in every unit of work, so that the chain has no gap."""

    __tablename__ = "audit_head"
    __table_args__ = {"info": {UNAUDITED: "it is the log"}}

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary)
