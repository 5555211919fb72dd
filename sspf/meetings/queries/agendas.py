"""A meeting's agenda: the template of its kind as it was made to suit this meeting."""

from sspf.catalogue.agendas import AgendaPoint
from sspf.meetings.models import Meeting
from sspf.meetings.rules import agendas
from sspf.work import Work


def agenda_of(work: Work, meeting: Meeting) -> tuple[AgendaPoint, ...]:
    """The points of a meeting that the actor reaches, in the order they are taken up."""
    return agendas.points(work.catalogue.agendas[meeting.kind], meeting.agenda)
