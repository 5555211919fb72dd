"""Every word the program counts up has its Swedish label, and no label is left without a word."""

from __future__ import annotations

import enum
import importlib
from pathlib import Path
from types import ModuleType

import pytest

from sspf.catalogue.agencies import AgencyKind
from sspf.catalogue.coherence import OWN_ENUMS, missing_labels, section_name
from sspf.catalogue.loader import Catalogue
from sspf.errors import ConfigurationError
from tests.catalogue.conftest import Desk

ROOT = Path(__file__).parents[2]
BESIDE_RULES = {"sspf.access.roles", "sspf.activities", "sspf.sheets.problems", "sspf.states"}
"""Modules outside the rules whose enumerations people meet on the screen."""


def speaks_to_people(name: str) -> bool:
    return name in BESIDE_RULES or "rules" in name.split(".") or name.startswith("sspf.catalogue.")


def modules() -> list[ModuleType]:
    paths = sorted(path.relative_to(ROOT).with_suffix("") for path in (ROOT / "sspf").rglob("*.py"))
    names = [".".join(path.parts).removesuffix(".__init__") for path in paths]
    return [importlib.import_module(name) for name in names if speaks_to_people(name)]


def enumerations() -> list[type[enum.StrEnum]]:
    """Each enumeration where it is written; a package may pass one on."""
    return [
        value
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, enum.StrEnum) and value.__module__ == module.__name__
    ]


ENUMERATIONS = enumerations()


def test_the_walk_meets_the_catalogues_own_enumerations_and_the_roles() -> None:
    assert set(OWN_ENUMS) <= set(ENUMERATIONS)
    assert "role" in {section_name(cls) for cls in ENUMERATIONS}


@pytest.mark.parametrize("cls", ENUMERATIONS, ids=section_name)
def test_every_member_has_a_label_and_every_label_a_member(cls: type[enum.StrEnum], shipped: Catalogue) -> None:
    assert list(missing_labels(shipped.labels, cls)) == []
    assert all(shipped.label(member) for member in cls)


def test_no_two_enumerations_share_a_part_of_the_file() -> None:
    sections = [section_name(cls) for cls in ENUMERATIONS]

    assert sorted(set(sections)) == sorted(sections)


def test_the_label_of_a_member_is_the_municipalitys_own_word(desk: Desk) -> None:
    desk.edit("labels.toml", "Enskild huvudman", "Fristående skola")

    assert desk.load().label(AgencyKind.independent_school) == "Fristående skola"


def test_a_word_without_a_label_is_an_error_of_the_file(shipped: Catalogue) -> None:
    class NewThing(enum.StrEnum):
        first = "first"

    with pytest.raises(ConfigurationError, match=r"labels\.toml: new_thing\.first – saknas"):
        shipped.label(NewThing.first)
