"""What is said and decided at the points of a group's meeting. Of single cases nothing is written here."""

from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.rules.nameless import check_texts
from sspf.cases.rules.names_in_text import known_words
from sspf.errors import NotFound, Refused
from sspf.groups.actions.meetings import open_row
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.models.minutes import GroupPoint
from sspf.groups.queries import meetings, minutes, reach
from sspf.groups.rules.states import GroupMeetingProblem, GroupMeetingState
from sspf.groups.rules.terms import PointTerms
from sspf.meetings.rules import agendas
from sspf.meetings.rules import minutes as rules
from sspf.meetings.rules.agendas import AgendaLine
from sspf.work import Work


def write(work: Work, meeting_id: UUID, point: str, terms: PointTerms, seen: int | None) -> None:
    """Write what was said and decided at a point of the meeting's own agenda.

    `NotFound` at Individ, where everything belongs to a case, and for a point that the meeting does not take up.
    """
    meeting = writable(work, meeting_id)
    if point not in {each.id for each in meetings.points(work, meeting)}:
        raise NotFound
    check_texts({"text": terms.text, "decision": terms.decision}, known_words(work.catalogue), terms.vouched)
    row = meetings.point_rows(work, meeting).get(point)
    if row is None:
        row = GroupPoint(meeting_id=meeting.id, point=point, paragraph=None)
        work.add(row)
    else:
        work.same_version(row, seen, {"text": row.text, "decision": row.decision})
    row.text, row.decision, row.presenter = terms.text, terms.decision, terms.presenter
    work.record(events.GroupPointWritten(meeting.id, events.Slug(point)))


def arrange(work: Work, meeting_id: UUID, lines: list[AgendaLine], seen: int | None, vouched: bool = False) -> None:
    """Give the meeting its own agenda: points left out, moved, added in own words; until it has been held.

    Everybody who is called reads the agenda, at Individ too, so a point in own words names nobody (R75).
    """
    meeting = open_row(work, meeting_id)
    work.same_version(meeting, seen, {})
    template = meetings.template(work, meeting)
    noted = [point for point, row in meetings.point_rows(work, meeting).items() if row.text or row.decision]
    if (problem := agendas.agenda_problem(template, lines, noted)) is not None:
        raise Refused(problem)
    asked = {each.label for each in agendas.points(template, meeting.agenda)}
    fresh = [each.words for each in lines if each.words not in asked]
    check_texts({"own": "\n".join(fresh)}, known_words(work.catalogue), vouched)
    meeting.agenda = agendas.keep(template, lines)
    work.record(events.GroupAgendaChanged(meeting.id))


def writable(work: Work, meeting_id: UUID) -> GroupMeeting:
    """A meeting whose points can be written at now: not called off, not Individ, and the minutes not sent out."""
    meeting = reach.find(work, Permission.group_lead, meeting_id)
    if reach.is_individual(work, meeting):
        raise NotFound
    if meeting.state is GroupMeetingState.cancelled:
        raise Refused(GroupMeetingProblem.meeting_over)
    found = minutes.row(work, meeting)
    if (problem := rules.changing_problem(found.state if found else None)) is not None:
        raise Refused(problem)
    return meeting
