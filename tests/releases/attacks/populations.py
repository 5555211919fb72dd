"""Invented municipalities, and what the program would publish about them: by its own rules, with its own tables.

Of each the law that made it is known exactly, so that an attacker's best guess without any figures can be worked out,
not estimated. Ages and school years go together, worries differ by gender, brothers and sisters live in the same place.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from sspf.catalogue import loader
from sspf.catalogue.releases import WHOLE, Attribute
from sspf.crypto import mac
from sspf.crypto.seal import DataKey
from sspf.releases.rules import counting, protection
from sspf.releases.rules.counting import Member, Row
from sspf.releases.rules.rounding import BASE
from sspf.releases.rules.states import Counted, Withheld, moment

CATALOGUE: Final = loader.load(Path(__file__).parents[3] / "config")
SETTINGS: Final = CATALOGUE.releases
TABLES: Final = {each.attribute: each for each in SETTINGS.tables.values()}
OPENED: Final = [each for each in TABLES if moment(each) is Counted.opened]
SORTS: Final = (Attribute.gender, Attribute.age, Attribute.school_year, Attribute.area)
"""Single-choice attributes of a case at its opening, each with its own row for what nobody knows."""
AT_END: Final = (Attribute.outcome, Attribute.goals, Attribute.worries)
TRIGGERS: Final = tuple(CATALOGUE.triggers)
GENDERS: Final = ("girl", "boy", "other", "")
AGES: Final = ("8", "11", "12", "13", "14", "15", "16", "17", "")
YEARS: Final = ("3", "5", "8", "g1", "")
AREAS: Final = (*CATALOGUE.areas, "")
OUTCOMES: Final = ("mal-uppnatt", "samtycke-aterkallat", "annan-sig", "ovrigt", "")
GOALS: Final = ("higher", "both", "same", "lower", "")
WORRIES: Final = ("gone", "both", "same", "new", "")

Floats = NDArray[np.float64]
Counts = NDArray[np.intp]


@dataclass(frozen=True)
class Law:
    """How young people come about in one municipality."""

    gender: Floats
    age: Floats
    school_year: Floats
    area: Floats
    triggers: Floats
    ends: Mapping[Attribute, Floats]
    siblings: float

    @classmethod
    def drawn(cls, rng: Generator) -> "Law":
        """Skewed in another way each time, around what real municipalities tell."""

        def around(*shares: float, weight: float = 25) -> Floats:
            return rng.dirichlet(np.maximum(weight * np.array(shares), 0.05))

        year = np.zeros((len(AGES), len(YEARS)))
        for row, column in enumerate((0, 1, 1, 2, 2, 2, 3, 3, 4)):
            year[row, max(0, column - 1) : column + 2] = 0.02
            year[row, [column, -1]] += (0.95, 0.02)
        boys = rng.beta(1.3, 3, size=len(TRIGGERS))
        girls = np.clip(boys + rng.normal(0, 0.12, size=len(TRIGGERS)), 0.01, 0.95)
        return cls(
            around(0.24, 0.68, 0.02, 0.06),
            around(0.03, 0.08, 0.12, 0.2, 0.22, 0.18, 0.1, 0.04, 0.03),
            year / year.sum(axis=1, keepdims=True),
            around(*[0.96 / len(CATALOGUE.areas)] * len(CATALOGUE.areas), 0.04, weight=12),
            np.array([girls, boys, (girls + boys) / 2, (girls + boys) / 2]),
            {
                Attribute.outcome: around(0.5, 0.2, 0.15, 0.1, 0.05),
                Attribute.goals: around(0.4, 0.1, 0.15, 0.05, 0.3),
                Attribute.worries: around(0.35, 0.15, 0.25, 0.05, 0.2),
            },
            rng.uniform(0, 0.15),
        )


Youth = dict[Attribute, frozenset[str]]


@dataclass(frozen=True)
class Population:
    """The members of one publication, who were all opened and closed in its days."""

    law: Law
    members: tuple[Youth, ...]
    key: DataKey

    @property
    def cases(self) -> int:
        """How many they are; the figures of work tell it, so every attacker knows."""
        return len(self.members)

    @cached_property
    def marked(self) -> list[Member]:
        """The members as the program counts them."""
        ids = (uuid.UUID(int=number) for number in range(self.cases))
        return [
            Member(mac.noise_mark(self.key, each.bytes), youth) for each, youth in zip(ids, self.members, strict=True)
        ]

    @cached_property
    def rows(self) -> dict[Attribute, list[Row]]:
        """The exact counts."""
        return {each: counting.rows(table, CATALOGUE.triggers, self.marked) for each, table in TABLES.items()}

    def published(self, attribute: Attribute) -> tuple[list[int], Withheld | None]:
        """One table as the program publishes it."""
        return published(self.rows[attribute], self.key, attribute, self.cases)

    @cached_property
    def shown(self) -> dict[Attribute, list[int]]:
        """Every table that is shown."""
        found = {each: self.published(each) for each in TABLES}
        return {each: values for each, (values, because) in found.items() if because is None}


def published(rows: Sequence[Row], key: DataKey, attribute: Attribute, cases: int) -> tuple[list[int], Withheld | None]:
    """What the program makes of exact counts."""
    values = protection.protected(rows, lambda mark: mac.noise_draw(key, mark, BASE))
    shape = protection.Shape(cases, adds_up=attribute is not Attribute.triggers)
    return values, protection.withheld(values, shape, SETTINGS.largest_share_percent)


def populations(count: int, seed: int = 0) -> Iterator[Population]:
    """As many as wanted, from 30 to 500 young people, half of them below 60."""
    for number in range(count):
        rng = np.random.default_rng([seed, number])
        cases = 30 + number % 30 if number % 2 == 0 else int(rng.integers(60, 501))
        yield population(cases, rng)


def population(cases: int, rng: Generator) -> Population:
    """One of this size."""
    law = Law.drawn(rng)
    members: list[Youth] = []
    while len(members) < cases:
        older = members[-1] if members and rng.random() < law.siblings else None
        members.append(_youth(law, rng, older))
    return Population(law, tuple(members), DataKey(uuid.UUID(int=1), rng.bytes(32)))


def _youth(law: Law, rng: Generator, older: Youth | None) -> Youth:
    def one(words: Sequence[str], shares: Floats) -> int:
        return int(rng.choice(len(words), p=shares))

    gender, age = one(GENDERS, law.gender), one(AGES, law.age)
    year, area = one(YEARS, law.school_year[age]), one(AREAS, law.area)
    worries = rng.random(len(TRIGGERS)) < law.triggers[gender]
    ends = {each: _held(words[one(words, law.ends[each])]) for each, words in ENDS.items()}
    return {
        Attribute.opened: frozenset({WHOLE}),
        Attribute.closed: frozenset({WHOLE}),
        Attribute.gender: _held(GENDERS[gender]),
        Attribute.age: _held(AGES[age]),
        Attribute.school_year: _held(YEARS[year]),
        Attribute.area: older[Attribute.area] if older else _held(AREAS[area]),
        Attribute.triggers: frozenset(each for each, has in zip(TRIGGERS, worries, strict=True) if has),
        **ends,
    }


ENDS: Final = {Attribute.outcome: OUTCOMES, Attribute.goals: GOALS, Attribute.worries: WORRIES}
WORDS: Final = {
    Attribute.gender: GENDERS,
    Attribute.age: AGES,
    Attribute.school_year: YEARS,
    Attribute.area: AREAS,
    **ENDS,
}


def row_of(attribute: Attribute, word: str) -> int:
    """In which row of its table a value is counted."""
    values = {attribute: _held(word)}
    (row,) = [
        place
        for place, row in enumerate(counting.rows(TABLES[attribute], CATALOGUE.triggers, [Member(0, values)]))
        if row.count
    ]
    return row


def _held(word: str) -> frozenset[str]:
    return frozenset({word} if word else ())
