"""Knows the template for risk and protective factors: five domains, two columns, no scores."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from sspf.catalogue.entries import Entry, Ref

InformationId = Annotated[str, Ref("information")]
DomainId = Annotated[str, Ref("domains")]


class FactorValence(StrEnum):
    """Whether a factor is something that worries or something that works (protocol item 44, points 3 and 4)."""

    risk = "risk"
    protective = "protective"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorDomain(Entry):
    """A part of the youth's life. `information`: the kind of information its factors are, unless one says otherwise."""

    information: InformationId


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor(Entry):
    """One row of the template. `information` is set where the row tells more than its domain, as about offences.

    `own_words`: the row names nothing itself; whoever chooses it says what it is.
    """

    domain: DomainId
    valence: FactorValence
    information: InformationId | None = None
    own_words: bool = False
