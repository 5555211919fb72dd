"""Knows when a file is about persons: then it is refused whole, and nothing of it is kept or shown (R75)."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from sspf.cases.rules.names_in_text import possible_names
from sspf.cases.rules.numbers_in_text import holds_personal_number
from sspf.errors import Refused
from sspf.sheets.reading import Row, Table, Value
from sspf.situations.rules.headings import FileProblem

FEWEST: Final = 3
"""So many different values that read as whole names make a column of names, when they are half of what it holds."""

_DIGITS: Final = re.compile(r"(?:\d\D{0,3}){6}")
_WHOLE_NAME: Final = re.compile(r"[^\W\d_]+(?:[-'’ ,]+[^\W\d_]+){1,3}")


def refuse_numbers(tables: Iterable[Table]) -> None:
    """Raise `Refused` when a personal number stands anywhere, also above the headings and in columns nobody reads."""
    texts = {_text(cell) for table in tables for row in table.rows for cell in row.values}
    if any(_DIGITS.search(text) and holds_personal_number(text) for text in texts):
        raise Refused(FileProblem.personal_number)


def refuse_names(rows: Iterable[Row], known: frozenset[str], read: Collection[int]) -> None:
    """Raise `Refused` when a column reads as names of people. `read`: columns whose words are in `config/` anyway."""
    for place, column in enumerate(_columns(rows)):
        texts = {cell for cell in column if isinstance(cell, str) and cell}
        names = [text for text in texts if _WHOLE_NAME.fullmatch(text) and _all_capital(text, known)]
        if place not in read and len(names) >= FEWEST and 2 * len(names) >= len(texts):
            raise Refused(FileProblem.names)


def may_name(text: str, known: frozenset[str]) -> bool:
    """Whether a single cell may name somebody; then it is not repeated to anyone."""
    return bool(possible_names(text, known)) or holds_personal_number(text)


def _all_capital(text: str, known: frozenset[str]) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) > 1 and all(word[0].isupper() and word.casefold() not in known for word in words)


def _columns(rows: Iterable[Row]) -> Iterator[tuple[Value, ...]]:
    cells = [row.values for row in rows]
    width = max(map(len, cells), default=0)
    return (tuple(row[place] for row in cells if place < len(row)) for place in range(width))


def _text(cell: Value) -> str:
    """A cell as it would be typed: a personal number may have become a number of its own."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
