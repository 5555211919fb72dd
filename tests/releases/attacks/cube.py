"""What an attacker writes down of one publication before computing: everything known, as bounds on sums of counts.

The unknowns are the cube of gender, age, school year and area as rows of the tables, one row for each trigger, and each
table of closed cases by itself. That nobody over sixteen is in förskoleklass is known too.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sspf.catalogue.releases import Attribute
from sspf.releases.rules.rounding import BASE, rounded
from tests.releases.attacks.bounds import Attack, Knowledge, attack
from tests.releases.attacks.populations import AGES, AT_END, SORTS, WORDS, YEARS, Population, Youth, row_of

Cells = NDArray[np.intp]
Known = Callable[[int, bool], tuple[float, float]]
"""From a true count, and whether it is a sum over a whole table, to what is published of it: lowest and highest."""


@cache
def _row(attribute: Attribute, word: str) -> int:
    return row_of(attribute, word)


def row(attribute: Attribute, youth: Youth) -> int:
    """In which row a young person is."""
    return _row(attribute, next(iter(youth[attribute]), ""))


@cache
def sizes() -> tuple[int, ...]:
    """How many rows each side of the cube has."""
    return tuple(1 + max(_row(each, word) for word in WORDS[each]) for each in SORTS)


def truth(population: Population) -> NDArray[np.intp]:
    """The cube's true counts."""
    cube = np.zeros(sizes(), dtype=np.intp)
    for youth in population.members:
        cube[tuple(row(each, youth) for each in SORTS)] += 1
    return cube.ravel()


def slices(attributes: Sequence[Attribute]) -> dict[tuple[int, ...], Cells]:
    """The cells of each combination of rows of these attributes."""
    numbers = np.arange(int(np.prod(sizes()))).reshape(sizes())
    axes = [SORTS.index(each) for each in attributes]
    found = {}
    for place in np.ndindex(*[sizes()[each] for each in axes]):
        where: list[slice | int] = [slice(None)] * len(SORTS)
        for axis, index in zip(axes, place, strict=True):
            where[axis] = index
        found[place] = numbers[tuple(where)].ravel()
    return found


def ours(population: Population) -> Attack:
    """The attack on every table that the program publishes, and on what is not published: complements and pairs."""
    knowledge = _cube(population)
    for each in SORTS:
        for (place,), cells in slices([each]).items():
            if (values := population.shown.get(each)) is not None:
                knowledge.add(cells, *rounded_bounds(values[place]))
    everybody = np.arange(knowledge.size)
    wanted: dict[object, Cells] = {}
    for each in SORTS:
        wanted |= {(each, place): cells for place, cells in slices([each]).items()}
        wanted |= {(each, place, "others"): np.setdiff1d(everybody, cells) for place, cells in slices([each]).items()}
    wanted |= {("pair", place): cells for place, cells in slices([Attribute.gender, Attribute.area]).items()}
    found = attack(knowledge, wanted, truth(population))
    for each in AT_END:
        found += _one_table(population, each)
    return found + _triggers(population)


def _cube(population: Population) -> Knowledge:
    knowledge = Knowledge(int(np.prod(sizes())), cap=population.cases)
    knowledge.add(np.arange(knowledge.size), population.cases, population.cases)
    possible = {
        (_row(Attribute.age, age), _row(Attribute.school_year, year))
        for age, shares in zip(AGES, population.law.school_year, strict=True)
        for year, share in zip(YEARS, shares, strict=True)
        if share > 0
    }
    for place, cells in slices([Attribute.age, Attribute.school_year]).items():
        if place not in possible:
            knowledge.add(cells, 0, 0)
    return knowledge


def _one_table(population: Population, attribute: Attribute) -> Attack:
    counts = np.array([each.count for each in population.rows[attribute]], dtype=np.intp)
    knowledge = Knowledge(len(counts), cap=population.cases)
    knowledge.add(np.arange(len(counts)), population.cases, population.cases)
    for place, value in enumerate(population.shown.get(attribute, ())):
        knowledge.add([place], *rounded_bounds(value))
    places = range(len(counts))
    rows: dict[object, Cells] = {place: np.array([place]) for place in places}
    others: dict[object, Cells] = {(place, "others"): np.delete(np.arange(len(counts)), place) for place in places}
    return attack(knowledge, rows | others, counts)


def _triggers(population: Population) -> Attack:
    """Each row with its complement; several can be chosen, so rows do not add up."""
    found = Attack()
    for place, each in enumerate(population.rows[Attribute.triggers]):
        counts = np.array([each.count, population.cases - each.count], dtype=np.intp)
        knowledge = Knowledge(2, cap=population.cases)
        knowledge.add([0, 1], population.cases, population.cases)
        if (values := population.shown.get(Attribute.triggers)) is not None:
            knowledge.add([0], *rounded_bounds(values[place]))
        found += attack(knowledge, {0: np.array([0]), 1: np.array([1])}, counts)
    return found


@cache
def rounded_bounds(value: int) -> tuple[float, float]:
    """What a published value tells of the count behind it, asked of the program: whatever it does is known."""
    counts = [count for count in range(value + 2 * BASE) if value in {rounded(count, draw) for draw in range(BASE)}]
    return min(counts), max(counts)


LINKED: tuple[tuple[Attribute, ...], ...] = (
    *((each,) for each in SORTS),
    (Attribute.gender, Attribute.area),
    (Attribute.gender, Attribute.school_year),
    (Attribute.area, Attribute.school_year),
)
"""What is often published elsewhere: one-way and two-way tables, with their true margins."""


def elsewhere(population: Population, known: Mapping[str, Known], method: str) -> Attack:
    """The same attack on the usual tables, told in another way."""
    counts, knowledge = truth(population), _cube(population)
    small: dict[object, Cells] = {}
    for attributes in LINKED:
        for place, cells in slices(attributes).items():
            knowledge.add(cells, *known[method](int(counts[cells].sum()), len(attributes) == 1))
            small[attributes, place] = cells
    return attack(knowledge, small, counts)


def raw(count: int, _margin: bool) -> tuple[float, float]:
    """The number itself."""
    return count, count


def suppressed(count: int, _margin: bool) -> tuple[float, float]:
    """One to four is hidden, everything else is told."""
    return (1, 4) if 0 < count < BASE else (count, count)


CONTROLS: Mapping[str, Known] = {"raw": raw, "suppressed": suppressed}
