"""Tables of the ledger: what was published about persons, as counts that are rounded already. No row tells of a case.

Nothing here is sealed: nothing here is about anybody, and whoever reads it must need no key. Rows are added when a
publication is made and never changed or removed; a guard below refuses both.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, LargeBinary, String, UniqueConstraint, event
from sqlalchemy.orm import Mapped, Mapper, mapped_column, relationship

from sspf.db import Base, Identified, choice
from sspf.errors import Forbidden
from sspf.periods import LONGEST_SLUG
from sspf.releases.rules.states import Counted, Withheld


class PersonRelease(Identified, Base):
    """The publication of one period. `method`: the version of how it is protected. `digest`: of all that it says."""

    __tablename__ = "person_release"

    period: Mapped[str] = mapped_column(String(LONGEST_SLUG), unique=True)
    method: Mapped[str] = mapped_column(String(20))
    made_at: Mapped[datetime]
    digest: Mapped[bytes] = mapped_column(LargeBinary)


class ReleaseTable(Identified, Base):
    """One table with the words it had: which cases it counts, from which day through which; or why it is kept back."""

    __tablename__ = "person_release_table"
    __table_args__ = (UniqueConstraint("release_id", "slug"),)

    release_id: Mapped[UUID] = mapped_column(ForeignKey("person_release.id"), index=True)
    release: Mapped[PersonRelease] = relationship()
    slug: Mapped[str] = mapped_column(String(60))
    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(200))
    definition: Mapped[str] = mapped_column(String(600))
    counted: Mapped[Counted] = choice(Counted)
    first_on: Mapped[date]
    last_on: Mapped[date]
    withheld: Mapped[Withheld | None] = choice(Withheld, nullable=True)


class ReleaseCell(Identified, Base):
    """One rounded count. Nought stands for nought to four."""

    __tablename__ = "person_release_cell"
    __table_args__ = (UniqueConstraint("table_id", "slug"),)

    table_id: Mapped[UUID] = mapped_column(ForeignKey("person_release_table.id"), index=True)
    table: Mapped[ReleaseTable] = relationship()
    slug: Mapped[str] = mapped_column(String(60))
    position: Mapped[int]
    label: Mapped[str] = mapped_column(String(200))
    value: Mapped[int]


def _never(_mapper: Mapper[Any], _connection: Connection, _row: Any) -> None:
    """What has been published is not changed and not removed (R37).

    A statement that goes past the rows is not seen here; what it changed no longer fits its digest, and is not shown.
    """
    raise Forbidden("a publication does not change")


for _table in (PersonRelease, ReleaseTable, ReleaseCell):
    for _moment in ("before_update", "before_delete"):
        event.listen(_table, _moment, _never)
