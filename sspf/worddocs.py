"""Turns a document into a Word file: real headings, lists and tables in Swedish, and nothing of anybody's template."""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any, Final

import docx
from docx.document import Document as Writer
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table as WrittenTable
from docx.table import _Row
from docx.text.paragraph import Paragraph as WrittenParagraph

from sspf.documents import Block, Document, Fields, Heading, Line, Paragraph, Point, Points, Run, Signature, Table
from sspf.settings import PROJECT

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PARTS: Final = PROJECT / "templates" / "word"
"""The empty document, as its parts are written."""

LANGUAGE: Final = "sv-SE"
DEEPEST: Final = 3
STYLES: Final = {"plain": "Normal", "emphasis": "Emphasised", "quiet": "Quiet", "remark": "Remark"}
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP knows."""


def word(document: Document, foot: str, made_at: datetime) -> bytes:
    """The document as DOCX, with `foot` at the foot of each page. The same values give the same bytes."""
    writer = docx.Document(io.BytesIO(_empty()))
    _describe(writer, document, made_at)
    writer.sections[0].footer.paragraphs[0].runs[0].text = foot
    for block in document.blocks:
        _write(writer, block)
    file = io.BytesIO()
    writer.save(file)
    return _settled(file.getvalue())


def _describe(writer: Writer, document: Document, made_at: datetime) -> None:
    known = writer.core_properties
    known.title, known.author, known.last_modified_by = document.title, document.author, document.author
    known.language, known.revision = LANGUAGE, 1
    known.created = known.modified = made_at.replace(tzinfo=None)


def _write(writer: Writer, block: Block) -> None:
    match block:
        case Heading():
            made = writer.add_heading(block.text, block.level)
            made.paragraph_format.page_break_before = block.new_page or None
        case Paragraph():
            made = writer.add_paragraph(style=STYLES[block.style])
            made.paragraph_format.page_break_before = block.new_page or None
            _put_lines(made, block.lines)
        case Points():
            _put_points(writer, block.points, 1)
        case Fields():
            for term, value in block.rows:
                made = writer.add_paragraph(style="Field Line")
                _put_lines(made, (((Run(f"{term}: "), Run(value, bold=True))),))
        case Signature():
            lines = [(Run(block.name),), *((Run(each),) for each in block.titles)]
            _put_lines(writer.add_paragraph(style="Signature"), lines)
        case Table():
            _put_table(writer, block)


def _put_lines(made: WrittenParagraph, lines: Iterable[Line]) -> None:
    for number, line in enumerate(lines):
        if number:
            made.add_run().add_break()
        for run in line:
            made.add_run(run.text).bold = run.bold or None


def _put_points(writer: Writer, points: Iterable[Point], level: int) -> None:
    style = "List Bullet" if level == 1 else f"List Bullet {min(level, DEEPEST)}"
    for point in points:
        _put_lines(writer.add_paragraph(style=style), [point.line])
        _put_points(writer, point.under, level + 1)


def _put_table(writer: Writer, block: Table) -> None:
    writer.add_paragraph(block.caption, style="Caption")
    made = writer.add_table(rows=0, cols=len(block.columns), style="Lines")
    made.autofit = False
    for texts in (block.columns, *block.rows):
        row = made.add_row()
        _mark(_properties(row), "w:cantSplit")
        for cell, text in zip(row.cells, texts, strict=True):
            _put_cell(cell.paragraphs[0], text)
    _mark(_properties(made.rows[0]), "w:tblHeader")
    _mark(made._element.tblPr, "w:tblCaption").set(qn("w:val"), block.caption)  # noqa: SLF001  # read aloud
    _widen(writer, made, block)
    writer.add_paragraph(style="Field Line")


def _widen(writer: Writer, made: WrittenTable, block: Table) -> None:
    """Give each column its share of the page."""
    page = writer.sections[0]
    space = int(page.page_width or 0) - int(page.left_margin or 0) - int(page.right_margin or 0)
    shares = block.widths or (1,) * len(block.columns)
    for column, share in zip(made.columns, shares, strict=True):
        column.width = Emu(space * share // sum(shares))
        for cell in column.cells:
            cell.width = column.width


def _put_cell(made: WrittenParagraph, text: str) -> None:
    """A cell may have several lines: the first says what it is, the others explain."""
    made.style = "Table Text"
    first, *others = text.split("\n")
    made.add_run(first)
    for each in others:
        made.add_run().add_break()
        made.add_run(each, style="Quiet Words")


def _properties(row: _Row) -> Any:
    return row._tr.get_or_add_trPr()  # noqa: SLF001  # the library has no public way to what a row is


def _mark(parent: Any, tag: str) -> Any:
    found = OxmlElement(tag)
    parent.append(found)
    return found


@cache
def _empty() -> bytes:
    """The empty document in one file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        for path in sorted(each for each in PARTS.rglob("*") if each.is_file()):
            parts.writestr(path.relative_to(PARTS).as_posix(), path.read_bytes())
    return file.getvalue()


def _settled(content: bytes) -> bytes:
    """The same file without the time at which it was packed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as found, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        for name in found.namelist():
            parts.writestr(zipfile.ZipInfo(name, _FIRST_DAY), found.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()
