"""Knows what preparatory information schools are given before SSPF begins there (protocol item 53)."""

from dataclasses import dataclass

from sspf.catalogue.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolInformation(Entry):
    """One thing a school is told or given; `help` says what it holds. Nothing here is about a person."""

    help: str
