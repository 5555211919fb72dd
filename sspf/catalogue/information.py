"""Knows the kinds of information a consent opens, in words a guardian understands."""

from dataclasses import dataclass

from sspf.catalogue.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class InformationKind(Entry):
    """A kind of information that consent names (rule R13).

    `basis`: cooperation cannot be had without it. `offences`: never readable by an enskild recipient (rule R26).
    """

    explanation: str
    basis: bool = False
    offences: bool = False
