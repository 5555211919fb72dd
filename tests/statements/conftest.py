"""A case in which everyone takes part and the family has said yes: built once, and each test has its own copy."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events as audit
from sspf.audit.models import AuditEntry
from sspf.cases.actions import progress
from sspf.cases.queries import reach
from sspf.errors import Refused
from sspf.statements.actions import sharing
from sspf.statements.rules.terms import ReleaseTerms
from sspf.work import Work
from tests.factories import cases, consents, statements
from tests.factories.cases import Family
from tests.house import House, move_in
from tests.infrastructure.houses import Template


@dataclass(frozen=True)
class Village:
    """A house with one case in it."""

    house: House
    family: Family


@pytest.fixture(scope="session")
def founded(sqlite_template: Template, tmp_path_factory: pytest.TempPathFactory) -> tuple[Template, Family]:
    """The case: two guardians have said yes to four units, each with somebody who takes part."""
    folder = tmp_path_factory.mktemp("village") / "house"
    house = move_in(sqlite_template.folder, folder, sqlite_template.ids)
    family = consents.given(house, statements.UNITS).family
    for who in statements.STAFF.values():
        cases.take_part(house, family.case_id, who)
    house.close()
    return Template(folder, sqlite_template.ids), family


@pytest.fixture
def village(founded: tuple[Template, Family], tmp_path: Path) -> Iterator[Village]:
    """One's own copy of it, on SQLite: the clause that decides who reads is tried on both databases in test_access."""
    template, family = founded
    house = move_in(template.folder, tmp_path / "village", template.ids)
    yield Village(house, family)
    house.close()


@pytest.fixture
def family(village: Village) -> Family:
    """The case's family."""
    return village.family


def refused(house: House, who: str, act: Callable[[Work], object]) -> tuple[object, str | None]:
    """Why somebody may not do something, and at which field."""
    with house.work(who) as work, pytest.raises(Refused) as refusal:
        act(work)
    return refusal.value.reason, refusal.value.field


def windows(house: House, case_id: UUID, *pairs: tuple[str, str]) -> None:
    """Let the consent open these pairs of unit and kind, and nothing else."""
    with house.work("koordinator") as work:
        reach.find(work, Permission.case_manage, case_id)
        spans = [(unit, kind, work.now, work.now + timedelta(days=200)) for unit, kind in pairs]
        progress.share(work, case_id, spans)
        work.record(audit.CaseChanged(case_id))
        work.commit()


def happened(house: House, name: str) -> list[dict[str, object]]:
    """The facts of every event of a kind, in order."""
    with house.work("granskare", writing=False) as work:
        query = select(AuditEntry.facts).where(AuditEntry.name == name).order_by(AuditEntry.seq)
        return [json.loads(each) for each in work.session.scalars(query)]


def give(case_id: UUID, statement_id: UUID, *units: str, family: bool = False) -> Callable[[Work], None]:
    """The act of sharing a statement with units or the family."""
    terms = ReleaseTerms(frozenset(units), family)
    return lambda work: sharing.share(work, case_id, statement_id, terms, None)
