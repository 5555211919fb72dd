"""Knows the states of a statement, and why something about one is refused."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class StatementState(StrEnum):
    """`draft`: nobody but the author's unit has had it. `released`: it has been given to somebody, once and for ever.

    `withdrawn`: a draft that the unit threw away; its words are gone.
    """

    draft = "draft"
    released = "released"
    withdrawn = "withdrawn"


class StatementProblem(StrEnum):
    """Why something about a statement is refused; the label tells what to do."""

    personal_number = "personal_number"
    other_names = "other_names"
    in_future = "in_future"
    offence_by_enskild = "offence_by_enskild"
    released_already = "released_already"
    nobody_chosen = "nobody_chosen"
    given_already = "given_already"
    outside_consent = "outside_consent"
    offence_to_enskild = "offence_to_enskild"
    barred = "barred"
    third_party = "third_party"
    third_party_family = "third_party_family"
    nobody_else_concerned = "nobody_else_concerned"
    shielded_already = "shielded_already"


STATEMENT_TRANSITIONS: Final[Mapping[StatementState, frozenset[StatementState]]] = {
    StatementState.draft: frozenset({StatementState.released, StatementState.withdrawn}),
    StatementState.released: frozenset(),
    StatementState.withdrawn: frozenset(),
}
"""Sharing can be ended, but a statement that somebody has read is never a draft again."""
