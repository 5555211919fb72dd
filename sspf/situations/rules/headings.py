"""Knows where a table says what its columns are: below titles, in any order, by any of the names in `config/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sspf.catalogue.situations import ImportColumns
from sspf.errors import Refused
from sspf.sheets.reading import Row, Table
from sspf.situations.rules.words import by_names, plain

LOOKED_AT: Final = 40
"""Rows from the top in which the headings are looked for."""
NEEDED: Final = ("area", "week", "kind", "count")


class FileProblem(StrEnum):
    """Why no row of a file is taken in; the label tells what to do."""

    about_persons = "about_persons"
    personal_number = "personal_number"
    names = "names"
    no_headings = "no_headings"
    no_area = "no_area"
    no_week = "no_week"
    no_kind = "no_kind"
    no_count = "no_count"
    heading_twice = "heading_twice"
    say_source = "say_source"


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column holds what, and the rows below the headings. What else a file has is never looked at again."""

    columns: Mapping[str, int]
    rows: tuple[Row, ...]


def find(tables: tuple[Table, ...], columns: ImportColumns) -> Layout:
    """The headings of the first table that has them all. Raises `Refused` with a `FileProblem`.

    What is missing is said of the row that comes closest. A heading that belongs to a person stops the whole file.
    """
    meant = by_names({name: getattr(columns, name) for name in ("refused", "source", "year", *NEEDED)})
    closest: dict[str, int] = {}
    for table in tables:
        for place, row in enumerate(table.rows[:LOOKED_AT]):
            found = _meanings(row, meant)
            if all(name in found for name in NEEDED):
                return Layout(found, table.rows[place + 1 :])
            closest = max(closest, found, key=len)
    missing = [name for name in NEEDED if name not in closest]
    raise Refused(FileProblem(f"no_{missing[0]}") if len(missing) < len(NEEDED) - 1 else FileProblem.no_headings)


def _meanings(row: Row, meant: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    headings = {plain(cell): place for place, cell in enumerate(row.values) if isinstance(cell, str) and cell}
    for heading, place in headings.items():
        name = meant.get(heading)
        if name == "refused":
            raise Refused(FileProblem.about_persons)
        if name is not None and name in found:
            raise Refused(FileProblem.heading_twice)
        if name is not None:
            found[name] = place
    return found
