"""Figures about young people are published by themselves, some time after each half-year."""

from datetime import time, timedelta
from itertools import islice

from sspf import periods
from sspf.access.actor import SYSTEM
from sspf.demo.teller import Story, Teller, local
from sspf.releases.actions import making
from sspf.work import begin

PERIODS = 4
NIGHT = time(3)


def publish(teller: Teller) -> Story[None]:
    """The publications of the latest half-years, each in the night in which it was due."""
    settings = teller.house.catalogue.releases
    for period in reversed(list(islice(periods.ended(settings.every, teller.today), PERIODS))):
        yield local(period.after + timedelta(days=settings.wait_days), NIGHT)
        with begin(teller.house, SYSTEM) as work:
            while making.make_next(work):
                work.flush()
            work.commit()
