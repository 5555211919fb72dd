"""Knows the rooms that can be booked for meetings."""

from dataclasses import dataclass

from sspf.catalogue.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Room(Entry):
    """A room where SSPF meets; `address` tells how to find it, also in the letter to the family."""

    address: str

    @property
    def place(self) -> str:
        """The room as it stands in a kallelse."""
        return f"{self.label}, {self.address}"
