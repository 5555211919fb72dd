"""Knows which cases a table of a publication counts, and why a table can be kept back."""

from enum import StrEnum


class Counted(StrEnum):
    """At which moment a case is counted: once when it is opened and once when it is closed, never in between."""

    opened = "opened"
    closed = "closed"


class Withheld(StrEnum):
    """Why a table is not shown in a publication."""

    too_few = "too_few"
    one_sided = "one_sided"
    too_narrow = "too_narrow"
