"""Typed texts become paragraphs, points, subheadings and bold words, and nothing of them is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf import documents, prose
from sspf.documents import Heading, Paragraph, Point, Points, Run


def one(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def test_an_empty_line_begins_a_paragraph_and_a_line_break_stays_one() -> None:
    assert prose.parse("Första raden\nandra raden\n\n\nNytt stycke") == (
        Paragraph((one("Första raden"), one("andra raden"))),
        Paragraph((one("Nytt stycke"),)),
    )


@pytest.mark.parametrize("mark", ["-", "–", "•", "*", "·", "-  ", "•\t"])
def test_points_are_read_however_they_are_marked(mark: str) -> None:
    assert prose.parse(f"{mark} Ljus\n{mark} Vuxna ute") == (Points((Point(one("Ljus")), Point(one("Vuxna ute")))),)


def test_points_beyond_the_deepest_level_stand_at_it() -> None:
    [found] = prose.parse("\n".join("  " * place + "- Steg" for place in range(110)))
    assert isinstance(found, Points)
    level, points = 1, found.points
    while points[0].under:
        level, points = level + 1, points[0].under
    assert (level, len(points)) == (prose.DEEPEST, 110 - prose.DEEPEST + 1)


def test_points_that_stand_further_in_stand_under_the_one_before() -> None:
    text = "- Skola\n  - Frånvaro\n    - Varje vecka\n  - Raster\n- Fritid"
    assert prose.parse(text) == (
        Points(
            (
                Point(one("Skola"), (Point(one("Frånvaro"), (Point(one("Varje vecka")),)), Point(one("Raster")))),
                Point(one("Fritid")),
            )
        ),
    )


def test_points_end_where_a_paragraph_begins() -> None:
    assert prose.parse("Övrigt:\n- Ljus\nDet blir bra.") == (
        Paragraph((one("Övrigt:"),)),
        Points((Point(one("Ljus")),)),
        Paragraph((one("Det blir bra."),)),
    )


def test_subheadings_and_bold_words() -> None:
    assert prose.parse("## Skolan\n**Viktigast** först", level=4) == (
        Heading("Skolan", 4),
        Paragraph(((Run("Viktigast", bold=True), Run(" först")),)),
    )
    assert prose.parse("**Hela raden**") == (Paragraph(((Run("Hela raden", bold=True),),)),)


@pytest.mark.parametrize(
    "text", ["-3 grader", "2 * 3 * 4", "#tagg", "** inget **", "**", "a**b", "5-årsplan", "1. Ett"]
)
def test_what_is_no_mark_stands_as_it_was_typed(text: str) -> None:
    assert prose.parse(text) == (Paragraph((one(text),)),)


@given(st.text(st.sampled_from("ab -–•*#\n\t1.å"), max_size=60))
def test_no_word_is_lost(typed: str) -> None:
    seen = " ".join(text for block in prose.parse(typed) for text in documents.texts(block))
    assert re.findall(r"\w", seen) == re.findall(r"\w", typed)


@given(st.text(st.sampled_from("ab -*#\n")))
def test_blocks_become_plain_values(typed: str) -> None:
    blocks = prose.parse(typed)
    assert [each["kind"] for each in documents.plain(blocks)] == [each.kind for each in blocks]
