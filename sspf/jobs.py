"""What runs beside the pages: reminders, periods that become final, and mail; by one process or by several."""

import signal
from collections.abc import Callable
from threading import Event
from types import FrameType

import structlog
from sqlalchemy.exc import SQLAlchemyError

from sspf import smtp
from sspf.access.actor import SYSTEM
from sspf.errors import Overtaken
from sspf.installation import Installation
from sspf.meetings.actions import reminders as summonses
from sspf.outbox.actions import delivery
from sspf.plans.actions import reminders as promises
from sspf.releases.actions import making as releases
from sspf.statistics import actions as statistics
from sspf.surveys.actions import counting as codes
from sspf.surveys.actions import reminders as surveys
from sspf.work import Work, begin

PAUSE_SECONDS = 10.0
LOOKING_EVERY = 60
"""Rounds: what is due by the day is looked for every ten minutes."""

log = structlog.get_logger()


def run_once(house: Installation) -> int:
    """Do everything that is due now; returns how many mails went out."""
    _look_round(house)
    return delivery.deliver_due(house, smtp.send)


def run(house: Installation) -> None:
    """Do what is due, again and again, until told to stop. A mail that is being handed over is finished first."""
    stop, rounds = Event(), 0

    def ask_to_stop(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, ask_to_stop)
    while not stop.is_set():
        try:
            if rounds % LOOKING_EVERY == 0:
                _look_round(house)
            delivery.deliver_due(house, smtp.send)
        except (SQLAlchemyError, Overtaken) as error:  # the database is away for a while; what is due stays due
            log.error("jobs_paused", reason=type(error).__name__)
        rounds += 1
        stop.wait(PAUSE_SECONDS)


def _look_round(house: Installation) -> None:
    for act in (summonses.remind, promises.remind, surveys.remind, codes.count, releases.make_next):
        carry_out(house, act)
    while carry_out(house, statistics.freeze_next):
        pass


def carry_out(house: Installation, act: Callable[[Work], int]) -> int:
    """Do one thing in a unit of work of its own; returns how much was done. A fault is logged, and stops no more."""
    with begin(house, SYSTEM) as work:
        try:
            done = act(work)
            work.commit()
        except Overtaken:
            log.info("done_elsewhere")  # another worker did the same; what is left is found next time
            return 0
        except SQLAlchemyError:
            raise  # the database is away: everything waits
        except Exception as error:  # noqa: BLE001 - a fault in one act keeps no other, and no mail, from going
            log.error("job_failed", act=act.__module__, reason=type(error).__name__)
            return 0
        return done
