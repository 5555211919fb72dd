"""Knows what is written when a unit prepares for a meeting, and why something of it is refused."""

from dataclasses import dataclass
from enum import StrEnum


class ContributionProblem(StrEnum):
    """Why what was prepared is refused; the label tells what to do."""

    personal_number = "personal_number"
    other_names = "other_names"
    not_yours_to_tell = "not_yours_to_tell"


@dataclass(frozen=True, slots=True)
class ContributionTerms:
    """What is prepared, and which kind of information it is. `names_seen`: the names in it were looked at (E18)."""

    information: str
    text: str
    names_seen: bool = False
