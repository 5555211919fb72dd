"""Where the marks of a chart stand, in per cent of its width and height; how they look is the templates' business."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

LOWEST, HIGHEST = 0, 10
MARGIN = 3.0  # per cent kept free at both ends, so that a mark on 0 or 10 is drawn whole
SUPPRESSED_UP_TO = 4
MOST_STEPS = 5
TOP, BOTTOM = 14.0, 98.0
"""Where the highest and the lowest step of a scale stand: above there is room for a figure."""


class Ratings(NamedTuple):
    """What one voice (`youth`, `guardian` or `network`) has rated in one domain, oldest first, 0–10."""

    domain: str
    voice: str
    values: Sequence[int]


@dataclass(frozen=True, slots=True)
class Mark:
    """One rating. `stage` is `first`, `between` or `latest`; a lone rating is `first`, there is no change yet."""

    x: float
    value: int
    stage: str


@dataclass(frozen=True, slots=True)
class Track:
    """One voice's line through a domain, drawn from `left` to `right`.

    `latest` and `change`, latest minus first, are None for a lone rating: there is nothing to compare with yet.
    """

    voice: str
    marks: tuple[Mark, ...]
    left: float
    right: float
    first: int
    latest: int | None
    change: int | None


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain and the voices that have rated it."""

    label: str
    tracks: tuple[Track, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A step on the scale."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Dumbbells:
    """Domains in the order they came, over one scale; `voices` are those that occur."""

    domains: tuple[Domain, ...]
    ticks: tuple[Tick, ...]
    voices: tuple[str, ...]


class Count(NamedTuple):
    """A figure to draw as a bar. `value` None is suppressed ("färre än 5"); `total` is what it is counted of."""

    label: str
    value: int | None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of `width` per cent, inside an outline of `outer` per cent when the count has a total."""

    label: str
    value: int | None
    total: int | None
    width: float
    outer: float


class Point(NamedTuple):
    """A figure at a place on the axis of time. `value` None: there is none, and the line is broken."""

    label: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a line, where it is drawn."""

    label: str
    value: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line over time: `steps` join the dots that stand beside each other, `ticks` are the scale, lowest first."""

    labels: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    steps: tuple[tuple[Dot, Dot], ...]
    ticks: tuple[Tick, ...]


class Stacked(NamedTuple):
    """What a whole consists of, part by part in the order of the legend."""

    label: str
    values: Sequence[int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a stack: the place of its series in the legend, where it begins and how wide it is."""

    place: int
    value: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Stack:
    """A whole as a bar of pieces; those of nought are not drawn, and their figures stand in `values`."""

    label: str
    total: int
    values: tuple[int, ...]
    pieces: tuple[Piece, ...]


def line(points: Iterable[Point | tuple[str, float | None]]) -> Line:
    """Place figures over time, evenly, over a scale from nought whose steps are whole and easy to read.

    Raises `ValueError` below zero.
    """
    places = [Point(*point) for point in points]
    if any((point.value or 0) < 0 for point in places):
        raise ValueError("a figure below zero")
    ticks = scale(max((point.value or 0 for point in places), default=0))
    width = 100 / max(len(places), 1)
    across = [round(width * (place + 0.5), 2) for place in range(len(places))]
    dots = [
        None if point.value is None else Dot(point.label, point.value, x, _height(point.value, ticks[-1]))
        for point, x in zip(places, across, strict=True)
    ]
    return Line(
        tuple(Tick(x, point.label) for point, x in zip(places, across, strict=True)),
        tuple(dot for dot in dots if dot is not None),
        tuple((one, other) for one, other in pairwise(dots) if one is not None and other is not None),
        tuple(Tick(_height(tick, ticks[-1]), str(tick)) for tick in ticks),
    )


def scale(highest: float) -> tuple[int, ...]:
    """The steps from nought to at least `highest`: three to six of them, each 1, 2 or 5 times a power of ten."""
    step = 1
    while step * MOST_STEPS < highest:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    count = max(2, -int(-highest // step))
    return tuple(step * each for each in range(count + 1))


def stacks(rows: Iterable[Stacked | tuple[str, Sequence[int]]]) -> tuple[Stack, ...]:
    """Lengths of horizontal bars in pieces, all measured against the longest. Raises `ValueError` below zero."""
    wholes = [Stacked(*row) for row in rows]
    if any(value < 0 for row in wholes for value in row.values):
        raise ValueError("a count below zero")
    longest = max((sum(row.values) for row in wholes), default=0) or 1
    return tuple(
        Stack(row.label, sum(row.values), tuple(row.values), tuple(_pieces(row.values, longest))) for row in wholes
    )


def dumbbells(series: Iterable[Ratings | tuple[str, str, Sequence[int]]]) -> Dumbbells:
    """Place ratings 0–10 on one scale, domain by domain. A voice without ratings is left out.

    Raises `ValueError` for a rating outside the scale.
    """
    tracks: dict[str, list[Track]] = {}
    voices: dict[str, None] = {}
    for domain, voice, values in series:
        kept = tracks.setdefault(domain, [])
        if values:
            kept.append(_track(voice, values))
            voices[voice] = None
    domains = tuple(Domain(label, tuple(kept)) for label, kept in tracks.items())
    ticks = tuple(Tick(_place(step), str(step)) for step in range(LOWEST, HIGHEST + 1))
    return Dumbbells(domains, ticks, tuple(voices))


def bars(counts: Iterable[Count | tuple[str, int | None] | tuple[str, int | None, int | None]]) -> tuple[Bar, ...]:
    """Lengths of horizontal bars, all measured against the largest figure. Raises `ValueError` below zero.

    A suppressed figure gets the length of the largest number it may hide, so that the bar tells nothing more.
    """
    figures = [Count(*count) for count in counts]
    if any((figure.value or 0) < 0 or (figure.total or 0) < 0 for figure in figures):
        raise ValueError("a count below zero")
    whole = max((max(_shown(figure), figure.total or 0) for figure in figures), default=0) or 1
    return tuple(
        Bar(*figure, width=_share(_shown(figure), whole), outer=_share(figure.total or 0, whole)) for figure in figures
    )


def _track(voice: str, values: Sequence[int]) -> Track:
    last = len(values) - 1
    marks = tuple(
        Mark(_place(value), value, "first" if index == 0 else "latest" if index == last else "between")
        for index, value in enumerate(values)
    )
    places = [mark.x for mark in marks]
    moved = (values[-1], values[-1] - values[0]) if last else (None, None)
    return Track(voice, marks, min(places), max(places), values[0], *moved)


def _place(value: int) -> float:
    if not LOWEST <= value <= HIGHEST:
        raise ValueError(f"{value} is outside the scale {LOWEST}–{HIGHEST}")
    return round(MARGIN + (value - LOWEST) * (100 - 2 * MARGIN) / (HIGHEST - LOWEST), 2)


def _height(value: float, highest: int) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * value / highest, 2)


def _pieces(values: Sequence[int], longest: int) -> Iterator[Piece]:
    before = 0
    for place, value in enumerate(values):
        if value:
            yield Piece(place, value, _share(before, longest), _share(value, longest))
        before += value


def _shown(figure: Count) -> int:
    return SUPPRESSED_UP_TO if figure.value is None else figure.value


def _share(value: int, whole: int) -> float:
    return round(100 * value / whole, 2)
