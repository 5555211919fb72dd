"""What several forms offer to choose from."""

from collections.abc import Iterable
from enum import StrEnum

from sspf.consents.rules.recording import kinds_of
from sspf.web import current

Pairs = Iterable[tuple[str, str]]


def words(members: type[StrEnum]) -> Pairs:
    """The members of an enumeration with the words they are shown in."""
    return [(member.value, current.catalogue().label(member)) for member in members]


def choosable_kinds(pairs: Pairs) -> Pairs:
    """The kinds of information that can be left out: the basis is part of every yes."""
    basis = kinds_of(current.catalogue()).basis
    return [(kind, label) for kind, label in pairs if kind not in basis]
