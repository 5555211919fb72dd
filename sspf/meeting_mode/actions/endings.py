"""Ending a meeting: what was written becomes notes, the meeting is held, and a plan that is complete is fixed."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.cases.queries import reach
from sspf.errors import Refused
from sspf.meeting_mode.actions.drafts import open_meeting
from sspf.meeting_mode.models import MeetingDraft
from sspf.meeting_mode.queries import drafts as queries
from sspf.meeting_mode.rules.read_backs import EndTerms, mark
from sspf.meeting_mode.rules.states import ModeProblem
from sspf.meetings.actions import meetings, notes
from sspf.meetings.models import Meeting
from sspf.meetings.queries.agendas import agenda_of
from sspf.meetings.rules.states import MeetingState
from sspf.meetings.rules.terms import NoteTerms
from sspf.plans.actions import drafts as plan_drafts
from sspf.plans.queries import versions as plans
from sspf.plans.rules.completeness import missing
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Ending:
    """How it ended. `fixed`: the version of the plan that was fixed; `lacks`: the plan needs something more."""

    fixed: int | None = None
    lacks: bool = False


def end(work: Work, case_id: UUID, meeting_id: UUID, terms: EndTerms) -> Ending:
    """Turn every sheet into a note, mark the meeting as held, and fix the plan when nothing in it is missing.

    All of it or nothing: when any part is refused, every sheet stands as it was.
    """
    meeting = open_meeting(work, case_id, meeting_id)
    rows = queries.rows(work, meeting)
    if mark((each.id, each.version) for each in rows if each.text) != terms.seen:
        raise Refused(ModeProblem.sheet_changed)
    _note(work, meeting, rows, terms)
    if meeting.state is MeetingState.summoned:
        meetings.hold(work, case_id, meeting_id)
    work.flush()
    return _settle_plan(work, case_id, terms.revision)


def _note(work: Work, meeting: Meeting, rows: Sequence[MeetingDraft], terms: EndTerms) -> None:
    """In the agenda's order. What was written at a point that was taken off it is noted at the last one."""
    points = [each.id for each in agenda_of(work, meeting)]
    order = {point: place for place, point in enumerate(points)}
    for row in sorted(rows, key=lambda each: (order.get(each.point, len(points)), each.number)):
        kind = terms.kinds.get(row.id, row.information)
        if row.text and not kind:
            raise Refused(ModeProblem.kind_missing)
        if row.text:
            point = row.point if row.point in order else points[-1]
            notes.write(work, meeting.case_id, meeting.id, point, NoteTerms(kind or "", row.text), row.saved_at)
        work.session.delete(row)


def _settle_plan(work: Work, case_id: UUID, revision: int | None) -> Ending:
    plan = plans.draft(work, reach.find(work, Permission.plan_write, case_id))
    if plan is None:
        return Ending()
    if missing(plan.completeness, reach.kinds_inside(work, case_id), work.today):
        return Ending(lacks=True)
    return Ending(fixed=plan_drafts.fix(work, case_id, revision))
