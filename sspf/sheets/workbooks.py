"""Workbooks (XLSX): unpacked within bounds, stripped to the cells, and only then given to the library that reads them.

A workbook is an archive of XML. What it says of its own sizes is not believed: each part is unpacked with a count,
cells are counted by where they say they stand, and the library gets a new archive with the few parts that hold cells.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from sspf.errors import Refused
from sspf.sheets.problems import SheetProblem

ZIP: Final = b"PK\x03\x04"
EMPTY_ZIP: Final = b"PK\x05\x06"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How older Excel files begin, and those with a password."""

MOST_PARTS: Final = 500
LARGEST_UNPACKED: Final = 40_000_000
CHUNK: Final = 1 << 16

_NEEDED: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/styles\.xml|xl/sharedStrings\.xml|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_MACROS: Final = re.compile(r".*(vbaProject|vbaData|macrosheets/).*", re.IGNORECASE)
_COUNTS: Final = ("count", "uniqueCount")
_PLACE: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})", re.IGNORECASE)

Cells = Iterator[tuple[int, list[object]]]


def sheets(content: bytes, most_rows: int, most_columns: int) -> list[Cells]:
    """Line and cells of each row, sheet by sheet, hidden sheets left out. Raises `Refused` with a `SheetProblem`."""
    if content.startswith(OLE):
        raise Refused(SheetProblem.locked)
    parts = _unpacked(content)
    for name, part in parts.items():
        _look_through(part, _SHEET.fullmatch(name) is not None, most_rows, most_columns)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(_packed(parts)))
        shown = [
            each.name
            for each in book.sheets_metadata
            if each.typ is SheetTypeEnum.WorkSheet and each.visible is SheetVisibleEnum.Visible
        ]
        return [_cells(book, name) for name in shown]
    except (CalamineError, OSError, ValueError):
        raise Refused(SheetProblem.damaged) from None


def _cells(book: CalamineWorkbook, name: str) -> Cells:
    sheet = book.get_sheet_by_name(name)
    return enumerate((list(row) for row in sheet.to_python(skip_empty_area=False)), 1)


def _unpacked(content: bytes) -> dict[str, bytes]:
    """The parts that hold cells, within bounds whatever the archive says of itself."""
    found: dict[str, bytes] = {}
    room = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) > MOST_PARTS:
                raise Refused(SheetProblem.unpacks_too_large)
            if any(_MACROS.fullmatch(name) for name in names):
                raise Refused(SheetProblem.macros)
            for name in filter(_NEEDED.fullmatch, dict.fromkeys(names)):
                found[name] = _part(archive, name, room)
                room -= len(found[name])
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise Refused(SheetProblem.damaged) from None
    if not any(map(_SHEET.fullmatch, found)):
        raise Refused(SheetProblem.other_kind)
    return found


def _part(archive: zipfile.ZipFile, name: str, room: int) -> bytes:
    chunks: list[bytes] = []
    with archive.open(name) as part:
        while chunk := part.read(CHUNK):
            room -= len(chunk)
            if room < 0:
                raise Refused(SheetProblem.unpacks_too_large)
            chunks.append(chunk)
    return b"".join(chunks)


def _packed(parts: dict[str, bytes]) -> bytes:
    """A new archive of these parts alone, which cannot be read in two ways."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def _look_through(part: bytes, is_sheet: bool, most_rows: int, most_columns: int) -> None:
    """Refuse XML that brings its own definitions, and cells so far out that the table would not fit in memory."""
    seen = _Extent(most_rows, most_columns)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_definitions
    parser.StartElementHandler = seen.element if is_sheet else seen.counted
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, LookupError, ValueError):  # no XML, in no alphabet, with numbers that are none
        raise Refused(SheetProblem.damaged) from None


def _refuse_definitions(*_: Any) -> None:
    raise Refused(SheetProblem.damaged)


class _Extent:
    """Counts rows and columns as the reader will: by the places that cells name, or one by one where they name none."""

    def __init__(self, most_rows: int, most_columns: int) -> None:
        self.most_rows, self.most_columns = most_rows, most_columns
        self.row, self.column = 0, 0

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """A row or a cell begins."""
        local = name.rpartition(" ")[2]
        if local == "row":
            said = attributes.get("r", str(self.row + 1))
            self._go(int(said) if said.isascii() and said.isdigit() else 0, 0)
        elif local == "c" and "r" in attributes:
            found = _PLACE.fullmatch(attributes["r"])
            self._go(int(found[2]) if found else 0, _column(found[1]) if found else 0)
        elif local == "c":
            self._go(self.row, self.column + 1)

    def counted(self, _name: str, attributes: dict[str, str]) -> None:
        """An element that may say how many there are in it: the library makes room for so many before it looks."""
        for said in filter(None, map(attributes.get, _COUNTS)):
            if int(said) > self.most_rows * self.most_columns:
                raise Refused(SheetProblem.damaged)

    def _go(self, row: int, column: int) -> None:
        if row < 1:
            raise Refused(SheetProblem.damaged)
        if row > self.most_rows:
            raise Refused(SheetProblem.too_many_rows)
        if column > self.most_columns:
            raise Refused(SheetProblem.too_wide)
        self.row, self.column = row, column


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
