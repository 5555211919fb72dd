"""Telling those who take part that a case has opened or closed to them, and putting away what one has read."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select

from sspf.audit import events
from sspf.cases.models import Notice, Participant
from sspf.cases.queries import notices, reach
from sspf.cases.rules.notices import NoticeKind, NoticeLine
from sspf.work import Work


def tell(work: Work, case_id: UUID, kind: NoticeKind, units: Collection[str] | None = None) -> None:
    """Tell everyone who takes part today for these units, or for any unit inside the consent now.

    A unit that the consent has shut out is not told how the case goes on: that it does is no longer shared with it.
    Call it before what ends the parts or the sharing. The actor reaches the case already.
    """
    named = reach.units_inside(work, case_id) if units is None else units
    if not named:
        return
    lasts = or_(Participant.until_on.is_(None), Participant.until_on >= work.today)
    query = select(Participant).where(Participant.case_id == case_id, Participant.unit.in_(named), lasts)
    for part in {(each.account_id, each.seat): each for each in work.session.scalars(query)}.values():
        tell_part(work, part, kind, work.now)


def tell_part(work: Work, part: Participant, kind: NoticeKind, at: datetime) -> None:
    """Tell one who takes part, from an instant that may lie ahead."""
    work.add(
        Notice(
            case_id=part.case_id,
            unit=part.unit,
            account_id=part.account_id,
            seat=part.seat,
            kind=kind,
            at=at,
            put_away_at=None,
        )
    )
    work.record(events.ParticipantTold(part.case_id, events.Slug(part.unit), kind))


def forget(work: Work, part: Participant) -> None:
    """Somebody who comes into a case again is no longer told how it was to be outside."""
    same = (Notice.case_id == part.case_id, Notice.account_id == part.account_id, Notice.seat == part.seat)
    for row in work.session.scalars(select(Notice).where(*same, Notice.put_away_at.is_(None))):
        row.put_away_at = work.now


def put_away(work: Work, case_id: UUID) -> None:
    """What the actor was told of a case has been read. Where nothing was told, nothing happens."""
    line = next((each for each in notices.mine(work) if each.case_id == case_id), None)
    if line is None:
        return
    rows = list(work.session.scalars(select(Notice).where(Notice.case_id == case_id, notices.unread(work))))
    for row in rows or [_of_the_clock(work, line)]:
        row.put_away_at = work.now
    work.record(events.NoticePutAway(case_id))


def _of_the_clock(work: Work, line: NoticeLine) -> Notice:
    """What nobody did, such as a birthday, is written down when it is put away: so that it is not told again."""
    row = Notice(
        case_id=line.case_id,
        unit=line.unit,
        account_id=work.actor_id,
        seat=None,
        kind=line.kind,
        at=line.at,
        put_away_at=None,
    )
    work.add(row)
    return row
