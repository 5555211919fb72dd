"""A document becomes a Word file with real headings, lists and tables, in Swedish, and the same each time."""

import io
import re
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.document import Document as Opened
from hypothesis import given
from hypothesis import strategies as st

from sspf import documents, prose, worddocs
from sspf.documents import Block, Document, Fields, Heading, Signature, Table, words

MADE_AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TABLE = Table(
    "Aktiviteter", ("Aktivitet", "Klart"), (("Vuxna ute\nvarje dag", "juni 2027"), ("Bättre ljus", "")), (3, 1)
)


def made(*blocks: Block) -> bytes:
    return worddocs.word(Document("Årsrapport 2026", "Exempelkommun", blocks), "Exempelkommun", MADE_AT)


def opened(*blocks: Block) -> Opened:
    return docx.Document(io.BytesIO(made(*blocks)))


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return {name: found.read(name).decode() for name in found.namelist()}


def test_headings_are_headings_and_a_text_of_its_own_begins_on_a_page_of_its_own() -> None:
    document = opened(Heading("Ett", 1), Heading("Två", 2), Heading("Tre", 1, new_page=True))
    styles = [(each.text, each.style.name if each.style else "") for each in document.paragraphs]
    assert styles == [("Ett", "Heading 1"), ("Två", "Heading 2"), ("Tre", "Heading 1")]
    assert [each.paragraph_format.page_break_before for each in document.paragraphs] == [None, None, True]


def test_points_are_lists_with_their_levels_and_bold_words_are_bold() -> None:
    document = opened(*prose.parse("- Skola\n  - **Raster**\n    - Ljus\n      - Längst in"))
    styles = [each.style.name if each.style else "" for each in document.paragraphs]
    assert styles == ["List Bullet", "List Bullet 2", "List Bullet 3", "List Bullet 3"]
    assert [run.bold for each in document.paragraphs for run in each.runs] == [None, True, None, None]


def test_a_table_repeats_its_headings_on_each_page_and_says_what_it_shows() -> None:
    content = made(TABLE)
    [table] = docx.Document(io.BytesIO(content)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Aktivitet", "Klart"],
        ["Vuxna ute\nvarje dag", "juni 2027"],
        ["Bättre ljus", ""],
    ]
    body = parts(content)["word/document.xml"]
    assert body.count("<w:tblHeader/>") == 1
    assert 'w:tblCaption w:val="Aktiviteter"' in body


def test_it_is_in_swedish_says_what_it_is_and_whose_and_carries_nothing_else() -> None:
    content = made(words("Text"))
    known = docx.Document(io.BytesIO(content)).core_properties
    assert (known.title, known.author, known.last_modified_by, known.language, known.comments) == (
        "Årsrapport 2026",
        "Exempelkommun",
        "Exempelkommun",
        "sv-SE",
        "",
    )
    assert 'w:lang w:val="sv-SE"' in parts(content)["word/styles.xml"]
    assert not [name for name in parts(content) if re.search("thumbnail|customXml|vba|theme|app.xml", name)]


def test_the_same_document_gives_the_same_bytes() -> None:
    blocks = (
        Fields((("Datum", "2026-04-01"),)),
        words("Så räknas det", "quiet"),
        TABLE,
        Signature("N N", ("strateg",)),
    )
    assert made(*blocks) == made(*blocks)


@pytest.mark.parametrize("style", ["plain", "emphasis", "quiet", "remark"])
def test_every_style_that_a_paragraph_has_is_one_of_the_file(style: str) -> None:
    [paragraph] = opened(words("Text", style)).paragraphs
    assert paragraph.style is not None
    assert paragraph.style.name == worddocs.STYLES[style]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"]), min_size=1, max_size=40))
def test_what_was_typed_stands_in_the_file(typed: str) -> None:
    [paragraph] = opened(documents.words(typed)).paragraphs
    assert paragraph.text == typed
