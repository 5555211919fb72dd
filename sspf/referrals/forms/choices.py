"""What a list offers: entries of the catalogue in use today, and members of an enumeration with their words."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from wtforms import Field

from sspf.catalogue.entries import Entry, choosable
from sspf.web import current

Member = TypeVar("Member", bound=StrEnum)
CatalogueEntry = TypeVar("CatalogueEntry", bound=Entry)


def entries(table: Mapping[str, CatalogueEntry]) -> list[tuple[str, str]]:
    """The entries that may be chosen today, in file order."""
    return [(each.id, each.label) for each in choosable(table, current.work().today).values()]


def members(offered: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """Each member with its word."""
    return [(each.value, current.catalogue().label(each)) for each in offered]


def chosen(of: type[Member], field: Field) -> Member | None:
    """The member that was chosen in a field, or None; also for a word that is not on the list."""
    return of(field.data) if field.data and not field.errors else None
