"""One point of a meeting's agenda, as it is spoken of in the room."""

from dataclasses import dataclass
from uuid import UUID

from sspf.cases.queries import people
from sspf.cases.queries.people import CaseHead
from sspf.cases.queries.reach import Sight
from sspf.catalogue.agendas import AgendaPoint
from sspf.errors import NotFound
from sspf.meetings.queries import meetings, notes
from sspf.meetings.queries.agendas import agenda_of
from sspf.meetings.queries.meetings import Details
from sspf.meetings.queries.notes import NoteView
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class PointPage:
    """One point of the agenda: its place from 1, the points beside it, and what is noted at it."""

    head: CaseHead
    meeting: Details
    point: AgendaPoint
    number: int
    points: tuple[AgendaPoint, ...]
    notes: list[NoteView]

    @property
    def previous(self) -> AgendaPoint | None:
        """The point before this one."""
        return self.points[self.number - 2] if self.number > 1 else None

    @property
    def following(self) -> AgendaPoint | None:
        """The point after this one."""
        return self.points[self.number] if self.number < len(self.points) else None


def show(work: Work, sight: Sight, meeting_id: UUID, point: str) -> PointPage:
    """One point of the meeting's own agenda; `NotFound` for any other point."""
    meeting = meetings.row(work, sight, meeting_id)
    points = agenda_of(work, meeting)
    place = next((place for place, each in enumerate(points) if each.id == point), None)
    if place is None:
        raise NotFound
    noted = [each for each in notes.of_meeting(work, sight, meeting) if each.point == point]
    return PointPage(people.head(work, sight), meetings.details(work, meeting), points[place], place + 1, points, noted)
