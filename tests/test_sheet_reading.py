"""Tables from elsewhere: any CSV, any workbook, and whatever somebody sends in their place."""

import csv
import io
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.errors import Refused
from sspf.sheets import reading, writing
from sspf.sheets.problems import SheetProblem
from sspf.sheets.reading import LARGEST, MOST_ROWS, Value
from sspf.sheets.writing import Sheet

HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"
SHEET = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"
MADE = datetime(2026, 11, 23, 9, tzinfo=UTC)


def workbook(*sheets: Sheet) -> bytes:
    """A workbook as our own writer makes them."""
    return writing.workbook(sheets or [Sheet("A", ("Område",), [("Norrliden",)])], "Titel", "Kommunen", MADE)


def forged(cells: str | None = None, more: dict[str, bytes | str] | None = None, without: str = "") -> bytes:
    """The same with another sheet inside, with more parts or fewer."""
    source, file = zipfile.ZipFile(io.BytesIO(workbook())), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            if name != without:
                archive.writestr(
                    name, HEAD + cells + TAIL if cells is not None and name == SHEET else source.read(name)
                )
        for name, part in (more or {}).items():
            archive.writestr(name, part)
    return file.getvalue()


def rows(content: bytes) -> list[tuple[int, tuple[Value, ...]]]:
    """Line and cells of the first table."""
    return [(row.line, row.values) for row in reading.read(content)[0].rows]


def refused(content: bytes) -> SheetProblem:
    """Why a file is not read."""
    with pytest.raises(Refused) as refusal:
        reading.read(content)
    assert isinstance(refusal.value.reason, SheetProblem)
    return refusal.value.reason


