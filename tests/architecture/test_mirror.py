"""Templates mirror routes, views have seven names, and every word that people read goes through the catalogue."""

import re
from pathlib import Path

import pytest
from flask import Blueprint
from jinja2 import Environment

from sspf.pages import BLUEPRINTS
from tests.architecture.sources import ROOT

TEMPLATES = ROOT / "templates"
SHARED = {"components", "errors"}
VIEWS = {"index", "show", "new", "create", "edit", "update", "destroy"}
NAMES = {"SSPF", "QR"}
"""Names that are the same in every language."""
LAYOUT = {"narrow", "wide", "light", "nbsp", "middot", "ndash"}
"""Class names that fill the block `layout` or `look`, and entities."""


def own_templates() -> list[Path]:
    return [path for path in sorted(TEMPLATES.glob("*/*.html")) if path.parent.name not in SHARED]


def endpoints() -> set[str]:
    """Every view as blueprint and function, from the blueprints themselves."""
    return {f"{each.name}.{name}" for each in BLUEPRINTS for name in _functions(each)}


def _functions(blueprint: Blueprint) -> set[str]:
    names = set()
    for function in blueprint.deferred_functions:
        cells = [cell.cell_contents for cell in function.__closure__ or ()]
        names |= {cell.__name__ for cell in cells if callable(cell) and getattr(cell, "__name__", "") in VIEWS}
    return names


def bare_words(source: str) -> list[str]:
    """Words of a template that stand outside gettext: text between tags, and labels in attributes."""
    data = "".join(text if kind == "data" else "\x00" for _, kind, text in Environment(autoescape=True).lex(source))
    labels = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"\x00]+)"', data)
    text = re.sub(r"<[^>]*>", " ", re.sub(r"<!--.*?-->|<(script|style).*?</\1>", " ", data, flags=re.DOTALL))
    words = re.findall(r"[^\W\d_]{2,}", " ".join([text.replace("\x00", " "), *labels]))
    return [word for word in words if word not in NAMES and word not in LAYOUT]


def test_every_template_of_a_package_is_named_after_its_view() -> None:
    app_endpoints = endpoints()
    strays = [
        f"{path.parent.name}/{path.name}"
        for path in own_templates()
        if not path.name.startswith("_") and f"{path.parent.name}.{path.stem}" not in app_endpoints
    ]
    assert strays == []


def test_every_word_that_people_read_goes_through_the_catalogue() -> None:
    bare = {path.relative_to(TEMPLATES).as_posix(): bare_words(path.read_text()) for path in TEMPLATES.rglob("*.html")}
    assert {name: words for name, words in bare.items() if words} == {}


@pytest.mark.parametrize(
    "source", ["<p>Hej</p>", '<a title="Stäng">{{ x }}</a>', "<p>{{ _('Hej') }} och</p>", '<img alt="Bild">']
)
def test_a_bare_word_is_seen(source: str) -> None:
    assert bare_words(source)


@pytest.mark.parametrize("source", ['<p>{{ _("Hej") }}</p>', "<p>{# en kommentar #}</p>", "<p>SSPF · {{ x }}</p>"])
def test_what_goes_through_the_catalogue_is_left_alone(source: str) -> None:
    assert not bare_words(source)
