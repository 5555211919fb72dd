"""Reminding: whoever holds a called function today hears again, before the answer is due and on the day (P1)."""

from collections.abc import Iterator
from uuid import UUID, uuid5

from sspf.accounts import queries as accounts
from sspf.cases.queries.taking_part import taking_part
from sspf.meetings.queries import reminders
from sspf.meetings.queries.reminders import Due
from sspf.outbox.actions import posting
from sspf.work import Work

_OCCASIONS = UUID("0c0f7a52-6e0b-4d0f-9a55-0b6f2f2b9b1e")


def remind(work: Work) -> int:
    """Post every reminder of a kallelse whose day has come, each once; returns how many."""
    if work.installation.settings.smtp is None:
        return 0
    wanted = {_occasion(each, reader): (each, reader) for each, reader in _readers(work, reminders.due(work))}
    fresh = posting.unposted(work, wanted.keys())
    for occasion in sorted(fresh):
        each, reader = wanted[occasion]
        posting.remind(work, reader, each.kind, occasion, each.summons_id)
    return len(fresh)


def _readers(work: Work, due: list[Due]) -> Iterator[tuple[Due, UUID]]:
    """Whoever holds the function today and can open the case; whoever held it when the kallelse went out is left."""
    held = accounts.holders(work, {each.seat for each in due}, work.today)
    parts = taking_part(work, {each.case_id for each in due})
    for each in due:
        inside = parts.get((each.case_id, each.unit), set())
        yield from ((each, holder.id) for holder in held.get(each.seat, ()) if holder.id in inside)


def _occasion(due: Due, reader: UUID) -> UUID:
    return uuid5(_OCCASIONS, f"{due.kind}:{due.summons_id}:{due.answer_by}:{reader}")
