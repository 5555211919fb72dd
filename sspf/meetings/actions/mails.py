"""Who is told of a meeting by mail: whoever holds a called function today, and whoever was named to come."""

from collections.abc import Iterable
from uuid import UUID

from sspf.accounts import queries as accounts
from sspf.meetings.models import Meeting, Summons
from sspf.meetings.rules.states import SummonsState
from sspf.outbox.actions.posting import post
from sspf.outbox.rules.messages import Invitation, calendar_uid
from sspf.outbox.rules.schedule import MailKind
from sspf.work import Work


def to_holders(work: Work, meeting: Meeting, seats: Iterable[str]) -> None:
    """Call the holders of these functions (protocol items 38 and 39)."""
    post(work, _holders(work, seats), MailKind.summons, _invitation(meeting))


def to_nominee(work: Work, meeting: Meeting, account_id: UUID) -> None:
    """Tell a colleague who was named to come. Who named oneself knows already and gets the time alone."""
    post(work, [account_id], MailKind.named, _invitation(meeting))


def released(work: Work, meeting: Meeting, account_id: UUID) -> None:
    """Tell whoever was named that another comes, or nobody: the time leaves the calendar."""
    post(work, [account_id], MailKind.released, _invitation(meeting))


def stepped_back(work: Work, summons: Summons) -> None:
    """Tell the holders of the function that whoever they named cannot come: it is for them to say who does."""
    post(work, _holders(work, [summons.seat]), MailKind.stepped_back)


def moved(work: Work, meeting: Meeting, called: Iterable[Summons]) -> None:
    """Tell everyone who was told before that the time is another."""
    post(work, _everyone(work, called), MailKind.moved, _invitation(meeting))


def elsewhere(work: Work, meeting: Meeting, called: Iterable[Summons]) -> None:
    """Tell everyone who comes, or may come, that the place is another: where it is they read when they look."""
    coming = [each for each in called if each.state is not SummonsState.declined]
    post(work, _everyone(work, coming), MailKind.elsewhere, _invitation(meeting))


def called_off(work: Work, meeting: Meeting, called: Iterable[Summons]) -> None:
    """Tell everyone who was told before that it will not be."""
    post(work, _everyone(work, called), MailKind.called_off, _invitation(meeting))


def _everyone(work: Work, called: Iterable[Summons]) -> list[UUID]:
    rows = list(called)
    named = (each.nominee_id for each in rows if each.nominee_id is not None)
    return [*_holders(work, (each.seat for each in rows)), *named]


def _holders(work: Work, seats: Iterable[str]) -> list[UUID]:
    held = accounts.holders(work, seats, work.today)
    return [holder.id for holders in held.values() for holder in holders]


def _invitation(meeting: Meeting) -> Invitation:
    # Every change of a meeting counts its version up, so it serves as the calendar's sequence, which begins at zero.
    return Invitation(calendar_uid(meeting.id), meeting.version - 1, meeting.starts_at, meeting.ends_at)
