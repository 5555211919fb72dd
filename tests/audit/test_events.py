"""The log is written with every change, verifies afterwards, and holds no text that a person typed."""

import enum
import json
from dataclasses import fields
from datetime import date
from types import NoneType
from typing import Any, get_args, get_type_hints
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from sspf.access.actor import SYSTEM
from sspf.audit import events
from sspf.audit.facts import Event, Kind, Slug
from sspf.audit.models import AuditEntry
from tests.browser import Visitor
from tests.house import House

ALLOWED = {UUID, date, bool, int, enum.StrEnum, Slug}
EVENTS = [
    each
    for each in vars(events).values()
    if isinstance(each, type) and issubclass(each, Event) and each not in (Event, events.Read, events.Access)
]


def parts(hint: Any) -> set[Any]:
    """The types a field may hold, taken out of unions and tuples."""
    inner = {part for each in get_args(hint) if each is not ... for part in parts(each)}
    return (inner or {hint}) - {NoneType}


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_an_event_holds_ids_numbers_days_and_members_and_never_text(event: type[Event]) -> None:
    hints = get_type_hints(event)
    assert all(parts(hints[field.name]) <= ALLOWED for field in fields(event))


def test_text_is_not_taken_for_an_id_of_config() -> None:
    for typed in ("Alva Provsson", "alva provsson", "", "å", "x" * 61):
        with pytest.raises(ValueError, match="not a slug"):
            Slug(typed)


def test_the_walk_meets_every_sort_of_event() -> None:
    assert {each.kind for each in EVENTS} == set(Kind)


def test_facts_are_plain_json(house: House) -> None:
    one, other = uuid4(), uuid4()
    with house.work("koordinator") as work:
        work.record(events.CasesListed((one, other)), events.SeatLeft(one, Slug("rektor-norr"), date(2026, 11, 22)))
        work.commit()
    with house.work(SYSTEM, writing=False) as work:
        rows = work.session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(2)).all()
    assert json.loads(rows[1].facts) == {"case_ids": [str(one), str(other)]}
    assert json.loads(rows[0].facts) == {"account_id": str(one), "seat": "rektor-norr", "until_on": "2026-11-22"}


def test_the_log_tells_who_in_which_role_and_about_which_case(house: House) -> None:
    case_id = uuid4()
    with house.work("kurator") as work:
        work.record(events.CaseRead(case_id))
        work.commit()
    with house.work(SYSTEM, writing=False) as work:
        row = work.session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(1)).one()
    assert (row.actor_id, row.role, row.case_id) == (house.ids["kurator"], "participant", case_id)
    assert row.at == house.clock()


def test_the_chain_is_whole_after_an_ordinary_days_work(visitor: Visitor, house: House) -> None:
    visitor.get("/logga-in")
    visitor.post("/logga-in", status=422, email="koordinator@demo.example", password="fel lösenord")
    visitor.sign_in("administrator").follow()
    visitor.fill("/konton/ny", name="Maja Ny", email="maja@demo.example", role="participant", unit="skola-norr")
    visitor.get("/arenden", status=403)
    visitor.post("/logga-ut", status=303)
    with house.work(SYSTEM, writing=False) as work:
        assert work.faults_of_log() == []


def test_the_chain_has_no_gap_when_a_unit_of_work_is_undone(house: House) -> None:
    for stays in (True, False, True):
        with house.work("koordinator") as work:
            work.record(events.CaseRead(uuid4()))
            if stays:
                work.commit()
    with house.work(SYSTEM, writing=False) as work:
        assert work.faults_of_log() == []
