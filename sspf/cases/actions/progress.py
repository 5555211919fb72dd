"""How far a case has come: sharing windows, states, next follow-up, the end."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select

from sspf.audit import events
from sspf.cases.actions import notices
from sspf.cases.models import Case, Participant, SharingWindow
from sspf.cases.queries import reach
from sspf.cases.rules.notices import NoticeKind
from sspf.cases.rules.states import CASE_TRANSITIONS, CaseState
from sspf.states import advance
from sspf.work import Work

Span = tuple[str, str, datetime, datetime]
"""Unit, kind of information, first instant inside, first instant outside."""


def share(work: Work, case_id: UUID, spans: Iterable[Span]) -> None:
    """Write out what the consent opens when, in place of what was written before. Called by `consents` alone.

    Those who take part for a unit that is let in or shut out by it are told, without a reason.
    """
    before = reach.units_inside(work, case_id)
    work.session.execute(delete(SharingWindow).where(SharingWindow.case_id == case_id))
    work.add(
        *(
            SharingWindow(case_id=case_id, unit=unit, information=kind, from_at=start, until_at=end)
            for unit, kind, start, end in spans
        )
    )
    work.flush()
    after = reach.units_inside(work, case_id)
    notices.tell(work, case_id, NoticeKind.no_longer_shared, before - after)
    notices.tell(work, case_id, NoticeKind.shared_again, after - before)


def move(work: Work, case: Case, state: CaseState) -> None:
    """Take the case to another state along the table of transitions."""
    if case.state is not state:
        case.state = advance(CASE_TRANSITIONS, case.state, state)
        work.record(events.CaseStateChanged(case.id, state))


def set_next_follow_up(work: Work, case: Case, day: date | None) -> None:
    """Note when the plan is next followed up, for lists and reminders."""
    case.next_follow_up_on = day
    work.record(events.CaseChanged(case.id))


def end(work: Work, case: Case, reason: str, summary: str) -> None:
    """Close the case: no one takes part any more, nothing is shared. Called by `casefile`, which tells the consents."""
    notices.tell(work, case.id, NoticeKind.closed)
    move(work, case, CaseState.closing)
    case.state = advance(CASE_TRANSITIONS, case.state, CaseState.closed)
    case.closed_at, case.next_follow_up_on = work.now, None
    case.closing_reason, case.closing_summary = reason, summary
    for row in work.session.scalars(select(Participant).where(Participant.case_id == case.id)):
        if row.until_on is None or row.until_on >= work.today:
            row.until_on = work.today - timedelta(days=1)
    work.record(events.CaseClosed(case.id, events.Slug(reason)))
