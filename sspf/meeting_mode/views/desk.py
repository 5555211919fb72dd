"""How the screen is put together: its sheets as forms, and the readings that it is."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Response, request, url_for

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.queries import reach
from sspf.meeting_mode.forms.sheets import SheetForm
from sspf.meeting_mode.queries import screens
from sspf.meeting_mode.queries.drafts import SheetView
from sspf.meeting_mode.queries.screens import PointDesk, ScreenPage
from sspf.meeting_mode.rules.states import Screen
from sspf.web import current, render

ALONE = "egen"
"""What the address says when only whoever leads the meeting sees the screen."""


@dataclass(frozen=True, slots=True)
class Written:
    """A sheet that is shown with the form to go on writing on it; `sheet` is None for an empty one."""

    sheet: SheetView | None
    form: SheetForm


def alone() -> bool:
    """Whether the address says that nobody else sees the screen."""
    return request.args.get("skarm") == ALONE


def address(case_id: UUID, meeting_id: UUID, screen: Screen, anchor: str | None = None) -> str:
    """Where a screen is."""
    asked = ALONE if screen is Screen.own else None
    return url_for("meeting_mode.show", case_id=case_id, meeting_id=meeting_id, skarm=asked, _anchor=anchor)


def here() -> Screen:
    """The screen that the address names."""
    return Screen.own if alone() else Screen.family


def kinds() -> list[tuple[str, str]]:
    """The kinds of information as choices."""
    return [(each.id, each.label) for each in current.catalogue().information.values()]


def page(case_id: UUID, meeting_id: UUID, refused: tuple[str, SheetForm] | None = None, **more: Any) -> Response:
    """The screen; `refused`: point and form of a sheet that could not be saved, to be shown as it was typed."""
    work = current.work()
    shown = screens.show(work, reach.find(work, Permission.meeting_lead, case_id), meeting_id, alone())
    sheets = {each.point.id: _sheets(each, refused) for each in shown.points}
    note_reading(case_id, shown)
    places = {each.name: address(case_id, meeting_id, each) for each in Screen}
    told = {"page": shown, "sheets": sheets, "places": places, "form": refused[1] if refused else None, **more}
    return render.page("meeting_mode/show.html", events.MeetingRead(case_id, meeting_id), **told)


def note_reading(case_id: UUID, shown: ScreenPage) -> None:
    """What the screen shows beside the meeting is read too."""
    work, table = current.work(), shown.table
    if table.plan is not None:
        work.record(events.PlanRead(case_id, table.plan.version.id))
    if table.statements:
        work.record(events.StatementsListed(case_id, tuple(each.id for each in table.statements)))
    if table.brief is not None:
        work.record(events.TalkRead(case_id, None))


def _sheets(desk: PointDesk, refused: tuple[str, SheetForm] | None) -> list[Written]:
    """The reader's sheets at a point, or an empty one where there is none yet."""
    point, offered = desk.point.id, kinds()
    found = [Written(each, SheetForm.at(point, each, each.number).offer(offered)) for each in desk.own]
    found = found or [Written(None, SheetForm.at(point, None, desk.following).offer(offered))]
    if refused is None or refused[0] != point:
        return found
    form = refused[1].placed(point)
    again = [each for each in found if str(each.form.number.data) != str(form.number.data)]
    return [*again, Written(None, form)]
