"""Builds what is written while a meeting goes on."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.cases.queries import reach
from sspf.meeting_mode.actions import drafts
from sspf.meeting_mode.actions.drafts import Saved
from sspf.meeting_mode.queries import drafts as queries
from sspf.meeting_mode.queries import screens
from sspf.meeting_mode.queries.screens import ScreenPage
from sspf.meeting_mode.rules.drafts import Saving, Words
from sspf.meeting_mode.rules.sheets import SheetView
from sspf.meetings.actions import attendances
from tests.factories import consents, meetings, plans
from tests.house import START, House

UNITS = plans.UNITS
SEATS = ("rektor-norr", "gruppchef", "fritidschef")


@dataclass(frozen=True)
class Going:
    """A meeting that has begun, in a case that is shared."""

    case_id: UUID
    meeting_id: UUID

    @property
    def path(self) -> str:
        """Where its page is; the meeting mode stands below it."""
        return f"/arenden/{self.case_id}/moten/{self.meeting_id}"


def going(house: House, planned: bool = False) -> Going:
    """A meeting with the family that began half an hour ago; with `planned`, a draft of the plan that is complete."""
    made = consents.given(house, UNITS)
    if planned:
        plans.drafted_in(house, made.case_id)
    meeting_id = meetings.called(house, made.case_id, *SEATS, starts_at=START + timedelta(hours=2))
    house.clock.forward(hours=2.5)
    return Going(made.case_id, meeting_id)


def typed(
    house: House, at: Going, point: str, text: str, information: str | None = None, login: str = "koordinator"
) -> Saved:
    """A first sheet at a point."""
    return save(house, at, Saving(1, 0, "", 0, Words(text, information)), point, login)


def save(house: House, at: Going, saving: Saving, point: str = "risk", login: str = "koordinator") -> Saved:
    """What arrives from a page, saved."""
    with house.work(login) as work:
        saved = drafts.save(work, at.case_id, at.meeting_id, point, saving)
        work.commit()
    return saved


def sheets(house: House, at: Going, login: str = "koordinator") -> list[SheetView]:
    """Every sheet of the meeting."""
    with house.work(login, writing=False) as work:
        return queries.of_meeting(work, reach.find(work, Permission.meeting_lead, at.case_id), at.meeting_id)


def everyone_came(house: House, at: Going) -> None:
    """It is written down that everyone expected is there."""
    with house.work() as work:
        attendances.attend(work, at.case_id, at.meeting_id, meetings.came(house, at.case_id, at.meeting_id), None)
        work.commit()


def screen(house: House, at: Going, alone: bool = False) -> ScreenPage:
    """The screen as the coordinator has it."""
    with house.work(writing=False) as work:
        sight = reach.find(work, Permission.meeting_lead, at.case_id)
        return screens.show(work, sight, at.meeting_id, alone)
