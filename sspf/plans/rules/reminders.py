"""Knows on which days somebody is reminded of a promise or a follow-up (model 4.12)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sspf.catalogue.municipality import Deadlines
from sspf.catalogue.quiet import Quiet
from sspf.outbox.rules.schedule import MailKind

OPEN_FOR: Final = timedelta(days=6)
"""How long a reminder may still go out after its day, when the jobs stood still; later it would only confuse."""


@dataclass(frozen=True, slots=True)
class Step:
    """One reminder: which mail, and how many days after the day in question (before it, when negative)."""

    kind: MailKind
    days: int

    @property
    def to_manager(self) -> bool:
        """Whether the unit's manager gets it instead of those who take part."""
        return self.kind is MailKind.promise_unreported


@dataclass(frozen=True, slots=True)
class Reminder:
    """That a step's day has come for something: the thing's id and its own day make it happen once."""

    step: Step
    thing_id: UUID
    due_on: date


def of_promises(deadlines: Deadlines) -> tuple[Step, ...]:
    """The steps of a measure that nobody has answered: before the day, on it, after it, and then to the manager."""
    return (
        Step(MailKind.promise_soon, -deadlines.measure_reminder_days_before),
        Step(MailKind.promise_today, 0),
        Step(MailKind.promise_late, deadlines.measure_reminder_days_after),
        Step(MailKind.promise_unreported, deadlines.measure_escalation_days),
    )


def of_follow_ups(deadlines: Deadlines) -> tuple[Step, ...]:
    """The steps of a follow-up that is coming."""
    return (Step(MailKind.follow_up_soon, -deadlines.measure_reminder_days_before),)


def falling(steps: tuple[Step, ...], due_on: date, today: date, quiet: Quiet) -> Iterator[Step]:
    """The steps that may go out today for something due on this day. In quiet times they wait; too late they are left.

    Of several that waited for the same readers only the last goes out, for it says what the others would have said. A
    reminder beforehand that would come after the day is left too.
    """
    found = [step for step in steps if _goes_out(step, due_on, today, quiet)]
    for to_manager in (False, True):
        yield from [step for step in found if step.to_manager is to_manager][-1:]


def _goes_out(step: Step, due_on: date, today: date, quiet: Quiet) -> bool:
    goes_on = quiet.next_open(due_on + timedelta(days=step.days))
    return goes_on <= today <= goes_on + OPEN_FOR and not (step.days < 0 and goes_on > due_on)


def span(steps: tuple[Step, ...], today: date, quiet: Quiet) -> tuple[date, date]:
    """The earliest and the latest day of a thing that any of the steps could be about today."""
    farthest = max(step.days for step in steps)
    lengths = [(each.valid_until or today) - (each.valid_from or today) for each in quiet.holidays.values()]
    asleep = max(lengths, default=timedelta(0))
    earliest = today - timedelta(days=max(farthest, 0)) - OPEN_FOR - asleep - timedelta(days=7)
    return earliest, today - timedelta(days=min(step.days for step in steps))
