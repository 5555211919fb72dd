"""How often the reckoning attacker is right about a member, with the figures and without them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.random import Generator

from sspf.catalogue.releases import Attribute
from tests.releases.attacks.likelihood import of_one_choice, of_yes_or_no
from tests.releases.attacks.populations import (
    AGES,
    AT_END,
    GENDERS,
    SORTS,
    TRIGGERS,
    WORDS,
    YEARS,
    Floats,
    Population,
    Youth,
    row_of,
)

INSIDER_KNOWS = 3


@dataclass(frozen=True)
class Gain:
    """Over all members of one population: how often right without the figures, and with them; in per cent."""

    attribute: str
    without: float
    with_figures: float

    @property
    def points(self) -> float:
        """What the figures gave."""
        return self.with_figures - self.without


@cache
def _row(attribute: Attribute, word: str) -> int:
    return row_of(attribute, word)


def shares(population: Population, attribute: Attribute) -> Floats:
    """How likely each row of a table is for anybody."""
    law = population.law
    by_word = {
        Attribute.gender: law.gender,
        Attribute.age: law.age,
        Attribute.school_year: law.age @ law.school_year,
        Attribute.area: law.area,
        **law.ends,
    }[attribute]
    return _by_row(attribute, by_word)


def beforehand(population: Population, attribute: Attribute, youth: Youth) -> Floats:
    """How likely each row is for a young person of whom everything else is known."""
    law = population.law
    age, year = AGES.index(_word(youth, Attribute.age)), YEARS.index(_word(youth, Attribute.school_year))
    if attribute is Attribute.gender:
        has = np.array([each in youth[Attribute.triggers] for each in TRIGGERS])
        return _by_row(attribute, law.gender * np.where(has, law.triggers, 1 - law.triggers).prod(axis=1))
    if attribute is Attribute.age:
        return _by_row(attribute, law.age * law.school_year[:, year])
    if attribute is Attribute.school_year:
        return _by_row(attribute, law.school_year[age])
    return shares(population, attribute)


def gains(population: Population, rng: Generator | None = None) -> Iterator[Gain]:
    """Of each attribute. With `rng` the attacker is an insider who knows three members altogether."""
    knows = [] if rng is None else list(rng.choice(population.cases, size=INSIDER_KNOWS, replace=False))
    known = [population.members[each] for each in knows]
    targets = [youth for number, youth in enumerate(population.members) if number not in knows]
    for attribute in (*SORTS, *AT_END):
        yield _of_one(population, attribute, targets, known)
    for number in range(len(TRIGGERS)):
        yield _of_trigger(population, number, targets, known)


def _of_one(population: Population, attribute: Attribute, targets: Sequence[Youth], known: Sequence[Youth]) -> Gain:
    own = np.array([_row(attribute, _word(each, attribute)) for each in targets])
    before = np.array([beforehand(population, attribute, each) for each in targets])
    values = population.shown.get(attribute)
    after = before
    if values is not None:
        met = np.bincount([_row(attribute, _word(each, attribute)) for each in known], minlength=len(values))
        after = before * of_one_choice(values, shares(population, attribute), population.cases, [int(x) for x in met])
    return Gain(attribute.value, _right(before, own), _right(after, own))


def _of_trigger(population: Population, number: int, targets: Sequence[Youth], known: Sequence[Youth]) -> Gain:
    law, name = population.law, TRIGGERS[number]
    own = np.array([int(name in each[Attribute.triggers]) for each in targets])
    share = np.array([law.triggers[GENDERS.index(_word(each, Attribute.gender)), number] for each in targets])
    before = np.stack([1 - share, share], axis=1)
    after = before
    if (values := population.shown.get(Attribute.triggers)) is not None:
        met = sum(name in each[Attribute.triggers] for each in known)
        anybody = float(law.gender @ law.triggers[:, number])
        after = before * of_yes_or_no(values[number], anybody, population.cases, (len(known), met))
    return Gain(f"triggers.{name}", _right(before, own), _right(after, own))


def _right(chances: Floats, own: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> float:
    return 100 * float((chances.argmax(axis=1) == own).mean())


def _by_row(attribute: Attribute, by_word: Floats) -> Floats:
    rows = [_row(attribute, each) for each in WORDS[attribute]]
    found: Floats = np.bincount(rows, weights=by_word, minlength=max(rows) + 1).astype(np.float64)
    return found


def _word(youth: Youth, attribute: Attribute) -> str:
    return next(iter(youth[attribute]), "")


def interval(values: Sequence[float], seed: int = 0) -> tuple[float, float]:
    """Where the mean lies in 95 of 100 draws of as many populations (bootstrap)."""
    found = np.array(values)
    drawn = np.random.default_rng(seed).choice(found, size=(4000, len(found))).mean(axis=1)
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)
