"""Knows what a plan can aim at and what the agencies usually have to offer."""

from dataclasses import dataclass
from enum import StrEnum

from sspf.catalogue.agencies import AgencySide
from sspf.catalogue.entries import Entry


class Performer(StrEnum):
    """Who carries a measure out: the agency's own staff, or the family with the owning unit following up."""

    agency = "agency"
    guardian = "guardian"
    youth = "youth"


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeArea(Entry):
    """What a goal is about (protocol item 7), worded as what one wants to reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueMeasure(Entry):
    """A suggestion to start from when a measure is written. `side` is who usually owns it and follows it up."""

    side: AgencySide
    performer: Performer = Performer.agency
