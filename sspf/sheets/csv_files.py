"""CSV in any dress: whichever sign stands between the cells, whichever alphabet it is written in."""

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from sspf.errors import Refused
from sspf.sheets.problems import SheetProblem

SIGNS: Final = ";\t,|"
"""What may stand between cells. The first is what Swedish programs write, and wins where two fit equally well."""
MOST_LINES: Final = 200_000
"""More than any table needs, empty lines and lines inside cells included."""
LOOKED_AT: Final = 40
"""Lines that are looked at to find the sign."""

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ALPHABETS: Final = ("utf-8", "cp1252", "latin-1")


def rows(content: bytes) -> Iterator[tuple[int, list[object]]]:
    """Line and cells of each row. Raises `Refused` for what is no text, and for a quotation that never ends."""
    text = _text(content)
    if text.count("\n") + text.count("\r") > MOST_LINES:
        raise Refused(SheetProblem.too_many_rows)
    sign, begins = _sign(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    line = 1
    try:
        for cells in reader:
            if line > begins:
                yield line, list(cells)
            line = reader.line_num + 1
    except csv.Error:
        raise Refused(SheetProblem.damaged) from None


def _text(content: bytes) -> str:
    """Decoded by its mark, otherwise as UTF-8 where it is, otherwise as Windows writes Swedish."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    for name in (marked,) if marked else _ALPHABETS:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if all(sign.isspace() or unicodedata.category(sign) != "Cc" for sign in set(text)):
            return text
        break
    raise Refused(SheetProblem.no_text)


def _sign(text: str) -> tuple[str, int]:
    """The sign between the cells, and how many lines stand before the rows: Excel may say the sign in a first line."""
    first = text.split("\n", 1)[0].strip("\r\ufeff ")
    if first.casefold().startswith("sep=") and len(first) == len("sep=") + 1:
        return first[-1], 1
    lines = [line for line in text.splitlines()[:LOOKED_AT] if line.strip()]
    return max(SIGNS, key=lambda sign: (_columns(lines, sign), -SIGNS.index(sign))), 0


def _columns(lines: list[str], sign: str) -> tuple[int, int]:
    """How many lines agree on a number of columns that is more than one, and on how many."""
    try:
        widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=sign) if len(cells) > 1)
    except csv.Error:
        return (0, 0)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
