"""Knows when two descriptions mean the same young person."""

import unicodedata
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about who somebody is."""

    given_name: str
    family_name: str
    personal_number: str | None = None
    born_on: date | None = None

    @property
    def name(self) -> str:
        """The name as it is compared: without regard to case, hyphens and the way letters are composed."""
        plain = unicodedata.normalize("NFC", f"{self.given_name} {self.family_name}").replace("-", " ")
        return " ".join(plain.casefold().split())


def means_same(one: Known, other: Known) -> bool:
    """The same personal number, or the same name and day of birth where a number is missing.

    Two different numbers are two people, whatever they are called.
    """
    if one.personal_number and other.personal_number:
        return one.personal_number == other.personal_number
    return bool(one.name) and one.name == other.name and one.born_on is not None and one.born_on == other.born_on
