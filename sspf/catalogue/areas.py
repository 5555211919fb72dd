"""Knows the parts of the municipality and which of them come first."""

from dataclasses import dataclass

from sspf.catalogue.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Entry):
    """A part of the municipality; `priority` where SSPF is introduced first (protocol item 10)."""

    priority: bool
