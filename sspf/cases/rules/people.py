"""Knows what is written down about a person, and when birthdays fall."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, Self
from uuid import UUID

from sspf.cases.rules.numbers import PersonalNumber, PersonalNumberError
from sspf.cases.rules.states import CaseProblem
from sspf.errors import Refused


class PersonRole(StrEnum):
    """Who a person is in the case. A guardian has had custody; a parent without custody is a relative."""

    youth = "youth"
    guardian = "guardian"
    relative = "relative"


class Gender(StrEnum):
    """What the young person answered when asked; never derived from a personal number (protocol item 61)."""

    girl = "girl"
    boy = "boy"
    other = "other"


class SchoolYear(StrEnum):
    """A year of school, from förskoleklass to the last of gymnasiet."""

    f = "f"
    y1 = "1"
    y2 = "2"
    y3 = "3"
    y4 = "4"
    y5 = "5"
    y6 = "6"
    y7 = "7"
    y8 = "8"
    y9 = "9"
    g1 = "g1"
    g2 = "g2"
    g3 = "g3"


def birthday(born_on: date, age: int) -> date:
    """The local day on which a person reaches an age in whole years.

    Someone born on 29 February reaches it on 28 February in a common year. That is the stricter side: the young
    person's own signature is needed, and the guardians' right ends, a day early rather than a day late (R10).
    """
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 2, 28)


def age_on(born_on: date, day: date) -> int:
    """Age in whole years on a local day, by the same birthdays; below zero before birth. Age is never stored."""
    years = day.year - born_on.year
    return years if birthday(born_on, years) <= day else years - 1


PLACES: Final = frozenset({"phone", "email", "address", "school"})
"""What tells where a person lives, goes to school or can be reached: the location zone."""


@dataclass(frozen=True, slots=True)
class PersonTerms:
    """What is written down about a person."""

    role: PersonRole
    given_name: str
    family_name: str
    personal_number: str | None = None
    born_on: date | None = None
    language: str = ""
    needs_interpreter: bool = False
    protected: bool = False
    phone: str = ""
    email: str = ""
    address: str = ""
    school: str = ""
    school_year: SchoolYear | None = None
    gender: Gender | None = None
    asked: bool = False
    """Somebody asked whether the person's data are protected (R65)."""

    def columns(self) -> dict[str, object]:
        """The sealed attributes."""
        return {name: getattr(self, name) for name in self.__slots__ if name not in ("role", "asked")}

    def checked(self, today: date, *, allow_test: bool) -> Self:
        """The terms, with the day of birth that the personal number tells. Raises `Refused` for what cannot be true."""
        born_on = self.born_on
        if self.personal_number:
            try:
                told = PersonalNumber.parse(self.personal_number, today, allow_test=allow_test).born_on
            except PersonalNumberError as error:
                raise Refused(error.reason, "personal_number") from None
            if born_on not in (None, told):
                raise Refused(CaseProblem.number_and_birth_differ, "born_on")
            born_on = told
        if born_on is not None and born_on > today:
            raise Refused(CaseProblem.born_after_today, "born_on")
        return replace(self, born_on=born_on)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """What is written about a person. `hidden`: what tells where the person can be found is left out (R63)."""

    id: UUID
    version: int
    role: PersonRole
    name: str
    given_name: str
    family_name: str
    personal_number: str | None
    born_on: date | None
    age: int | None
    language: str
    needs_interpreter: bool
    protected: bool
    phone: str
    email: str
    address: str
    school: str
    school_year: SchoolYear | None
    gender: Gender | None
    hidden: bool = False
