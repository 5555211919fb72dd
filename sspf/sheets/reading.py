"""Tables in files from elsewhere as rows of plain values: CSV in any dress, and XLSX.

Nothing of the file is trusted. What it may cost is bounded before it is spent: bytes, unpacked bytes, rows and columns.
Formulas are read as the values they had; links, pictures and everything else in a workbook are never looked at.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sspf.errors import Refused
from sspf.sheets import csv_files, workbooks
from sspf.sheets.problems import SheetProblem

LARGEST: Final = 5_000_000
"""Bytes of a file: hundreds of thousands of cells."""
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
LONGEST: Final = 500
"""Characters of a cell that are kept; what we look for is shorter."""

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file: its line, counted from 1, and its cells. None and "" are empty cells."""

    line: int
    values: tuple[Value, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return all(each in (None, "") for each in self.values)

    def texts(self) -> Iterator[str]:
        """The cells that are text."""
        return (each for each in self.values if isinstance(each, str) and each)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a workbook, or the whole of a CSV file. Empty rows are left out, lines are those of the file."""

    rows: tuple[Row, ...]


def read(content: bytes) -> tuple[Table, ...]:
    """The tables of a file, in their order, those without rows left out. Raises `Refused` with a `SheetProblem`."""
    if len(content) > LARGEST:
        raise Refused(SheetProblem.too_large)
    raw = workbooks.sheets(content, MOST_ROWS, MOST_COLUMNS) if _is_packed(content) else [csv_files.rows(content)]
    room, found = MOST_ROWS, []
    for sheet in raw:
        table = Table(tuple(_rows(sheet, room)))
        room -= len(table.rows)
        if table.rows:
            found.append(table)
    if not found:
        raise Refused(SheetProblem.empty)
    return tuple(found)


def _is_packed(content: bytes) -> bool:
    """Whether it is some kind of archive or a program's own file; by its first bytes, never by its name."""
    return content[:4] in (workbooks.ZIP, workbooks.EMPTY_ZIP) or content.startswith(workbooks.OLE)


def _rows(sheet: Iterator[tuple[int, list[object]]], room: int) -> Iterator[Row]:
    for line, cells in sheet:
        if len(cells) > MOST_COLUMNS:
            raise Refused(SheetProblem.too_wide)
        row = Row(line, tuple(map(_plain, cells)))
        if row.is_empty:
            continue
        if room == 0:
            raise Refused(SheetProblem.too_many_rows)
        room -= 1
        yield row


def _plain(cell: object) -> Value:
    """A cell as text, number or day. A day with a time is its day; a truth is what stands in the cell."""
    if isinstance(cell, bool):
        return "SANT" if cell else "FALSKT"
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, int | float | date):
        return cell
    text = "" if cell is None else str(cell)[:LONGEST]
    if not text.isprintable():
        text = "".join(each for each in text if unicodedata.category(each) != "Cf")
    return " ".join(text.split())
