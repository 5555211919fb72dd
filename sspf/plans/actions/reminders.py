"""Reminding: who promised something is told in time, and the unit's manager when nobody has answered (K14, F13)."""

from collections.abc import Iterator
from uuid import UUID, uuid5

from sspf.accounts import queries as accounts
from sspf.clock import TIME_ZONE
from sspf.outbox.actions import posting
from sspf.plans.queries import reminders
from sspf.plans.queries.reminders import Due
from sspf.work import Work

_OCCASIONS = UUID("b1f0c5f8-7f0e-4a41-9d53-2f1c3b8f6d10")


def remind(work: Work) -> int:
    """Post every reminder whose day has come, each once; returns how many. In quiet times nothing is posted."""
    if work.installation.settings.smtp is None or not work.catalogue.quiet.allows(work.now.astimezone(TIME_ZONE)):
        return 0
    due = [*reminders.promises(work), *reminders.follow_ups(work)]
    wanted = {_occasion(each, reader): (each, reader) for each, reader in _readers(work, due)}
    fresh = posting.unposted(work, wanted.keys())
    for occasion in sorted(fresh):
        each, reader = wanted[occasion]
        posting.remind(work, reader, each.reminder.step.kind, occasion)
    return len(fresh)


def _readers(work: Work, due: list[Due]) -> Iterator[tuple[Due, UUID]]:
    """For each reminder whom it is for: who takes part for the unit, by name or by function; its manager; or the
    coordinator.
    """
    parts = reminders.participants(work, due)
    seats = accounts.holders(work, {row.seat for rows in parts.values() for row in rows if row.seat}, work.today)
    managers = accounts.managers_of(work, {each.unit for each in due if each.unit and each.reminder.step.to_manager})
    for each in due:
        if each.coordinator_id is not None:
            yield each, each.coordinator_id
        elif each.unit is not None and each.reminder.step.to_manager:
            yield from ((each, manager) for manager in managers.get(each.unit, ()))
        elif each.unit is not None:
            rows = parts.get((each.case_id, each.unit), [])
            yield from ((each, row.account_id) for row in rows if row.account_id is not None)
            yield from ((each, holder.id) for row in rows if row.seat for holder in seats.get(row.seat, ()))


def _occasion(due: Due, reader: UUID) -> UUID:
    told = due.reminder
    return uuid5(_OCCASIONS, f"{told.step.kind}:{told.thing_id}:{told.due_on}:{reader}")
