"""Knows when two descriptions mean the same young person."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Protocol


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
    """The same personal number, or the same name and day of birth where a number is missing.

    Two different numbers are two people, whatever they are called.
    """
    if one.personal_number and other.personal_number:
        return one.personal_number == other.personal_number
    if one.born_on is None or one.born_on != other.born_on:
        return False
    return bool(_name(one)) and _name(one) == _name(other)


def _name(described: Described) -> str:
    """The name as it is compared: without regard to case, hyphens and the way letters are composed."""
    whole = f"{described.given_name} {described.family_name}"
    return " ".join(unicodedata.normalize("NFC", whole).replace("-", " ").casefold().split())
