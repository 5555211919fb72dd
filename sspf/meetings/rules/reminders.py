"""Knows when a function that has not answered its kallelse is reminded (model 4.12)."""

from datetime import date, timedelta
from typing import Final

from sspf import workdays
from sspf.catalogue.quiet import Quiet
from sspf.outbox.rules.schedule import MailKind

OPEN_FOR: Final = timedelta(days=6)
"""How long a reminder may still go out after its day, when the jobs stood still; later it would only confuse."""


def falls(asked_on: date, answer_by: date, today: date, quiet: Quiet) -> MailKind | None:
    """Which reminder goes out today, if any: one working day before the answer is due, and on the day.

    In quiet times it waits for the first open day; the first one is left out when the second has come. Nobody is
    reminded on the day they were asked.
    """
    if today <= asked_on:
        return None
    on_the_day = quiet.next_open(answer_by)
    if on_the_day <= today <= on_the_day + OPEN_FOR:
        return MailKind.answer_today
    before = quiet.next_open(workdays.before(answer_by, 1))
    return MailKind.answer_soon if before <= today < min(answer_by, on_the_day) else None
