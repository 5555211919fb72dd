"""Knows why something that a school has been told cannot be written down."""

from enum import StrEnum


class SchoolProblem(StrEnum):
    """Why a tick is refused; the label tells what to do."""

    given_in_future = "given_in_future"
    nothing_chosen = "nothing_chosen"
