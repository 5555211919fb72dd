"""PDFs are made from our own templates alone: nothing else is read, nothing typed is run, and all are alike."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import typst

from sspf import typeset
from sspf.typefaces import CUTS, FAMILIES, Typeface, drawable

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "print"
    folder.mkdir()
    monkeypatch.setattr(typeset, "PRINT", folder)
    return folder


def write(folder: Path, source: str) -> None:
    (folder / "prov.typ").write_text(f'#set document(title: "Prov")\n#set text(lang: "sv")\n{source}')


@pytest.mark.parametrize("path", ["/etc/hostname", "../hemligt.txt", "/../hemligt.txt"])
def test_nothing_outside_the_template_folder_is_read(templates: Path, path: str) -> None:
    (templates.parent / "hemligt.txt").write_text("hemligt")
    write(templates, f'#read("{path}")')
    with pytest.raises(typst.TypstError):
        typeset.pdf("prov", {}, NOON)


def test_nothing_is_fetched_from_elsewhere(templates: Path) -> None:
    write(templates, '#import "@preview/example:0.1.0": add')
    with pytest.raises(typst.TypstError):
        typeset.pdf("prov", {}, NOON)


def test_what_was_typed_is_text_and_never_an_instruction(templates: Path) -> None:
    write(templates, "#json(bytes(sys.inputs.values)).typed")
    typed = '#panic("x") #read("/etc/hostname") \\ " { } $'
    assert typeset.pdf("prov", {"typed": typed}, NOON).startswith(b"%PDF-1.7")


def test_a_paper_that_could_not_be_read_aloud_is_not_made(templates: Path) -> None:
    write(templates, '#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9\\" height=\\"9\\"/>"))')
    with pytest.raises(typst.TypstError, match="alt"):
        typeset.pdf("prov", {}, NOON)


def test_every_typeface_has_its_files_and_its_family() -> None:
    assert all(cut.path.is_file() for cut in CUTS)
    assert set(FAMILIES) == set(Typeface)


def test_latin_letters_look_the_same_in_every_language() -> None:
    assert typeset.families(Typeface.atkinson_hyperlegible) == ["Atkinson Hyperlegible"]
    assert typeset.families(Typeface.noto_sans_arabic) == ["Atkinson Hyperlegible", "Noto Sans Arabic"]


@pytest.mark.parametrize(
    "typed",
    [
        "Bra jobbat \U0001f642",
        "\uf0b7 en punkt ur Word",
        "\u4f60\u597d",
        "\u0e2a\u0e27\u0e31\u0e2a",
        "a\ufffeb\uffffc",
        "\u2764\ufe0f och \u2713",
        "a\u2003b\u3000c\u0378",
        "\U0001d7d9",
        "\ud83d",
    ],
)
def test_a_sign_that_no_typeface_of_ours_has_stops_no_paper(templates: Path, typed: str) -> None:
    """An archived PDF may not leave a sign empty, so one that cannot be drawn is told as such."""
    write(templates, "#json(bytes(sys.inputs.values)).rows.map(each => each.said).join()")
    assert typeset.pdf("prov", {"rows": [{"said": typed}]}, NOON).startswith(b"%PDF-1.7")


def test_signs_that_can_be_drawn_stay_as_they_were_typed() -> None:
    for text in ("Åsa Öberg – ”ja”, 5 %", "Łukasz Nguyễn", "السلام عليكم", "rad\nrad\tin", "e\u0301"):
        assert drawable(text) == text
    assert drawable("Hej \U0001f642!") == "Hej ?!"
    assert drawable("\u2764\ufe0f") == "?"
