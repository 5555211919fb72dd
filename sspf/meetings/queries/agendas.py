"""A meeting's agenda: the template of its kind as it was made to suit this meeting."""

from dataclasses import dataclass

from sspf.catalogue.agendas import AgendaPoint
from sspf.meetings.models import Meeting
from sspf.meetings.rules import agendas
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What an agenda is arranged from: the points that are taken up, and those of the template that are not."""

    shown: tuple[AgendaPoint, ...]
    left_out: tuple[AgendaPoint, ...]

    @property
    def points(self) -> tuple[AgendaPoint, ...]:
        """All of them."""
        return (*self.shown, *self.left_out)


def agenda_of(work: Work, meeting: Meeting) -> tuple[AgendaPoint, ...]:
    """The points of a meeting that the actor reaches, in the order they are taken up."""
    return agendas.points(work.catalogue.agendas[meeting.kind], meeting.agenda)


def arrangement(work: Work, meeting: Meeting) -> Arrangement:
    """The agenda of a meeting, to be arranged by whoever leads it."""
    left_out = agendas.left_out(work.catalogue.agendas[meeting.kind], meeting.agenda)
    return Arrangement(agenda_of(work, meeting), left_out)
