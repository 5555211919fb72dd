"""Charts: where their marks stand, and that shape, words and a table say what colour says."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.charts import Count, Point, Ratings, Stacked, bars, dumbbells, line, scale, stacks
from tests.web.bare import render

PAPER = re.compile(r'<div class="print-only">(.*?)</div>', re.DOTALL)
TREND = '{% from "components/trend_chart.html" import trend_chart %}{{ trend_chart("Möten", points, said) }}'
STACK = '{% from "components/stack_chart.html" import stack_chart %}{{ stack_chart("Åtgärder", series, rows, "a") }}'
IMPORT = '{% from "components/charts.html" import bar_chart, dumbbell_chart %}'
ratings = st.lists(st.integers(0, 10), min_size=1, max_size=8)


class Words(HTMLParser):
    """The text of a piece of HTML, a bar between elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        if words := " ".join(data.split()):
            self.found.append(words)


def dumbbell_chart(*series: tuple[str, str, tuple[int, ...]]) -> str:
    return render(IMPORT + '{{ dumbbell_chart("Skattning", series) }}', series=series)


def bar_chart(*counts: tuple[str, int | None] | tuple[str, int | None, int | None]) -> str:
    return render(IMPORT + '{{ bar_chart("Närvaro", counts) }}', counts=counts)


def test_ratings_stand_on_one_scale_with_room_at_both_ends() -> None:
    marks = dumbbells([Ratings("Skola", "youth", (0, 5, 10))]).domains[0].tracks[0].marks
    assert [mark.x for mark in marks] == [3.0, 50.0, 97.0]
    assert [mark.stage for mark in marks] == ["first", "between", "latest"]


def test_a_fall_is_a_negative_change_and_its_line_still_runs_from_left_to_right() -> None:
    track = dumbbells([("Hemma", "guardian", (8, 6))]).domains[0].tracks[0]
    assert (track.first, track.latest, track.change) == (8, 6, -2)
    assert track.left < track.right


@given(ratings)
def test_the_line_spans_all_marks_and_the_ends_are_the_first_and_the_latest(values: list[int]) -> None:
    track = dumbbells([("Fritid", "network", values)]).domains[0].tracks[0]
    assert all(track.left <= mark.x <= track.right for mark in track.marks)
    assert (track.first, track.latest) == (values[0], values[-1] if len(values) > 1 else None)
    assert [mark.value for mark in track.marks] == values
    assert track.marks[0].stage == "first"


@given(st.integers(0, 10), st.integers(0, 10))
def test_a_higher_rating_stands_further_to_the_right(one: int, other: int) -> None:
    marks = dumbbells([("Skola", "youth", (one, other))]).domains[0].tracks[0].marks
    assert (marks[0].x < marks[1].x) == (one < other)


def test_a_domain_that_nobody_has_rated_is_kept_and_a_silent_voice_is_not() -> None:
    chart = dumbbells([("Skola", "youth", (3,)), ("Hälsa", "youth", ()), ("Skola", "guardian", ())])
    assert [(domain.label, len(domain.tracks)) for domain in chart.domains] == [("Skola", 1), ("Hälsa", 0)]
    assert chart.voices == ("youth",)


@pytest.mark.parametrize("wrong", [-1, 11])
def test_a_rating_outside_the_scale_is_refused(wrong: int) -> None:
    with pytest.raises(ValueError, match=str(wrong)):
        dumbbells([("Skola", "youth", (5, wrong))])


def test_bars_are_measured_against_the_largest_figure_or_total() -> None:
    drawn = bars([("Skola", 18, 20), Count("Polis", 5, 20), ("Fritid", 0)])
    assert [(bar.width, bar.outer) for bar in drawn] == [(90.0, 100.0), (25.0, 100.0), (0.0, 0.0)]


def test_a_suppressed_figure_is_drawn_alike_whatever_it_hides() -> None:
    drawn = bars([("Stor", 16), ("Dold", None)])
    assert drawn[1].value is None
    assert drawn[1].width == 25.0


def test_only_zeros_or_nothing_at_all_gives_no_length() -> None:
    assert [bar.width for bar in bars([("Skola", 0), ("Polis", 0)])] == [0.0, 0.0]
    assert bars([]) == ()


def test_a_count_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        bars([("Skola", -1)])


def test_each_voice_has_a_shape_of_its_own_and_the_latest_is_filled() -> None:
    html = dumbbell_chart(("Skola", "youth", (3, 7)), ("Skola", "guardian", (4, 6)), ("Skola", "network", (2, 5)))
    shapes = {
        voice: set(re.findall(r"<(circle|rect|path)\b", track))
        for voice, track in re.findall(r'chart-track voice-(\w+)"(.*?)</svg>\s*</svg>', html, re.DOTALL)
    }
    assert shapes == {"youth": {"circle"}, "guardian": {"rect"}, "network": {"path"}}
    assert html.count("mark-latest") == 4  # one of them explains the others
    assert html.count("mark-first") == 4


def test_each_track_says_in_words_what_it_shows() -> None:
    html = dumbbell_chart(("Skola", "youth", (3, 5, 7)), ("Hälsa", "guardian", (4,)))
    titles = [" ".join(title.split()) for title in re.findall(r"<title>(.*?)</title>", html, re.DOTALL)]
    assert titles == ["Skola, Ungdomen: från 3 till 7", "Hälsa, Vårdnadshavare: 4"]


def test_the_same_ratings_follow_as_a_table() -> None:
    table = dumbbell_chart(("Skola", "youth", (3, 7)), ("Hemma", "network", (8, 6))).partition("<table")[2]
    words = Words(table).found
    assert words[words.index("Skola") :][:5] == ["Skola", "Ungdomen", "3", "7", "+4"]
    assert words[words.index("Hemma") :][:5] == ["Hemma", "Nätverket", "8", "6", "-2"]


