"""Noting that a kallelse on paper went to one of the family."""

from uuid import UUID

from sspf.audit import events
from sspf.clock import local_date
from sspf.errors import Refused
from sspf.meetings.actions.meetings import lead
from sspf.meetings.models import FamilyLetter
from sspf.meetings.queries import letters as queries
from sspf.meetings.queries import meetings
from sspf.meetings.rules.letters import SentTerms, sent_problem
from sspf.work import Work


def sent(work: Work, case_id: UUID, meeting_id: UUID, person_id: UUID, terms: SentTerms) -> None:
    """Note how and when somebody was given the letter, and which time and place it told.

    Raises `NotFound` for whoever gets no letter, and `Refused` when there is none to send or on a day that cannot be.
    """
    sight = lead(work, case_id)
    meeting = meetings.row(work, sight, meeting_id)
    person = queries.recipient(work, sight, meeting, person_id)
    if (wrong := queries.problem(work, sight, meeting)) is not None:
        raise Refused(wrong)
    if (wrong := sent_problem(terms.sent_on, local_date(meeting.called_at), work.today)) is not None:
        raise Refused(wrong, "sent_on")
    row = FamilyLetter(
        case_id=case_id,
        meeting_id=meeting_id,
        person_id=person.id,
        recorded_by=work.actor_id,
        recorded_at=work.now,
        channel=terms.channel.value,
        told=queries.told_of(work, meeting),
    )
    row.sent_on = terms.sent_on
    work.add(row)
    work.record(events.LetterSent(case_id, meeting_id, person_id))
