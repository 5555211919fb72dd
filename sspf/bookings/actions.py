"""Taking and letting go. Whoever calls has decided that the actor may, and records the event that tells of it."""

from uuid import UUID

from sqlalchemy import delete

from sspf.bookings.models import Booking
from sspf.bookings.rules import Claim
from sspf.work import Work


def book(work: Work, thing_id: UUID, claim: Claim) -> None:
    """Take all this for a thing, instead of whatever it had taken before. What others have taken is no obstacle."""
    release(work, thing_id)
    times = {"thing_id": thing_id, "starts_at": claim.starts_at, "ends_at": claim.ends_at}
    work.add(*(Booking(**times, room=each) for each in dict.fromkeys(claim.rooms)))
    work.add(*(Booking(**times, seat=each) for each in dict.fromkeys(claim.seats)))
    work.add(*(Booking(**times, account_id=each) for each in dict.fromkeys(claim.accounts)))


def release(work: Work, thing_id: UUID) -> None:
    """Let go of everything that a thing has taken: it is over or will not be."""
    work.flush()  # what was booked in this unit of work is let go of too
    work.session.execute(delete(Booking).where(Booking.thing_id == thing_id))
