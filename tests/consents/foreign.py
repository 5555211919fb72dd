"""A language that runs from right to left, as a municipality would add it: invented sentences, no translation."""

from pathlib import Path

from sspf.catalogue.loader import Catalogue, load

LANGUAGE = """
[ar]
label = "العربية"
tag = "ar"
direction = "rtl"
font = "noto-sans-arabic"
"""
SENTENCE = "هذا نص تجريبي عن الموافقة"
TITLE = "الموافقة على التعاون"


def add(config: Path, *, reviewed: bool = True) -> Catalogue:
    """Write the language, a consent text and a leaflet in it beside the Swedish ones, and read everything again."""
    languages = config / "languages.toml"
    text = languages.read_text(encoding="utf-8")
    words = text[text.index("[en.words]") : text.index("[en.information]")].replace("[en.", "[ar.")
    words = words.replace("Page {page} of {pages}", "صفحة {page} من {pages}").replace("Your answer", "جوابك")
    languages.write_text(text + LANGUAGE + words, encoding="utf-8")
    for english in (*config.glob("consents/*/en.toml"), *config.glob("leaflets/*/en.toml")):
        english.with_name("ar.toml").write_text(_in_arabic(english, reviewed), encoding="utf-8")
    return load(config)


def _in_arabic(english: Path, reviewed: bool) -> str:
    """The same file with other sentences, line by line."""
    lines = english.read_text(encoding="utf-8").splitlines()
    return "\n".join(_line(line, reviewed) for line in lines)


def _line(line: str, reviewed: bool) -> str:
    key = line.partition("=")[0].strip()
    if key == "reviewed":
        return f"reviewed = {str(reviewed).lower()}"
    if key == "title":
        return f'title = "{TITLE}"'
    if line.startswith('    "'):
        return f'    "{SENTENCE} SSPF 2026.",'
    return line
