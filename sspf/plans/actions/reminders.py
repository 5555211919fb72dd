"""Reminding: who promised something is told in time, and the unit's manager when nobody has answered (K14, F13)."""

from collections.abc import Iterator
from uuid import UUID, uuid5

from sspf.accounts import queries as accounts
from sspf.cases.queries.taking_part import taking_part
from sspf.outbox.actions import posting
from sspf.plans.queries import reminders
from sspf.plans.queries.reminders import Due
from sspf.work import Work

_OCCASIONS = UUID("b1f0c5f8-7f0e-4a41-9d53-2f1c3b8f6d10")


def remind(work: Work) -> int:
    """Post every reminder whose day has come, each once; returns how many. In quiet times nothing is posted."""
    if work.installation.settings.smtp is None:
        return 0
    due = [*reminders.promises(work), *reminders.follow_ups(work)]
    wanted = {_occasion(each, reader): (each, reader) for each, reader in _readers(work, due)}
    fresh = posting.unposted(work, wanted.keys())
    for occasion in sorted(fresh):
        each, reader = wanted[occasion]
        posting.remind(work, reader, each.reminder.step.kind, occasion, each.reminder.thing_id)
    return len(fresh)


def _readers(work: Work, due: list[Due]) -> Iterator[tuple[Due, UUID]]:
    """For each reminder whom it is for: the case's coordinator; the unit's manager; or whoever takes part for the unit.

    The manager is told that the unit owes an answer and nothing of the case; of one that only named persons may see
    not even that (R63).
    """
    parts = taking_part(work, {each.case_id for each in due if each.unit is not None})
    managers = accounts.managers_of(work, {each.unit for each in due if each.unit and each.reminder.step.to_manager})
    for each in due:
        if each.coordinator_id is not None:
            readers = [each.coordinator_id] if not each.reminder.step.to_manager else []
        elif each.reminder.step.to_manager:
            readers = [] if each.named_only else managers.get(each.unit or "", [])
        else:
            readers = sorted(parts.get((each.case_id, each.unit or ""), ()))
        yield from ((each, reader) for reader in readers)


def _occasion(due: Due, reader: UUID) -> UUID:
    told = due.reminder
    return uuid5(_OCCASIONS, f"{told.step.kind}:{told.thing_id}:{told.due_on}:{reader}")
