"""Lägesbild and cases never meet: not in a table, not in an import, not on a page (R75)."""

import ast
from dataclasses import replace

import pytest

import sspf.app  # noqa: F401  # brings every model
from sspf.catalogue.situations import SituationPart
from sspf.db import Base
from sspf.settings import PROJECT
from sspf.situations.models.counts import AreaCount, CountImport, CountLedger, PlacedFigures
from sspf.situations.models.reports import (
    SituationAnswer,
    SituationEdition,
    SituationFigure,
    SituationMeasure,
    SituationReport,
)
from tests.architecture.sources import ROOT
from tests.browser import FAMILY, Visitor
from tests.factories import cases, situations
from tests.house import House, read_catalogue

TABLES = {
    each.__tablename__
    for each in (
        AreaCount,
        CountImport,
        CountLedger,
        PlacedFigures,
        SituationAnswer,
        SituationEdition,
        SituationFigure,
        SituationMeasure,
        SituationReport,
    )
}
MAY_KNOW = {"sspf.cases.rules.nameless", "sspf.cases.rules.names_in_text", "sspf.cases.rules.numbers_in_text"}
"""The rules that keep persons out, and the form that asks; nothing that holds one."""
PERSONAL = {"case_id", "person_id", "youth_id", "participant_id", "referral_id", "group_id", "plan_id"}


@pytest.mark.parametrize("part", SituationPart)
def test_r71_a_checklist_without_one_of_the_parts_is_an_error_of_the_configuration(part: SituationPart) -> None:
    lists = read_catalogue(PROJECT / "config").situations
    rest = {key: each for key, each in lists.questions.items() if each.part is not part}
    assert list(replace(lists, questions=rest).problems()) == [("questions", f'ingen fråga har part = "{part}"')]


def test_r75_every_table_of_the_package_is_looked_at_here() -> None:
    found = {each.class_.__tablename__ for each in Base.registry.mappers if "situations" in each.class_.__module__}
    assert found == TABLES


@pytest.mark.parametrize("name", sorted(TABLES))
def test_r75_no_column_of_a_lagesbild_or_a_count_points_at_a_case_or_a_person(name: str) -> None:
    table = Base.metadata.tables[name]
    pointed = {key.column.table.name for key in table.foreign_keys}
    assert pointed <= TABLES | {"account"}, "the account is who brought a file or published"
    assert not {column.name for column in table.columns} & PERSONAL


def test_r75_no_table_of_anything_else_points_at_a_lagesbild() -> None:
    others = (table for name, table in Base.metadata.tables.items() if name not in TABLES)
    assert [str(key.column) for table in others for key in table.foreign_keys if key.column.table.name in TABLES] == []


def test_r75_the_package_imports_nothing_that_holds_a_case() -> None:
    known = set()
    for path in (ROOT / "sspf" / "situations").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sspf."):
                known |= {f"{node.module}.{each.name}" for each in node.names} | {str(node.module)}
    domains = {each for each in known if each.split(".")[1] in {"cases", "consents", "referrals", "attachments"}}
    held = {each for each in domains if not any(each.startswith(name) or name.startswith(each) for name in MAY_KNOW)}
    assert held <= {"sspf.cases.forms.nameless", "sspf.cases.forms.nameless.NamelessForm"}


def test_complaint_p15_places_and_cases_stand_in_no_list_together(sqlite_house: House) -> None:
    family = cases.family(sqlite_house)
    situation_id = situations.published(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    for path in ("/lagesbilder", f"/lagesbilder/{situation_id}", "/lagesbilder/filer"):
        page = visitor.get(path)
        assert FAMILY not in page.text
        links = {each.get("href") or "" for each in page.all("a")}
        assert not [each for each in links if str(family.case_id) in each]
    links = {each.get("href") or "" for each in visitor.get("/arenden").all("a")}
    assert not [each for each in links if each.startswith("/lagesbilder/")]
