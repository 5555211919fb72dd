"""Knows what may be searched for (SoLPuF 15 §, R34): a name, a personal number or a case number; nothing else."""

import re
from dataclasses import dataclass
from enum import StrEnum

from sspf.cases.rules.names import folded
from sspf.cases.rules.numbers import TYPED

CASE_NUMBER = re.compile(r"(20\d{2})-?(\d{4})")
SHORTEST = 2


class SearchReason(StrEnum):
    """Why somebody searches. The log says which; what was typed is never kept."""

    work = "work"
    duplicate = "duplicate"
    request = "request"


class SearchProblem(StrEnum):
    """Why a search is not made; the label tells what to do."""

    too_short = "too_short"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: exactly one of a case number, a personal number, or words of a name."""

    number: str = ""
    digits: str = ""
    words: tuple[str, ...] = ()

    def is_named(self, name: str) -> bool:
        """Whether every word stands somewhere in the name."""
        found = folded(name)
        return all(word in found for word in self.words)

    def rank(self, name: str) -> tuple[bool, str]:
        """Sorts names: those that begin with what was typed first, then by the alphabet."""
        found = folded(name)
        return not found.startswith(" ".join(self.words)), found

    def is_numbered(self, personal_number: str | None) -> bool:
        """Whether it is this personal number; typed with ten digits, the century does not matter."""
        return bool(personal_number) and str(personal_number).endswith(self.digits)


def understood(text: str) -> Wanted | None:
    """What somebody means by what they typed; None when it is too little to go by.

    Ten digits with a hyphen after the fourth are a case number, twelve digits or six and four a personal number, and
    everything else is words of a name.
    """
    typed = "".join(text.split())
    if (number := CASE_NUMBER.fullmatch(typed)) is not None:
        return Wanted(number=f"{number[1]}-{number[2]}")
    if TYPED.fullmatch(typed) is not None:
        return Wanted(digits=re.sub(r"\D", "", typed))
    words = tuple(folded(text).split())
    return Wanted(words=words) if sum(map(len, words)) >= SHORTEST else None
