"""Who is asking."""

from dataclasses import dataclass
from uuid import UUID

from sspf.access.roles import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """The account behind a request, with its unit and the seats it holds today; or the public, or a command."""

    account_id: UUID | None
    role: Role
    unit: str | None = None
    seats: frozenset[str] = frozenset()
    steering: bool = False
    """Holds a seat in the styrgrupp today."""


PUBLIC = Actor(None, Role.public)
SYSTEM = Actor(None, Role.system)
