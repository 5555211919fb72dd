"""A visit to a public door is noted, for an hour."""

from sqlalchemy import delete

from sspf.referrals.models import Knock
from sspf.referrals.rules.doors import MEMORY
from sspf.work import Work


def note(work: Work, visitor: bytes) -> None:
    """Remember that this visitor came in, and forget those who came more than an hour ago."""
    work.session.execute(delete(Knock).where(Knock.at <= work.now - MEMORY))
    work.add(Knock(visitor=visitor, at=work.now))
