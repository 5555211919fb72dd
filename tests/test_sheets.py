"""Tables for other programs: what was typed comes out as typed, and no program takes any of it for a formula."""

import csv
import io
import re
import zipfile
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from sspf.sheets import writing
from sspf.sheets.writing import Cell, Sheet

MADE_AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
FORMULA = re.compile(r"[\s\"]*[=+\-@＝＋－＠]")
STRIPPED = re.compile(r"[\t\r]")
"""What some programs take away before they look at a cell."""
HOSTILE = (
    "=1+1",
    '=HYPERLINK("https://example.invalid";"klicka")',
    "+46480",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    " \n =1+1",
    "＝1+1",
    "möten,=1+1",
    'möten;"=1+1',
    "rad\n=1+1",
    "'=1+1",
)
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.sampled_from("=+-@\t\r\n;,\"' aå1_x0041")),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=40),
)


def sheet(*rows: tuple[Cell, ...]) -> Sheet:
    return Sheet("Nyckeltal", tuple(f"Kolumn {number}" for number in range(len(rows[0]))), rows)


def opened(content: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [list(row) for row in book.get_sheet_by_index(0).to_python(skip_empty_area=False)]


def made(*sheets: Sheet) -> bytes:
    return writing.workbook(sheets, "Nyckeltal", "Exempelkommun", MADE_AT)


def read(content: bytes, delimiter: str = ";") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


@given(st.lists(texts, min_size=1, max_size=6))
@example(list(HOSTILE))
def test_every_text_comes_out_of_a_workbook_as_it_was_typed(typed: list[str]) -> None:
    assert [row[0] for row in opened(made(sheet(*((each,) for each in typed))))[1:]] == typed


@given(st.lists(texts, min_size=1, max_size=6))
@example(list(HOSTILE))
def test_no_cell_of_a_csv_begins_as_a_formula_in_whatever_way_it_is_cut_into_cells(typed: list[str]) -> None:
    content = writing.csv(sheet(*((each, each) for each in typed)))
    cells = {cut: [cell for row in read(content, cut) for cell in row] for cut in (";", ",", "\t")}
    assert [each for each in cells[";"] if STRIPPED.match(each)] == []
    assert [each for several in cells.values() for each in several if FORMULA.match(each)] == []


@given(texts)
def test_a_csv_takes_nothing_away_from_what_was_typed(typed: str) -> None:
    [cell] = read(writing.csv(sheet((typed,))))[1]
    assert cell.replace("'", "") == typed.replace("'", "")
    if not re.search(r"[=+\-@＝＋－＠\t\r]", typed):
        assert cell == typed


def test_a_workbook_holds_no_formula_and_marks_what_looks_like_one() -> None:
    content = made(sheet(("=1+1", "vanlig")))
    parts = unpacked(content)
    assert "<f>" not in parts["xl/worksheets/sheet1.xml"]
    assert parts["xl/styles.xml"].count('quotePrefix="1"') == 1


def test_numbers_and_days_are_numbers_and_days() -> None:
    rows = opened(made(sheet((-3, 2.5, date(2026, 6, 30), None, "7"))))
    assert rows[1] == [-3, 2.5, date(2026, 6, 30), "", "7"]


def test_a_csv_is_one_that_a_swedish_excel_reads_at_once() -> None:
    content = writing.csv(
        Sheet("Tal", ("Nyckeltal", "Värde"), [("Möten", -3), ("Andel", 0.5), ("Dag", date(2026, 1, 2))])
    )
    lines = ['"Nyckeltal";"Värde"', '"Möten";-3', '"Andel";"0,5"', '"Dag";"2026-01-02"']
    assert content == b"\xef\xbb\xbf" + "".join(f"{each}\r\n" for each in lines).encode()


def test_the_same_table_gives_the_same_bytes() -> None:
    assert made(sheet(("a", 1))) == made(sheet(("a", 1)))


def test_a_workbook_has_as_many_sheets_as_it_was_given_under_names_that_it_takes() -> None:
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(made(Sheet("VT/HT: [alla]", ("a",), []), Sheet("x" * 40, ("b",), [])))
    )
    assert book.sheet_names == ["VT HT   alla", "x" * 31]


def test_what_no_file_can_hold_shows_as_a_replacement_character() -> None:
    assert opened(made(sheet(("a\ud800\uffff",))))[1] == ["a\ufffd\ufffd"]
    assert read(writing.csv(sheet(("a\ud800\uffff",))))[1] == ["a\ufffd\ufffd"]


def test_a_text_that_no_cell_holds_stops_the_file_and_is_not_cut() -> None:
    assert opened(made(sheet(("a" * writing.LONGEST_TEXT,))))[1] == ["a" * writing.LONGEST_TEXT]
    with pytest.raises(ValueError, match="no cell"):
        made(sheet(("a" * (writing.LONGEST_TEXT + 1),)))


def unpacked(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist()}
