"""Knows the typefaces of the house, and which way a text in each of them is read."""

import struct
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path

from sspf.errors import ConfigurationError


class Direction(StrEnum):
    """Which way a line is read."""

    ltr = "ltr"
    rtl = "rtl"


class Typeface(StrEnum):
    """A typeface by the name that `config/languages.toml` gives it."""

    atkinson_hyperlegible = "atkinson-hyperlegible"
    noto_sans_arabic = "noto-sans-arabic"


@dataclass(frozen=True, slots=True)
class Cut:
    """One file of a typeface: its name among our assets, and where the package keeps it."""

    asset: str
    package: str
    file: str

    @property
    def path(self) -> Path:
        """The file; raises `ConfigurationError` when the package lacks it."""
        path = Path(str(files(self.package))) / "files" / self.file
        if not path.is_file():
            raise ConfigurationError(
                f"{self.package}: files/{self.file} is missing; install requirements/app.txt again"
            )
        return path


ATKINSON, NOTO_ARABIC = "fontpkg_atkinson_hyperlegible", "fontpkg_noto_sans_arabic"
CUTS = (
    Cut("atkinson-regular.ttf", ATKINSON, "AtkinsonHyperlegible-Regular.ttf"),
    Cut("atkinson-bold.ttf", ATKINSON, "AtkinsonHyperlegible-Bold.ttf"),
    Cut("atkinson-italic.ttf", ATKINSON, "AtkinsonHyperlegible-Italic.ttf"),
    Cut("atkinson-bolditalic.ttf", ATKINSON, "AtkinsonHyperlegible-BoldItalic.ttf"),
    Cut("noto-arabic.ttf", NOTO_ARABIC, "NotoSansArabic[wdth,wght].ttf"),
)
FAMILIES = {
    Typeface.atkinson_hyperlegible: "Atkinson Hyperlegible",
    Typeface.noto_sans_arabic: "Noto Sans Arabic",
}

UNKNOWN = "?"
"""Stands where a sign cannot be drawn."""
_BREAKS = frozenset("\n\t\r\u2028\u2029")
_UNSEEN = frozenset({"Cf", "Cc"})
"""Kinds of characters that are drawn as nothing."""
_VARIANTS = range(0xFE00, 0xFE10)
"""Say which variant of the sign before is meant, and are nothing by themselves."""


def drawable(text: str) -> str:
    """The text with a mark for each sign that no typeface of ours has: an archived PDF may leave none of them empty."""
    letters = _letters()
    if all(ord(each) in letters or each in _BREAKS for each in text):
        return text
    return "".join(_drawable(each, letters) for each in text)


def _drawable(sign: str, letters: frozenset[int]) -> str:
    if sign in _BREAKS or all(ord(part) in letters for part in unicodedata.normalize("NFD", sign)):
        return sign
    kind = unicodedata.category(sign)
    if kind in _UNSEEN or ord(sign) in _VARIANTS:
        return ""
    return " " if kind == "Zs" else UNKNOWN


@cache
def _letters() -> frozenset[int]:
    """The characters that some file of ours has a drawing for; private ones mean nothing to whoever reads later."""
    found = {code for cut in CUTS for code in _mapped(cut.path.read_bytes())}
    return frozenset(code for code in found if unicodedata.category(chr(code)) not in ("Co", "Cn", "Cs"))


def _mapped(font: bytes) -> list[int]:
    """What a font maps to drawings: its `cmap` for Unicode, whose segments are of format 4 (ISO 14496-22)."""
    tables = (struct.unpack_from(">4sIII", font, 12 + 16 * place) for place in range(_short(font, 4)))
    cmap = next(start for tag, _, start, _ in tables if tag == b"cmap")
    maps = (struct.unpack_from(">HHI", font, cmap + 4 + 8 * place) for place in range(_short(font, cmap + 2)))
    at = cmap + next(start for platform, encoding, start in maps if (platform, encoding) == (3, 1))
    count = _short(font, at + 6) // 2
    ends, starts, deltas, ranges = (at + 14 + 2 * count * place + 2 * bool(place) for place in range(4))
    found = []
    for segment in range(count):
        first, last = (_short(font, table + 2 * segment) for table in (starts, ends))
        delta, offset = (_short(font, table + 2 * segment) for table in (deltas, ranges))
        for code in range(first, last + 1):
            place = ranges + 2 * segment + offset + 2 * (code - first)
            drawing = _short(font, place) if offset else code
            if drawing and (drawing + delta) & 0xFFFF:
                found.append(code)
    return found


def _short(font: bytes, place: int) -> int:
    return int.from_bytes(font[place : place + 2], "big")
