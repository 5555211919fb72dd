"""What can be asked about bookings: which of the wanted rooms and people are taken then, never what for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from sspf.accounts import queries as accounts
from sspf.bookings.models import Booking
from sspf.bookings.rules import Claim
from sspf.clock import local_date
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Collision:
    """Something wanted that is taken, from when to when. `name` is the room's, the function's or the person's.

    `key` tells this collision from others: also from the same one at another time.
    """

    key: str
    name: str
    is_room: bool
    starts_at: datetime
    ends_at: datetime
    account_id: UUID | None = None


def collisions(work: Work, claim: Claim, besides: UUID | None = None) -> list[Collision]:
    """What of the claim is taken by anything but `besides`, the earliest first; at most three statements.

    A function is taken when it is called elsewhere, and when somebody who holds it that day is. The caller has decided
    that the actor may call these people; nothing is told of what they are taken for.
    """
    taken = _overlapping(work, claim, besides)
    people = _People(work, claim, taken)
    found = {each.key: each for row in taken for each in _collisions(work, claim, row, people)}
    return sorted(found.values(), key=lambda each: (not each.is_room, each.starts_at, each.name))


def _overlapping(work: Work, claim: Claim, besides: UUID | None) -> list[Booking]:
    query = select(Booking).where(Booking.starts_at < claim.ends_at, Booking.ends_at > claim.starts_at)
    if besides is not None:
        query = query.where(Booking.thing_id != besides)
    return list(work.session.scalars(query))


class _People:
    """Who holds the functions that are claimed or taken, on the day of the claim, and what they are called."""

    def __init__(self, work: Work, claim: Claim, taken: Iterable[Booking]) -> None:
        rows = list(taken)
        seats = {*claim.seats, *(each.seat for each in rows if each.seat)} if rows else set()
        self.held = accounts.holders(work, seats, local_date(claim.starts_at)) if seats else {}
        self.names = accounts.names(work, claim.accounts) if rows else {}

    def behind(self, seat: str | None, account_id: UUID | None) -> set[UUID]:
        """The people that a function or a person stands for."""
        return {account_id} if account_id else {each.id for each in self.held.get(seat or "", [])}


def _collisions(work: Work, claim: Claim, row: Booking, people: _People) -> Iterator[Collision]:
    busy = people.behind(row.seat, row.account_id)
    if row.room in claim.rooms:
        yield _collision(row, f"rum:{row.room}", work.catalogue.rooms[row.room or ""].label)
    for seat in claim.seats:
        if row.seat == seat or people.behind(seat, None) & busy:
            yield _collision(row, f"plats:{seat}", work.catalogue.seats[seat].label)
    for account_id in busy & set(claim.accounts):
        found = _collision(row, f"person:{account_id}", people.names.get(account_id, ""))
        yield replace(found, account_id=account_id)


def _collision(row: Booking, who: str, name: str) -> Collision:
    key = f"{who}:{row.starts_at:%Y%m%dT%H%M}-{row.ends_at:%Y%m%dT%H%M}"
    return Collision(key, name, row.room is not None, row.starts_at, row.ends_at)
