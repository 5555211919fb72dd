"""Tables as workbooks and CSV for other programs: what somebody typed stays text and is never a formula (S12).

In a workbook a cell is text by its type, exactly as typed, and marked so that it stays text when somebody edits it. A
CSV has no types, so there an apostrophe stands before whatever a program could take for a formula (decision 0065).
"""

import csv as standard
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv; charset=utf-8"

Cell = str | int | float | date | None
Row = Sequence[Cell]

LONGEST_TEXT: Final = 32_767
"""What a cell of a workbook holds."""
LONGEST_NAME: Final = 31
WIDEST: Final = 60

_STARTS: Final = "=+\\-@＝＋－＠"
_FORMULA: Final = re.compile(rf"\s*[{_STARTS}]")
_FORMULA_IN_CSV: Final = re.compile(rf"""(?:^|(?<=[;,\t\r\n]))(?=[\s"]*[{_STARTS}])|^(?=[\t\r])""")
_UNWRITABLE: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_OPTIONS: Final = {
    "in_memory": True,  # no copy of anything on disk
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: a name, the words above the columns, and rows of texts, numbers and days. None is an empty cell."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Row]


def workbook(sheets: Iterable[Sheet], title: str, author: str, made_at: datetime) -> bytes:
    """The sheets as one XLSX. `made_at` is the only time in it: the same values give the same bytes.

    Raises `ValueError` for a text that no cell holds: nothing is cut.
    """
    file = io.BytesIO()
    with Workbook(file, _OPTIONS) as book:
        book.set_properties({"title": title, "author": author, "created": made_at.replace(tzinfo=None)})
        for each in sheets:
            _write(book, each)
    return file.getvalue()


def csv(sheet: Sheet) -> bytes:
    """One table as CSV for a Swedish Excel: UTF-8 with BOM, semicolons, decimal commas, every text in quotes."""
    lines = io.StringIO(newline="")
    writer = standard.writer(lines, delimiter=";", quoting=standard.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerows([_spelt(each) for each in row] for row in (sheet.columns, *sheet.rows))
    return b"\xef\xbb\xbf" + lines.getvalue().encode()


def neutral(text: str) -> str:
    """A text for a CSV: an apostrophe before each place where some program would begin to read a formula."""
    return _FORMULA_IN_CSV.sub("'", _writable(text))


def _write(book: Workbook, sheet: Sheet) -> None:
    page = book.add_worksheet(_name(sheet.name))
    plain = {"valign": "top"}
    heading = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, **plain})
    formats = (book.add_format(plain), book.add_format({**plain, "quote_prefix": True}))
    for column, words in enumerate(sheet.columns):
        _put_text(page, (0, column), words, heading)
        page.set_column(column, column, _width(sheet, column))
    for line, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row):
            _put(page, (line, column), value, formats)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _put(page: Worksheet, place: tuple[int, int], value: Cell, formats: tuple[Format, Format]) -> None:
    """Put a value where it stands: each kind by its own method, so that none is guessed."""
    match value:
        case None:
            return
        case str():
            _put_text(page, place, value, formats[bool(_FORMULA.match(value))])
        case date():
            page.write_datetime(*place, value, None)
        case _:
            page.write_number(*place, value, formats[0])


def _put_text(page: Worksheet, place: tuple[int, int], text: str, how: Format) -> None:
    if len(text) > LONGEST_TEXT:
        raise ValueError("no cell holds a text this long")
    page.write_string(*place, _writable(text), how)


def _width(sheet: Sheet, column: int) -> int:
    texts = (sheet.columns[column], *(_shown(row[column]) for row in sheet.rows))
    return min(WIDEST, 2 + max(len(line) for text in texts for line in _lines(text)))


def _lines(text: str) -> Iterator[str]:
    yield from text.splitlines() or [""]


def _shown(value: Cell) -> str:
    return "" if value is None else str(value)


def _spelt(value: Cell) -> str | int:
    """A value as a Swedish Excel reads it: whole numbers bare, all else in quotes."""
    match value:
        case str():
            return neutral(value)
        case int():
            return value
        case float():
            return f"{value:.10g}".replace(".", ",")
        case _:
            return _shown(value)


def _name(name: str) -> str:
    """A name that a workbook takes: short, without the characters that formulas use for sheets."""
    return _NOT_IN_NAMES.sub(" ", name)[:LONGEST_NAME].strip("' ")


def _writable(text: str) -> str:
    """Without what no file of text can hold; what cannot be written shows as a replacement character."""
    return _UNWRITABLE.sub("\ufffd", text)
