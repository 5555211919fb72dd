"""Knows how a typed text is built: paragraphs, points, subheadings and bold words, by marks that anybody can type.

An empty line begins a paragraph. A line that begins with "- " is a point, and under the one before when it stands
further in; "# " makes a subheading; words between ** and ** are bold. Whatever is no mark stands as it was typed.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from sspf.documents import Block, Heading, Line, Paragraph, Point, Points, Run

_POINT: Final = re.compile(r"(\s*)[-–•*·]\s+(\S.*)")
_SUBHEADING: Final = re.compile(r"\s*#+\s+(\S.*)")
_BOLD: Final = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
DEEPEST: Final = 9
"""Levels of points that are told apart; printers give up somewhere beyond."""
STEP: Final = 2
"""How many spaces further in a point begins that stands under another."""


def parse(text: str, level: int = 3) -> tuple[Block, ...]:
    """The blocks of a typed text; subheadings get this level."""
    kept = [(_kind(line), line) for line in text.replace("\t", "    ").splitlines()]
    return tuple(block for kind, run in groupby(kept, lambda each: each[0]) for block in _blocks(kind, run, level))


def line(text: str) -> Line:
    """The words of a line, those between ** and ** bold."""
    pieces = _BOLD.split(text)
    return tuple(Run(piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece)


def _kind(text: str) -> str:
    if not text.strip():
        return "empty"
    return "point" if _POINT.fullmatch(text) else "subheading" if _SUBHEADING.fullmatch(text) else "paragraph"


def _blocks(kind: str, run: Iterator[tuple[str, str]], level: int) -> Iterator[Block]:
    """What a run of lines of one kind is."""
    texts = [text for _, text in run]
    match kind:
        case "paragraph":
            yield Paragraph(tuple(line(each.strip()) for each in texts))
        case "point":
            yield Points(_nested([_read(each) for each in texts]))
        case "subheading":
            yield from (Heading(_SUBHEADING.sub(r"\1", each).strip(), level) for each in texts)


def _read(text: str) -> tuple[int, Line]:
    """How far in a point stands, and its words."""
    found = _POINT.fullmatch(text)
    return (len(found[1]), line(found[2].strip())) if found else (0, line(text))


def _nested(read: list[tuple[int, Line]], level: int = 1) -> tuple[Point, ...]:
    """Points with those that stand further in under the one before them."""
    found: list[Point] = []
    while read:
        (indent, words), *read = read
        under = 0
        while level < DEEPEST and under < len(read) and read[under][0] >= indent + STEP:
            under += 1
        found.append(Point(words, _nested(read[:under], level + 1)))
        read = read[under:]
    return tuple(found)
