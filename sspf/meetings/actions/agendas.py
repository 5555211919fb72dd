"""Giving a meeting its own agenda (complaint K11)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from sspf.audit import events
from sspf.errors import Refused
from sspf.meetings.actions.meetings import lead, open_row
from sspf.meetings.models import Meeting, Note
from sspf.meetings.rules import agendas
from sspf.meetings.rules.agendas import AgendaLine
from sspf.work import Work


def arrange(work: Work, case_id: UUID, meeting_id: UUID, lines: Sequence[AgendaLine], seen: int | None) -> None:
    """Leave points out, move them, add own ones, until the meeting is held.

    Raises `Refused` for an empty agenda, and when something is noted at a point that would go.
    """
    meeting = open_row(work, lead(work, case_id), meeting_id)
    work.same_version(meeting, seen, {})
    template = work.catalogue.agendas[meeting.kind]
    if (problem := agendas.agenda_problem(template, lines, _noted(work, meeting))) is not None:
        raise Refused(problem)
    meeting.agenda = agendas.keep(template, lines)
    work.record(events.AgendaChanged(case_id, meeting_id))


def _noted(work: Work, meeting: Meeting) -> set[str]:
    """Points at which something is written already."""
    return set(work.session.scalars(select(Note.point).where(Note.meeting_id == meeting.id)))
