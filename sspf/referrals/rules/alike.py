"""Knows when two descriptions mean the same young person."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sspf.cases.rules import names


class Described(Protocol):
    """Whatever tells who somebody is; each part is asked for only when it is needed, since opening it costs."""

    @property
    def personal_number(self) -> str | None:
        """Twelve digits, or None when it is not known."""

    @property
    def born_on(self) -> date | None:
        """The day of birth, or None when it is not known."""

    @property
    def given_name(self) -> str:
        """First name."""

    @property
    def family_name(self) -> str:
        """Last name."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about who somebody is."""

    given_name: str
    family_name: str
    personal_number: str | None = None
    born_on: date | None = None


def means_same(one: Described, other: Described) -> bool:
    """The same personal number, or where a number is missing the same name and day of birth.

    Two different numbers or days are two people, whatever they are called. Where a day is not known, as when a
    neighbour has sent in an anmälan, the whole name is enough: the coordinator looks and decides.
    """
    if one.personal_number and other.personal_number:
        return one.personal_number == other.personal_number
    days_known = one.born_on is not None and other.born_on is not None
    if days_known and one.born_on != other.born_on:
        return False
    told = bool(_whole(one)) if days_known else bool(one.given_name and one.family_name)
    return told and names.same(_whole(one), _whole(other))


def _whole(described: Described) -> str:
    return f"{described.given_name} {described.family_name}".strip()
