"""The kallelser of a meeting: sent to functions, asked again, and sent only after a second thought."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from sspf.audit import events
from sspf.cases.actions import parts as case_parts
from sspf.cases.actions.parts import Part
from sspf.cases.queries import parts as part_queries
from sspf.cases.queries import reach
from sspf.cases.queries.reach import Sight
from sspf.errors import Refused
from sspf.meetings.actions import mails
from sspf.meetings.models import Meeting, Summons
from sspf.meetings.queries import meetings as queries
from sspf.meetings.rules.doubts import Doubt
from sspf.meetings.rules.states import MeetingProblem, SummonsState
from sspf.work import Work


def heed(doubts: Iterable[Doubt], ticked: Collection[str]) -> None:
    """Raise `Refused` while something is worth a second thought and is not ticked. Nothing is sent before that."""
    if any(each.key not in ticked for each in doubts):
        raise Refused(MeetingProblem.think_twice, "anyway")


def summon(work: Work, sight: Sight, meeting: Meeting, seats: Sequence[str]) -> None:
    """Send a kallelse to each function and let it take part, so that whoever holds it sees what it is about."""
    inside = reach.units_inside(work, meeting.case_id)
    callable_seats = {each.id: each for each in work.catalogue.seats.values() if each.receives_summons}
    called = {each.seat for each in queries.called(work, meeting)}
    known = {each.id for each in part_queries.participants(work, sight)}
    mails.to_holders(work, meeting, [name for name in seats if name not in called])
    for name in seats:
        seat = callable_seats.get(name)
        if seat is None or seat.unit not in inside:
            raise Refused(MeetingProblem.seat_outside_consent, "seats")
        if name in called:
            continue
        part = case_parts.take_part(work, meeting.case_id, Part(seat.unit, seat=name))
        work.flush()  # the part before the kallelse that points at it
        work.add(_summons(work, meeting, name, None if part in known else part))
        work.record(events.SummonsSent(meeting.case_id, meeting.id, events.Slug(name)))


def ask_again(work: Work, meeting: Meeting) -> None:
    """Everybody answers anew; whoever was named stays named until the unit says otherwise."""
    meeting.called_at = work.now
    called = queries.called(work, meeting)
    mails.moved(work, meeting, called)
    for each in called:
        each.state, each.sent_at, each.answered_at = SummonsState.sent, work.now, None
        each.version += 1
        work.record(events.SummonsSent(meeting.case_id, meeting.id, events.Slug(each.seat)))


def _summons(work: Work, meeting: Meeting, seat: str, part: UUID | None) -> Summons:
    return Summons(
        case_id=meeting.case_id,
        meeting_id=meeting.id,
        seat=seat,
        unit=work.catalogue.seats[seat].unit,
        state=SummonsState.sent,
        sent_at=work.now,
        seat_part_id=part,
    )
