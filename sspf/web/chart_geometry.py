"""Where the marks of a chart stand, in per cent of its width; how they look is the templates' business."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

LOWEST, HIGHEST = 0, 10
MARGIN = 3.0  # per cent kept free at both ends, so that a mark on 0 or 10 is drawn whole
SUPPRESSED_UP_TO = 4


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


def _shown(figure: Count) -> int:
    return SUPPRESSED_UP_TO if figure.value is None else figure.value


def _share(value: int, whole: int) -> float:
    return round(100 * value / whole, 2)
