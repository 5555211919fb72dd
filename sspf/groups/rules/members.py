"""Knows which functions sit in a group, who stands in for them, and what is amiss with how they are held."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sspf.catalogue.agencies import Group, Seat


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody holds a function on a day, until and with a last day or until further notice. `percent` of full time."""

    name: str
    until_on: date | None
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A function in a group, who holds it today, and who stands in for it: the holders of its deputy's function."""

    seat: Seat
    leads: bool
    holders: tuple[Holding, ...]
    deputies: tuple[Holding, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nobody holds the function (protocol item 29: "Namn finns på alla funktioner")."""
        return not self.holders

    @property
    def endless(self) -> bool:
        """Whether a temporary function is held without a last day (protocol item 17)."""
        return self.seat.temporary and any(each.until_on is None for each in self.holders)


def deputies_of(seats: Mapping[str, Seat], seat: str) -> tuple[str, ...]:
    """The functions that stand in for a function, by `deputy_for` in `config/seats.toml`."""
    return tuple(each.id for each in seats.values() if each.deputy_for == seat)


def sitting(seats: Mapping[str, Seat], group: Group) -> frozenset[str]:
    """The functions whose holders belong to a group: its own, and those that stand in for one of them (K17)."""
    return frozenset(group.seats) | {each.id for each in seats.values() if each.deputy_for in group.seats}


def groups_of(seats: Mapping[str, Seat], groups: Iterable[Group], held: Collection[str]) -> tuple[str, ...]:
    """The groups that somebody who holds these functions belongs to."""
    return tuple(each.id for each in groups if sitting(seats, each) & set(held))


def places(seats: Mapping[str, Seat], group: Group, holdings: Mapping[str, tuple[Holding, ...]]) -> tuple[Place, ...]:
    """Every function of a group in its order, with holders and deputies."""
    return tuple(_place(seats, group, name, holdings) for name in group.seats)


def _place(seats: Mapping[str, Seat], group: Group, name: str, holdings: Mapping[str, tuple[Holding, ...]]) -> Place:
    deputies = tuple(each for deputy in deputies_of(seats, name) for each in holdings.get(deputy, ()))
    return Place(seats[name], name == group.chair, holdings.get(name, ()), deputies)
