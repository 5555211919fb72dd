"""Turns a typst template and plain values into a tagged PDF that can be archived."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

import typst

from sspf.settings import PROJECT
from sspf.typefaces import CUTS, FAMILIES, Typeface, drawable

PDF = "application/pdf"
PRINT = PROJECT / "templates" / "print"
STANDARDS: list[Any] = ["a-2a", "ua-1"]  # archived (ISO 19005-2) and read aloud (ISO 14289-1)


def pdf(template: str, values: Mapping[str, Any], made_at: datetime) -> bytes:
    """The PDF of `templates/print/<template>.typ`.

    `values` are plain: texts, numbers, lists, mappings. They go in as JSON, so that what somebody typed is text and
    never an instruction. Neither template nor values reach any file outside the template folder, nor the network.
    `made_at` is the only time in the file: the same values give the same bytes.
    """
    return typst.compile(
        PRINT / f"{template}.typ",
        root=PRINT,
        font_paths=_fonts(),
        sys_inputs={"values": json.dumps(_drawable(values), ensure_ascii=False)},
        pdf_standards=STANDARDS,
        timestamp=int(made_at.timestamp()),
        package_path=PRINT,
        package_cache_path=PRINT,
    )


def families(own: Typeface) -> list[str]:
    """The typefaces of a text: Latin letters look the same in every language, all others come from its own."""
    return list(dict.fromkeys([FAMILIES[Typeface.atkinson_hyperlegible], FAMILIES[own]]))


def _drawable(value: Any) -> Any:
    """The values with every text as our typefaces can draw it."""
    match value:
        case str():
            return drawable(value)
        case Mapping():
            return {name: _drawable(each) for name, each in value.items()}
        case list() | tuple():
            return [_drawable(each) for each in value]
        case _:
            return value


@cache
def _fonts() -> typst.Fonts:
    """Our own typefaces and no others: the paper looks the same on every machine."""
    folders: list[Any] = sorted({str(cut.path.parent) for cut in CUTS})
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
