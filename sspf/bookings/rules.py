"""Knows what a booking takes: rooms, functions and people, from one instant until another."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Claim:
    """What something wants to take. Instants are aware; `rooms` and `seats` are ids of `config/`.

    A function that has named who comes is claimed as that person instead.
    """

    starts_at: datetime
    ends_at: datetime
    rooms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    accounts: tuple[UUID, ...] = ()