def is_answered(content: bytes) -> bool:
    """Whether a file is read, or refused with a reason; anything else is a fault of ours."""
    try:
        return all(table.rows for table in reading.read(content))
    except Refused as refusal:
        return isinstance(refusal.reason, SheetProblem)


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
@pytest.mark.parametrize("alphabet", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_with_any_sign_between_cells_and_in_any_alphabet(sign: str, alphabet: str) -> None:
    text = f"Område{sign}Antal\r\nÖvrigt{sign}3\r\n".encode(alphabet)
    assert rows(text) == [(1, ("Område", "Antal")), (2, ("Övrigt", "3"))]


def test_a_decimal_comma_does_not_pass_for_the_sign_between_cells() -> None:
    assert rows(b"A;B\nx;1,0\ny;2,0\n") == [(1, ("A", "B")), (2, ("x", "1,0")), (3, ("y", "2,0"))]


def test_excel_may_say_the_sign_in_a_line_of_its_own() -> None:
    assert rows(b"sep=,\r\nA,B\r\n1;2,3\r\n") == [(2, ("A", "B")), (3, ("1;2", "3"))]


def test_lines_are_those_of_the_file_also_below_empty_ones_and_cells_with_line_breaks() -> None:
    assert rows(b'Rapport\n\n"a\nb";1\nc;2\n') == [(1, ("Rapport",)), (3, ("a b", "1")), (5, ("c", "2"))]


def test_a_workbook_is_read_with_its_numbers_and_days_and_with_the_lines_it_shows() -> None:
    content = workbook(Sheet("A", ("Vecka", "Antal"), [(date(2026, 9, 7), 3), (None, None), ("v. 37", 2.5)]))
    assert rows(content) == [(1, ("Vecka", "Antal")), (2, (date(2026, 9, 7), 3)), (4, ("v. 37", 2.5))]


def test_each_visible_sheet_is_a_table_and_empty_ones_are_none() -> None:
    content = workbook(Sheet("Omslag", ("Rapport",), []), Sheet("Data", ("A", "B"), [(1, 2)]))
    assert [len(table.rows) for table in reading.read(content)] == [1, 2]


def test_a_formula_is_the_value_it_had_and_without_one_it_is_empty() -> None:
    cells = '<row r="1"><c r="A1"><f>6*7</f><v>42</v></c><c r="B1"><f>WEBSERVICE("http://x")</f></c>'
    cells += '<c r="C1" t="inlineStr"><is><t>x</t></is></c></row>'
    assert rows(forged(cells)) == [(1, (42.0, "", "x"))]


def test_links_pictures_and_everything_else_in_a_workbook_are_never_opened() -> None:
    link, picture = "xl/externalLinks/externalLink1.xml", "xl/media/image1.png"
    assert rows(forged(None, {link: "<!DOCTYPE x [", picture: b"\x00" * 1000}))[0] == (1, ("Område",))


BOMB = f'<row r="1"><c r="A1"><v>1</v></c></row>{" " * 60_000_000}'
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
MANY = "".join(f'<row r="{line}"><c r="A{line}"><v>1</v></c></row>' for line in range(1, MOST_ROWS + 2))
COUNTED = (
    '<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'count="899999999999" uniqueCount="899999999999"><si><t>Område</t></si></sst>'
)
"""The library makes room for as many texts as the file says it has: without an eye on that it ends the program."""
ATTACKS: dict[str, tuple[Callable[[], bytes], SheetProblem]] = {
    "a bomb": (lambda: forged(BOMB), SheetProblem.unpacks_too_large),
    "many parts": (lambda: forged(None, {f"p{each}": "" for each in range(600)}), SheetProblem.unpacks_too_large),
    "a cell far out": (lambda: forged(FAR), SheetProblem.too_many_rows),
    "a wide row": (lambda: forged('<row r="1"><c r="XFD1"><v>1</v></c></row>'), SheetProblem.too_wide),
    "too many rows": (lambda: forged(MANY), SheetProblem.too_many_rows),
    "no such place": (lambda: forged('<row r="0"><c r="A0"><v>1</v></c></row>'), SheetProblem.damaged),
    "own definitions": (
        lambda: forged(None, {"xl/worksheets/sheet9.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x/>'}),
        SheetProblem.damaged,
    ),
    "more texts than there are": (lambda: forged(None, {TEXTS: COUNTED}, TEXTS), SheetProblem.damaged),
    "an unknown alphabet": (
        lambda: forged(None, {TEXTS: COUNTED.replace("UTF-8", "UTF-0")}, TEXTS),
        SheetProblem.damaged,
    ),
    "macros": (lambda: forged(None, {"xl/vbaProject.bin": b"x"}), SheetProblem.macros),
    "a lock": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, SheetProblem.locked),
    "no sheet": (lambda: forged(without=SHEET), SheetProblem.other_kind),
    "half a file": (lambda: workbook()[:-40], SheetProblem.damaged),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), SheetProblem.no_text),
    "100 000 rows": (lambda: b"a;b\n" * 100_000, SheetProblem.too_many_rows),
    "line breaks alone": (lambda: b"\n" * (LARGEST - 1), SheetProblem.too_many_rows),
    "signs alone": (lambda: b"," * (LARGEST - 1), SheetProblem.too_wide),
    "a quotation without end": (lambda: b'"' + b"a;b\n" * 100, SheetProblem.damaged),
    "too large": (lambda: b"a" * (LARGEST + 1), SheetProblem.too_large),
    "nothing": (lambda: b"", SheetProblem.empty),
    "empty rows": (lambda: b";;\n;;\n", SheetProblem.empty),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_no_table_or_costs_too_much_is_refused_with_what_to_do_instead(attack: str) -> None:
    make, problem = ATTACKS[attack]
    assert refused(make()) is problem


@pytest.mark.parametrize("attack", ["a bomb", "a cell far out", "line breaks alone", "signs alone"])
def test_no_attack_costs_much_memory(attack: str) -> None:
    content = ATTACKS[attack][0]()
    tracemalloc.start()
    refused(content)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 120_000_000


@given(st.binary(max_size=300))
def test_whatever_bytes_come_they_are_read_or_refused(content: bytes) -> None:
    assert is_answered(content)


@given(st.integers(0, 8_000), st.integers(0, 255))
def test_a_workbook_with_any_byte_changed_is_read_or_refused(place: int, byte: int) -> None:
    content = bytearray(workbook())
    content[place % len(content)] = byte
    assert is_answered(bytes(content))


CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")), max_size=20)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8))
def test_what_a_program_writes_as_csv_comes_back_cell_by_cell(written: list[tuple[str, str, str]]) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows([("rad", "ett", "två"), *written])
    found = reading.read(file.getvalue().encode())[0].rows[1:]
    assert [row.values for row in found] == [each for each in written if any(each)]
