"""Knows the typefaces of the house, and which way a text in each of them is read."""

from dataclasses import dataclass
from enum import StrEnum
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
