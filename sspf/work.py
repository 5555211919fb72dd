"""One unit of work: session, actor, time, keys and events; commits once and refuses silence."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Table, TextClause, event
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.orm.exc import StaleDataError

from sspf import clock
from sspf.access.actor import Actor
from sspf.access.permissions import Permission
from sspf.access.policy import Grant, grant_of, may
from sspf.audit import trail
from sspf.audit.facts import Event, Kind
from sspf.catalogue.loader import Catalogue
from sspf.crypto.fields import DESK
from sspf.crypto.keydesk import KeyDesk, Requester
from sspf.crypto.scope import Purpose, Scope, Zone
from sspf.crypto.seal import DataKey
from sspf.db import UNAUDITED, WRITING
from sspf.errors import Conflict, Forbidden, Overtaken
from sspf.installation import Installation


class SilentChange(Exception):
    """Rows changed and no event was recorded: a fault in the code, never the user's."""


@contextmanager
def begin(installation: Installation, actor: Actor, writing: bool = True) -> Iterator["Work"]:
    """A unit of work that ends with the block; what was not committed is undone."""
    work = Work(installation, actor, writing)
    try:
        yield work
    finally:
        work.close()


@dataclass
class Work:
    """One request or command."""

    installation: Installation
    actor: Actor
    writing: bool = True
    events: list[Event] = field(default_factory=list)
    changed: bool = False
    committed: bool = False

    def __post_init__(self) -> None:
        self.now = self.installation.now()
        self.keys = KeyDesk(self.installation.vault, Requester(self.actor.account_id, self.actor.role))
        self.keys.admit(Scope.audit(), [Zone.restricted], Purpose.write)  # so that it is fetched with the first others
        engine = self.installation.engine.execution_options(**{WRITING: self.writing})
        self.session = Session(engine, expire_on_commit=False, info={DESK: self.keys})
        event.listen(self.session, "before_flush", self._notice_flush)
        event.listen(self.session, "do_orm_execute", self._notice_statement)

    @property
    def today(self) -> date:
        """The local day of this unit of work."""
        return clock.local_date(self.now)

    @property
    def catalogue(self) -> Catalogue:
        """The municipality's own data."""
        return self.installation.catalogue

    @property
    def actor_id(self) -> UUID:
        """The account behind this unit of work; raises `Forbidden` for the public and for commands, which have none."""
        if self.actor.account_id is None:
            raise Forbidden("nobody is signed in")
        return self.actor.account_id

    def identify(self, actor: Actor) -> None:
        """The visitor turned out to be this account. An identified unit keeps its account."""
        if self.actor.account_id not in (None, actor.account_id):
            raise Forbidden("the actor of a unit of work does not change")
        self.actor = actor
        self.keys.requester = Requester(actor.account_id, actor.role)

    def may(self, permission: Permission) -> bool:
        """Whether the actor's role has the permission at all."""
        return may(self.actor, permission)

    def grant(self, permission: Permission) -> Grant:
        """The actor's grant for a permission; raises `Forbidden` when there is none."""
        grant = grant_of(self.actor, permission)
        if grant is None:
            raise Forbidden(permission)
        return grant

    def admit(self, scope: Scope, zones: Iterable[Zone]) -> None:
        """Access to a scope was decided; its keys may be released to this actor for these zones."""
        self.keys.admit(scope, zones, Purpose.read, Purpose.write)

    def add(self, *rows: Any) -> None:
        """Put new rows into this unit of work."""
        self.session.add_all(rows)

    def record(self, *events: Event) -> None:
        """Note what happened; written to the log at the commit, in the same transaction."""
        self.events.extend(events)

    def same_version(self, row: Any, seen: int | None, theirs: dict[str, str]) -> None:
        """Raise `Conflict` when `row` was saved since the user saw version `seen`; otherwise count the version up."""
        if seen is not None and row.version != seen:
            raise Conflict(row.version, theirs)
        row.version += 1

    def flush(self) -> None:
        """Write to the database without ending the unit. What someone changed or made meanwhile raises `Overtaken`."""
        try:
            self.session.flush()
        except StaleDataError as error:
            raise Overtaken from error

    def commit(self) -> None:
        """End the unit: everything with its events, or nothing. Raises `SilentChange` for a change without event."""
        self.flush()
        if self.changed and not any(each.kind is not Kind.read for each in self.events):
            raise SilentChange("rows changed and no event was recorded")
        if self.events:
            self._append_events()
        self.session.commit()
        self.committed = True
        self.keys.close()

    def undo(self) -> None:
        """Take back everything that was not committed; the unit may go on, for instance to show the form again."""
        self.session.expunge_all()  # first, so that what was read before, such as who is asking, can still be read
        self.session.rollback()
        self.events.clear()
        self.changed = False

    def close(self) -> None:
        """Undo what was not committed and forget the keys."""
        self.session.close()
        self.keys.close()

    def faults_of_log(self) -> list[trail.Finding]:
        """Every row of the log that was changed, removed, inserted or moved outside the application."""
        return trail.verify(self.session, self._chain_key(Purpose.read))

    def _chain_key(self, purpose: Purpose) -> DataKey:
        self.keys.admit(Scope.audit(), [Zone.restricted], purpose)
        return self.keys.release(Scope.audit(), Zone.restricted, purpose)

    def _append_events(self) -> None:
        key = self._chain_key(Purpose.write)
        by = trail.By(self.actor.account_id, self.actor.role, self.now)
        trail.append(self.session, key, self.events, by)

    def _notice_flush(self, session: Session, *_: Any) -> None:
        rows = (*session.new, *session.deleted, *(row for row in session.dirty if session.is_modified(row)))
        self.changed = self.changed or any(UNAUDITED not in row.__table__.info for row in rows)

    def _notice_statement(self, state: ORMExecuteState) -> None:
        if isinstance(state.statement, TextClause):
            self.changed = self.changed or not state.statement.text.lstrip().lower().startswith("select")
        elif state.is_insert or state.is_update or state.is_delete:
            tables = state.bind_mapper.tables if state.bind_mapper is not None else []
            exempt = tables and all(isinstance(each, Table) and UNAUDITED in each.info for each in tables)
            self.changed = self.changed or not exempt
