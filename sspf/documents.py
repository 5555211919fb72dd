"""Knows what a document is made of, whatever it is written to: headings, paragraphs, points, tables, signatures."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, cast


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a line, bold or not."""

    text: str
    bold: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list, with the points under it."""

    line: Line
    under: tuple["Point", ...] = ()


class Block:
    """A part of a document. `kind` is its name where blocks have become plain values."""

    __slots__ = ()
    kind: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """A heading; level 1 is a text of its own. `new_page`: it begins on one."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 2
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """A paragraph of one or more lines. `style`: plain, emphasis (what a text is about), quiet or remark."""

    kind: ClassVar[str] = "paragraph"
    lines: tuple[Line, ...]
    style: str = "plain"
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Points(Block):
    """A list."""

    kind: ClassVar[str] = "points"
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Fields(Block):
    """Words and what they are here, such as the head of a letter."""

    kind: ClassVar[str] = "fields"
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table(Block):
    """A table with a row of headings. `caption` says what it shows; `widths` are the columns' shares."""

    kind: ClassVar[str] = "table"
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature(Block):
    """Who answers for a text: the name, and the title on one or more lines."""

    kind: ClassVar[str] = "signature"
    name: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document in Swedish: what it is called, whose it is, and its blocks."""

    title: str
    author: str
    blocks: tuple[Block, ...]


def words(text: str, style: str = "plain") -> Paragraph:
    """A paragraph of one line without marks."""
    return Paragraph(((Run(text),),), style)


def plain(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The blocks as values that can be stored as JSON, and compared with what was stored."""
    found = [{"kind": each.kind, **asdict(each)} for each in blocks]  # type: ignore[call-overload]  # all are dataclasses
    return cast(list[dict[str, Any]], json.loads(json.dumps(found)))


def texts(block: Block) -> Iterator[str]:
    """Every text that a reader sees of a block, in order."""
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(lines=lines):
            yield from ("".join(run.text for run in line) for line in lines)
        case Points(points=points):
            yield from _texts_of(points)
        case Fields(rows=rows):
            yield from (text for row in rows for text in row)
        case Table(columns=columns, rows=rows):
            yield from (text for row in (columns, *rows) for text in row)
        case Signature(name=name, titles=titles):
            yield from (name, *titles)


def _texts_of(points: Iterable[Point]) -> Iterator[str]:
    for point in points:
        yield "".join(run.text for run in point.line)
        yield from _texts_of(point.under)