def test_a_domain_without_ratings_says_so() -> None:
    assert "Inte skattat än" in dumbbell_chart(("Hälsa", "youth", ()))


def test_each_bar_stands_beside_its_figure_in_words() -> None:
    words = Words(bar_chart(("Skola", 18, 20), ("Polis", None), ("Fritid", 1200))).found
    assert words[-6:] == ["Skola", "18 av 20", "Polis", "färre än 5", "Fritid", "1 200"]


def test_a_suppressed_bar_differs_in_pattern_not_only_in_colour() -> None:
    html = bar_chart(("Polis", None), ("Skola", 8))
    assert html.count('class="bar-hidden"') == 1
    assert html.count('class="bar-fill"') == 1


def test_labels_are_text_and_never_markup() -> None:
    html = bar_chart(("<b>Skola</b>", 3)) + dumbbell_chart(("<i>Hemma</i>", "youth", (1,)))
    assert "<b>" not in html
    assert "<i>" not in html


@given(st.integers(0, 10_000))
def test_a_scale_reaches_its_highest_figure_in_few_round_steps(highest: int) -> None:
    steps = scale(highest)
    assert steps[0] == 0
    assert steps[-1] >= highest
    assert 3 <= len(steps) <= 6
    assert {each - before for before, each in pairwise(steps)} == {steps[1]}
    assert str(steps[1]).rstrip("0") in {"1", "2", "5"}


def test_a_line_goes_up_when_figures_do_and_is_broken_where_there_is_none() -> None:
    drawn = line([("K1", 2), Point("K2", 5), ("K3", None), ("K4", 5)])
    assert [dot.label for dot in drawn.dots] == ["K1", "K2", "K4"]
    assert drawn.dots[0].y > drawn.dots[1].y == drawn.dots[2].y
    assert [(one.label, other.label) for one, other in drawn.steps] == [("K1", "K2")]
    assert [each.x for each in drawn.labels] == [12.5, 37.5, 62.5, 87.5]


def test_a_line_of_nothing_or_of_noughts_is_drawn_on_the_floor() -> None:
    assert line([]).dots == ()
    drawn = line([("K1", 0), ("K2", 0)])
    assert {dot.y for dot in drawn.dots} == {drawn.ticks[0].x}


@given(st.lists(st.lists(st.integers(0, 50), min_size=1, max_size=5), max_size=6))
def test_the_pieces_of_a_stack_stand_side_by_side_and_fill_it(rows: list[list[int]]) -> None:
    longest = max((sum(each) for each in rows), default=0)
    for row, stack in zip(rows, stacks(("", each) for each in rows), strict=True):
        assert stack.total == sum(row)
        assert [piece.value for piece in stack.pieces] == [each for each in row if each]
        ends = [0.0, *(piece.x + piece.width for piece in stack.pieces)]
        assert all(abs(piece.x - end) < 0.02 for piece, end in zip(stack.pieces, ends, strict=False))
        assert longest == 0 or abs(ends[-1] - 100 * stack.total / longest) < 0.05


@pytest.mark.parametrize(
    "draw", [lambda: line([("K1", -1)]), lambda: stacks([Stacked("Skola", (3, -1))])], ids=["line", "stack"]
)
def test_what_is_below_zero_is_refused(draw: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="below zero"):
        draw()


def test_a_line_says_its_figures_in_words_at_its_dots_and_in_a_table() -> None:
    html = render(TREND, points=[("K1", 2), ("K2", None), ("K3", 1200)], said=["2", "räknades inte då", "1\xa0200"])
    assert "K1: 2. K2: räknades inte då. K3: 1\xa0200." in html
    assert html.count("trend-dot") == 2
    assert html.count("trend-latest") == 1
    assert Words(html.partition("<table")[2]).found[-6:] == ["K1", "2", "K2", "räknades inte då", "K3", "1 200"]


def test_the_series_of_a_stack_differ_in_pattern_and_each_bar_says_what_it_holds() -> None:
    series = ["Genomförd", "Delvis", "Blev inte av", "Utan svar"]
    html = render(STACK, series=series, rows=[("Skola", [3, 0, 1, 2]), ("Polis", [0, 0, 0, 0])])
    assert "Skola: genomförd 3, delvis 0, blev inte av 1, utan svar 2" in html
    drawn = [re.search(rf'id="a-{place}".*?</pattern>', html, re.DOTALL) for place in range(4)]
    inks = [re.findall(r'<(?:path|circle)[^>]* (?:d|r)="([^"]+)"', found[0]) for found in drawn if found]
    assert len({tuple(each) for each in inks}) == 4
    assert html.count('class="piece"') == len(series) + 3
    assert Words(html.partition("<table")[2]).found[-12:-6] == ["Skola", "3", "0", "1", "2", "6"]


def test_on_paper_where_nothing_unfolds_the_figures_of_a_stack_stand_below_it() -> None:
    html = render(STACK, series=["Genomförd", "Delvis"], rows=[("Skola", [3, 1])])
    folded = html.index("<details")
    on_paper = [Words(found[1]).found for found in PAPER.finditer(html) if found.start() > folded]
    assert [words[-4:] for words in on_paper] == [["Skola", "3", "1", "4"]]


def test_numbers_at_dots_have_as_many_decimals_as_each_other_where_asked() -> None:
    asked = '{% from "components/trend_chart.html" import trend_chart %}{{ trend_chart("I", points, decimals=1) }}'
    html = render(asked, points=[("K1", 4.0), ("K2", 4.12)])
    assert re.findall(r"<text[^>]*>([^<]+)</text>", html) == ["4,0", "4,1"]
