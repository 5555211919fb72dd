"""What runs beside the pages: reminders are posted and mail is sent, by one process or by several."""

import signal
from collections.abc import Callable
from threading import Event
from types import FrameType

import structlog
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from sspf import smtp
from sspf.access.actor import SYSTEM
from sspf.installation import Installation
from sspf.meetings.actions import reminders as summonses
from sspf.outbox.actions import delivery
from sspf.plans.actions import reminders as promises
from sspf.work import Work, begin

PAUSE_SECONDS = 10.0
REMINDING_EVERY = 60
"""Rounds: reminders are looked for every ten minutes."""

log = structlog.get_logger()


def run_once(house: Installation) -> int:
    """Do everything that is due now; returns how many mails went out."""
    _remind(house)
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
            if rounds % REMINDING_EVERY == 0:
                _remind(house)
            delivery.deliver_due(house, smtp.send)
        except SQLAlchemyError as error:  # the database is away for a while; what is due stays due
            log.error("jobs_paused", reason=type(error).__name__)
        rounds += 1
        stop.wait(PAUSE_SECONDS)


def _remind(house: Installation) -> None:
    for remind in (summonses.remind, promises.remind):
        _post(house, remind)


def _post(house: Installation, remind: Callable[[Work], int]) -> None:
    with begin(house, SYSTEM) as work:
        remind(work)
        try:
            work.commit()
        except IntegrityError:
            log.info("reminded_elsewhere")  # another worker posted the same; what is left is found next time
