"""Everything that is read back before a meeting ends: what was said, what was promised, and what is still open."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sspf.cases.queries.reach import Sight
from sspf.meeting_mode.queries import drafts, screens
from sspf.meeting_mode.queries.screens import ScreenPage
from sspf.meeting_mode.rules.read_backs import mark
from sspf.meeting_mode.rules.sheets import SheetView
from sspf.meetings.rules.states import MeetingState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The screen read back. `sheets`: the texts on it that are not notes yet; `seen` marks them and those kept off it.

    `unmarked`: how many of those expected nobody has said of whether they came. `begun`: whether it may end at all.
    """

    page: ScreenPage
    sheets: Sequence[SheetView]
    seen: str
    unmarked: int
    begun: bool

    @property
    def held(self) -> bool:
        """Whether the meeting is marked as held already, so that only later texts wait."""
        return self.page.view.meeting.state is MeetingState.held

    @property
    def revision(self) -> int | None:
        """The plan's draft as it is read."""
        table = self.page.table
        return table.plan.version.revision if table.plan and table.drafting else None


def show(work: Work, sight: Sight, meeting_id: UUID, alone: bool) -> ReadBack:
    """What there is to read. Before the family the page holds what the screen holds."""
    page = screens.show(work, sight, meeting_id, alone)
    every = [each for each in drafts.of_meeting(work, sight, meeting_id) if each.text]
    written = [each for desk in page.points for each in (*desk.own, *desk.others) if each.text]
    unmarked = sum(each.attendance is None for each in page.view.expected)
    begun = page.view.meeting.starts_at <= work.now
    return ReadBack(page, written, mark((each.id, each.version) for each in every), unmarked, begun)
