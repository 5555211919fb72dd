"""docs/architecture.md draws the floors that the import contract enforces, and no package escapes them."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from tests.architecture.sources import ROOT

DRAWING = ROOT / "docs" / "architecture.md"
FOUNDATION = {
    "access",
    "audit",
    "catalogue",
    "crypto",
    "demo",
    "sheets",
    "web",
}  # packages with rooms of their own making
FENCED = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)
FLOOR = re.compile(r"\s*(?:\d+\s+)?(\w+(?: \| \w+)*)")


def contract(identity: str) -> dict[str, Any]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return next((each for each in contracts if each.get("id") == identity), {})


def enforced() -> list[str]:
    return [re.sub(r"[()]", "", layer) for layer in contract("floors")["layers"]]


def drawn(document: str) -> list[str]:
    """The floors in the fenced block that names plans, top first: one per line, neighbours with a bar between."""
    blocks = [block for block in FENCED.findall(document) if re.search(r"\bplans \| groups\b", block)]
    lines = blocks[0].splitlines() if blocks else []
    return [match.group(1) for match in map(FLOOR.match, lines) if match]


@pytest.mark.skipif(not DRAWING.exists(), reason="docs/architecture.md is not written yet")
def test_the_floors_are_drawn_as_they_are_enforced() -> None:
    assert drawn(DRAWING.read_text()) == enforced()


def test_every_domain_package_keeps_to_the_six_rooms() -> None:
    packages = {path.parent.name for path in (ROOT / "sspf").glob("*/__init__.py")}
    assert set(contract("rooms")["containers"]) == {f"sspf.{package}" for package in packages - FOUNDATION}


def test_a_drawing_is_read_with_numbers_and_comments_or_without() -> None:
    document = (
        "# Floors\n```\nnothing\n```\n```text\n 2  app      the factory\n 1  plans | groups   siblings\nerrors\n```\n"
    )
    assert drawn(document) == ["app", "plans | groups", "errors"]
