"""Knows what a lägesbild says, as plain values: worked on, published and on paper it is the same."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from sspf import periods
from sspf.catalogue.situations import SituationPart


@dataclass(frozen=True, slots=True)
class Answer:
    """A question of the checklist with what is said. None: not answered yet. Empty: there is nothing to say."""

    question: str
    label: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in one quarter; None where it is kept back or unknown. `weeks`: which of the quarter's are counted."""

    period: str
    count: int | None
    weeks: str

    @property
    def label(self) -> str:
        """The quarter in few signs: kv 3 2026."""
        quarter = periods.read(self.period)
        return f"kv {quarter.part[1:]} {quarter.year}" if quarter else self.period


@dataclass(frozen=True, slots=True)
class Figure:
    """One kind of event from one source, with what is said beside it (protocol item 96).

    `place` says where it is counted when that is not the area alone. `shown`: the figure, ready to read. `series`: the
    same figure in the quarters before and now, oldest first.
    """

    kind: str
    source: str
    label: str
    by: str
    place: str
    weeks: str
    shown: str
    series: tuple[Point, ...]
    comment: str
    caution: str
    typed: bool = False

    @property
    def count(self) -> int | None:
        """The number now; None where it is kept back."""
        return self.series[-1].count if self.series else None

    @property
    def points(self) -> tuple[tuple[str, int | None], ...]:
        """The quarters with their numbers, from the first that is known."""
        known = [place for place, point in enumerate(self.series) if point.count is not None]
        return tuple((point.label, point.count) for point in self.series[known[0] :]) if known else ()

    @property
    def before(self) -> Point | None:
        """The quarter before, where it is known."""
        return self.series[-2] if len(self.series) > 1 and self.series[-2].count is not None else None


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure of SSPF for the whole municipality, with what it means (R73)."""

    label: str
    value: str
    definition: str


@dataclass(frozen=True, slots=True)
class Measure:
    """What is done about it: by whom, where and by when."""

    text: str
    owner: str
    place: str
    due: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A lägesbild whole. The three parts are the law's (R71); measures follow from the last of them."""

    mapping: tuple[Answer, ...]
    figures: tuple[Figure, ...]
    other: tuple[Answer, ...]
    sources: tuple[str, ...]
    placed: tuple[Placed, ...]
    analysis: tuple[Answer, ...]
    measures: tuple[Measure, ...]

    def of_part(self, part: SituationPart) -> tuple[Answer, ...]:
        """What is answered in one part."""
        found: tuple[Answer, ...] = getattr(self, part.value)
        return found

    @property
    def unanswered(self) -> tuple[Answer, ...]:
        """The questions that nobody has answered yet."""
        return tuple(each for part in SituationPart for each in self.of_part(part) if each.text is None)

    @property
    def uncommented(self) -> tuple[Figure, ...]:
        """The figures that nobody has said anything about."""
        return tuple(each for each in self.figures if not each.comment)

    def kept(self) -> dict[str, Any]:
        """As it is stored with a published version."""
        return asdict(self)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """From what was stored. A key that came later is missing in older versions, and has its default."""
        figures = ({**each, "series": _all(Point, each["series"])} for each in kept["figures"])
        return cls(
            mapping=_all(Answer, kept["mapping"]),
            figures=_all(Figure, figures),
            other=_all(Answer, kept["other"]),
            sources=tuple(kept["sources"]),
            placed=_all(Placed, kept["placed"]),
            analysis=_all(Answer, kept["analysis"]),
            measures=_all(Measure, kept["measures"]),
        )


def _all(cls: Any, rows: Any) -> tuple[Any, ...]:
    known = {each.name for each in fields(cls)}
    return tuple(cls(**{name: value for name, value in row.items() if name in known}) for row in rows)
