"""Knows which cases a table of a publication counts, and why a table can be kept back."""

from enum import StrEnum
from typing import Final

from sspf.catalogue.releases import Attribute


class Counted(StrEnum):
    """At which moment a case is counted: once when it is opened and once when it is closed, never in between."""

    opened = "opened"
    closed = "closed"


AT_CLOSING: Final = frozenset({Attribute.closed, Attribute.outcome, Attribute.goals, Attribute.worries})


def moment(attribute: Attribute) -> Counted:
    """When a case is counted by an attribute."""
    return Counted.closed if attribute in AT_CLOSING else Counted.opened


class Withheld(StrEnum):
    """Why a table is not shown in a publication."""

    too_few = "too_few"
    one_sided = "one_sided"
    too_narrow = "too_narrow"
