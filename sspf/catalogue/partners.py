"""Knows who else the municipality works with, beyond the agencies of SSPF."""

from dataclasses import dataclass
from enum import StrEnum

from sspf.catalogue.entries import Entry


class PartnerKind(StrEnum):
    """What a partner is (protocol item 88)."""

    authority = "myndighet"
    board = "kommunal"
    region = "region"
    school = "huvudman"
    association = "forening"
    faith = "samfund"
    company = "foretag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Entry):
    """Somebody who does something for a group or an area without an account here."""

    kind: PartnerKind
