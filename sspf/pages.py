"""Every page there is: each module of a domain's views has one blueprint, and none needs to be listed.

A view that is found here and does not say who may reach it keeps the application from starting; a test keeps a row by
hand for each of them.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Final

from flask import Blueprint

from sspf.web import health

HERE: Final = Path(__file__).parent


def _views() -> Iterator[ModuleType]:
    """The modules of views, domain by domain in alphabetical order."""
    for domain in sorted(each.name for each in iter_modules([str(HERE)]) if each.ispkg):
        if (HERE / domain / "views.py").exists():
            yield import_module(f"sspf.{domain}.views")
        for name in sorted(each.name for each in iter_modules([str(HERE / domain / "views")])):
            yield import_module(f"sspf.{domain}.views.{name}")


def _blueprints() -> Iterator[Blueprint]:
    """The blueprints, those of helpers between the views left out: a module without one has no page."""
    yield health.blueprint
    for module in _views():
        if isinstance(found := getattr(module, "blueprint", None), Blueprint):
            yield found


BLUEPRINTS: Final = tuple(_blueprints())
