"""Knows how a meeting's own agenda is made from the template: points left out, moved, and added in own words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sspf.catalogue.agendas import Agenda, AgendaPoint

MOST_POINTS: Final = 20
OWN: Final = "egen-"
"""How the id of an own point begins: no point of a template does."""

Stored = list[dict[str, str]]
"""An agenda as it is kept, sealed: its lines in order, each with `point` and, for an own one, `words` and `part`."""


class AgendaProblem(StrEnum):
    """Why an agenda is refused; the label tells what to do."""

    nothing_left = "nothing_left"
    too_many_points = "too_many_points"
    point_unknown = "point_unknown"
    point_noted = "point_noted"


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A line of a meeting's own agenda: a point of the template by its id, or an own one with words and its part."""

    point: str
    words: str = ""
    part: str = ""


def points(template: Agenda, stored: Stored | None) -> tuple[AgendaPoint, ...]:
    """The points of a meeting in order. None stored: the template as it is. A retired point is not shown any more."""
    if stored is None:
        return template.points
    known = {each.id: each for each in template.points}
    lines = [AgendaLine(**each) for each in stored]
    return tuple(_own(each) if each.words else known[each.point] for each in lines if each.words or each.point in known)


def left_out(template: Agenda, stored: Stored | None) -> tuple[AgendaPoint, ...]:
    """The template's points that this meeting does not take up, in the template's order."""
    taken = {each.id for each in points(template, stored)}
    return tuple(each for each in template.points if each.id not in taken)


def keep(template: Agenda, lines: Sequence[AgendaLine]) -> Stored | None:
    """An agenda as it is kept. None when it is the template as it is, so that it follows what the template becomes."""
    plain = [(each.point, each.words) for each in lines]
    if plain == [(each.id, "") for each in template.points]:
        return None
    return [_stored(each) for each in lines]


def agenda_problem(template: Agenda, lines: Sequence[AgendaLine], noted: Collection[str] = ()) -> AgendaProblem | None:
    """What keeps these lines from being an agenda. `noted`: points at which something is written; they stay."""
    chosen = [each.point for each in lines]
    known = {each.id for each in template.points}
    parts = {each.id for each in template.parts} or {""}
    if not lines:
        return AgendaProblem.nothing_left
    if len(lines) > MOST_POINTS:
        return AgendaProblem.too_many_points
    if len(set(chosen)) != len(chosen) or not all(_fits(each, known, parts) for each in lines):
        return AgendaProblem.point_unknown
    return None if set(noted) <= set(chosen) else AgendaProblem.point_noted


def in_order(lines: Sequence[AgendaLine], moved: str, steps: int) -> list[AgendaLine]:
    """The lines with one of them moved so many steps: up when negative. At the ends it stays; so does an unknown."""
    order = list(lines)
    at = next((place for place, each in enumerate(order) if each.point == moved), None)
    if at is not None:
        order.insert(max(0, at + steps), order.pop(at))
    return order


def next_own(taken: Collection[str]) -> str:
    """An id for one more own point: the first number that none of `taken` has."""
    return next(name for number in range(1, len(taken) + 2) if (name := f"{OWN}{number}") not in taken)


def _fits(line: AgendaLine, known: Collection[str], parts: Collection[str]) -> bool:
    return line.point.startswith(OWN) and line.part in parts if line.words else line.point in known


def _own(line: AgendaLine) -> AgendaPoint:
    return AgendaPoint(id=line.point, label=line.words, help="", prompt="", part=line.part or None)


def _stored(line: AgendaLine) -> dict[str, str]:
    plain = {"point": line.point, "words": line.words, "part": line.part}
    return {name: value for name, value in plain.items() if value}
