"""State machines as tables: what may follow what, and the one function that consults them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from sspf.errors import Refused

State = TypeVar("State", bound=StrEnum)


class StateProblem(StrEnum):
    """Why a step is not possible."""

    wrong_state = "wrong_state"


def advance(table: Mapping[State, frozenset[State]], current: State, wanted: State) -> State:
    """Return `wanted` when the table allows the step from `current`; otherwise raise `Refused`."""
    if wanted not in table[current]:
        raise Refused(StateProblem.wrong_state)
    return wanted
