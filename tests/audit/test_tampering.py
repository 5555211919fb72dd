"""Whoever changes the log outside the application is found out, whatever single thing is changed."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, Table, delete, insert, select, text, update
from sqlalchemy.orm import Session

from sspf.access.actor import SYSTEM
from sspf.access.roles import Role
from sspf.audit import events, trail
from sspf.audit.facts import Kind
from sspf.audit.models import AuditEntry, AuditHead
from sspf.audit.trail import Fault, Finding
from sspf.crypto.scope import Purpose, Scope, Zone
from sspf.crypto.seal import DataKey
from tests.house import House

ENTRY, HEAD = cast(Table, AuditEntry.__table__), cast(Table, AuditHead.__table__)
ROWS = 200
HOW_OFTEN = {"sqlite": 1000, "postgresql": 100}
SEED = 20261123


def chain(house: House) -> tuple[DataKey, int]:
    """A log of some two hundred rows of every sort, its key and its last number."""
    rng, case_id = random.Random(SEED), uuid4()
    for who in ("koordinator", "kurator", "administrator", "granskare"):
        with house.work(who) as work:
            for _ in range(ROWS // 4):
                work.record(rng.choice(sorts(case_id, work.actor_id)))
            work.commit()
    with house.work(SYSTEM, writing=False) as work:
        work.admit(Scope.audit(), [Zone.restricted])
        last = work.session.scalars(select(AuditHead.seq)).one()
        return work.keys.release(Scope.audit(), Zone.restricted, Purpose.read), last


def sorts(case_id: UUID, account_id: UUID) -> list[events.Event]:
    return [
        events.CaseRead(case_id),
        events.CasesListed((case_id, uuid4())),
        events.PersonChanged(case_id, uuid4()),
        events.LoggedIn(account_id),
        events.AccountChanged(account_id, Role.participant, events.Slug("skola-norr")),
    ]


@contextmanager
def tampered(house: House, tamper: Callable[[Connection], Any]) -> Iterator[Session]:
    """The log as it is after somebody was at it; taken back afterwards."""
    with house.installation.engine.connect() as connection:
        tamper(connection)
        with Session(connection) as session:
            yield session
        connection.rollback()


def change(column: str, value: Callable[[random.Random, Any], Any]) -> Callable[..., Any]:
    def tamper(connection: Connection, rng: random.Random, last: int) -> None:
        seq = rng.randint(1, last)
        now = connection.execute(select(ENTRY.c[column]).where(ENTRY.c.seq == seq)).scalar_one()
        other = value(rng, now)
        assert other != now
        connection.execute(update(ENTRY).where(ENTRY.c.seq == seq).values({column: other}))

    return tamper


def flip(rng: random.Random, value: bytes) -> bytes:
    place = rng.randrange(len(value))
    return value[:place] + bytes([value[place] ^ 1 << rng.randrange(8)]) + value[place + 1 :]


def another(*choices: Any) -> Callable[[random.Random, Any], Any]:
    return lambda rng, now: rng.choice([each for each in choices if each != now])


def remove(connection: Connection, rng: random.Random, last: int) -> None:
    connection.execute(delete(ENTRY).where(ENTRY.c.seq == rng.randint(1, last)))


def insert_copy(connection: Connection, rng: random.Random, last: int) -> None:
    row = connection.execute(select(ENTRY).where(ENTRY.c.seq == rng.randint(1, last))).mappings().one()
    connection.execute(insert(ENTRY).values({**row, "seq": rng.choice([last + 1, last + 7, 0, -3])}))


def swap(connection: Connection, rng: random.Random, last: int) -> None:
    one, other = rng.sample(range(1, last + 1), 2)
    for old, new in ((one, -1), (other, one), (-1, other)):
        connection.execute(update(ENTRY).where(ENTRY.c.seq == old).values(seq=new))


def move_head(connection: Connection, rng: random.Random, last: int) -> None:
    row = connection.execute(select(ENTRY.c.seq, ENTRY.c.digest).where(ENTRY.c.seq == rng.randint(1, last - 1))).one()
    values = rng.choice([{"seq": row.seq}, {"digest": row.digest}, {"seq": row.seq, "digest": row.digest}, {"id": 2}])
    connection.execute(update(HEAD).values(values))


def cut_tail(connection: Connection, rng: random.Random, last: int) -> None:
    connection.execute(delete(ENTRY).where(ENTRY.c.seq > rng.randint(0, last - 1)))


TAMPERINGS: dict[str, Callable[..., Any]] = {
    "seq": change("seq", lambda rng, now: now + 1000 + rng.randrange(1000)),
    "at": change("at", lambda rng, now: now + timedelta(microseconds=rng.randint(1, 10**9))),
    "actor_id": change("actor_id", lambda rng, now: rng.choice([uuid4(), None]) if now else uuid4()),
    "role": change("role", another(*Role)),
    "kind": change("kind", another(*Kind)),
    "name": change("name", another("CaseRead", "CaseChanged", "LoggedOut")),
    "case_id": change("case_id", lambda rng, now: rng.choice([uuid4(), None]) if now else uuid4()),
    "facts": change("facts", lambda rng, now: now.replace(now[rng.randrange(len(now))], "0", 1) + " "),
    "previous": change("previous", flip),
    "digest": change("digest", flip),
    "remove": remove,
    "insert": insert_copy,
    "swap": swap,
    "head": move_head,
    "tail": cut_tail,
}


def test_every_column_of_the_log_is_tampered_with() -> None:
    assert set(ENTRY.c.keys()) <= TAMPERINGS.keys()


def test_every_random_tampering_with_a_single_row_is_found(house: House) -> None:
    key, last = chain(house)
    rng = random.Random(SEED)
    missed = []
    for _ in range(HOW_OFTEN[house.installation.engine.dialect.name]):
        name = rng.choice(list(TAMPERINGS))
        with tampered(house, partial(TAMPERINGS[name], rng=rng, last=last)) as session:
            if not trail.verify(session, key):
                missed.append(name)
    assert missed == []
    with tampered(house, lambda _: None) as session:
        assert trail.verify(session, key) == []


@pytest.mark.parametrize(
    ("tamper", "finding"),
    [
        ("UPDATE audit_entry SET name = 'CaseChanged' WHERE seq = 17", Finding(Fault.changed, 17)),
        ("DELETE FROM audit_entry WHERE seq = 17", Finding(Fault.gap, 18)),
        ("DELETE FROM audit_entry WHERE seq > 50", Finding(Fault.cut_off, 50)),
        ("DELETE FROM audit_head", Finding(Fault.head_missing, 0)),
    ],
)
def test_the_finding_tells_what_and_where(house: House, tamper: str, finding: Finding) -> None:
    key, last = chain(house)
    expected = Finding(finding.fault, last) if finding.fault is Fault.cut_off else finding
    with tampered(house, lambda connection: connection.execute(text(tamper))) as session:
        assert expected in trail.verify(session, key)


@pytest.mark.parametrize("column", ["at", "actor_id", "kind", "case_id", "previous"])
def test_a_row_that_cannot_even_be_read_is_found_and_the_rest_is_still_verified(
    sqlite_house: House, column: str
) -> None:
    key, _last = chain(sqlite_house)
    tamper = f"UPDATE audit_entry SET {column} = 'något helt annat' WHERE seq IN (17, 40)"  # noqa: S608
    with tampered(sqlite_house, lambda connection: connection.execute(text(tamper))) as session:
        found = {each.seq for each in trail.verify(session, key) if each.fault is Fault.changed}
    assert found == {17, 40}


def test_a_log_is_verified_only_under_its_own_key(sqlite_house: House) -> None:
    _key, last = chain(sqlite_house)
    with tampered(sqlite_house, lambda _: None) as session:
        findings = trail.verify(session, DataKey(uuid4(), bytes(32)))
    assert [each.seq for each in findings] == list(range(1, last + 1))
