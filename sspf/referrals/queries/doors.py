"""Whether a public door is open to a visitor."""

from sqlalchemy import ScalarSelect, func, select

from sspf.referrals.models import Knock, Letter
from sspf.referrals.rules.doors import MEMORY, DoorState, door
from sspf.work import Work


def sending(work: Work, visitor: bytes) -> DoorState:
    """Whether this visitor may send one more anmälan. Letters of colleagues take no room: they are not of the street.

    One statement counts both. Two who come in at the same instant may both get the last place.
    """
    limits = work.catalogue.doors
    lying = select(func.count()).select_from(Letter).where(Letter.account_id.is_(None)).scalar_subquery()
    visits, letters = work.session.execute(select(_visits(work, visitor), lying)).one()
    return door(visits, limits.letters_per_hour, letters, limits.letters_at_most)


def asking(work: Work, visitor: bytes) -> DoorState:
    """Whether this visitor may ask about one more receipt number."""
    return door(work.session.scalar(select(_visits(work, visitor))) or 0, work.catalogue.doors.questions_per_hour)


def _visits(work: Work, visitor: bytes) -> ScalarSelect[int]:
    since = work.now - MEMORY
    return select(func.count()).select_from(Knock).where(Knock.visitor == visitor, Knock.at > since).scalar_subquery()
