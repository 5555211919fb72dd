"""How the screen is put together: its sheets and small forms, and the readings that it is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from flask import Response, request, url_for

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.queries import reach
from sspf.cases.queries.reach import Sight
from sspf.catalogue.agendas import AtHand
from sspf.meeting_mode.forms import additions
from sspf.meeting_mode.forms.additions import Laid
from sspf.meeting_mode.forms.sheets import SheetForm
from sspf.meeting_mode.queries import screens
from sspf.meeting_mode.queries.screens import PointDesk, ScreenPage
from sspf.meeting_mode.rules.sheets import SheetView
from sspf.meeting_mode.rules.states import Screen
from sspf.plans.queries import follow_up_days
from sspf.plans.rules.contents import Content
from sspf.web import current, render
from sspf.web.forms import VersionedForm

ALONE = "egen"
"""What the address says when only whoever leads the meeting sees the screen."""


@dataclass(frozen=True, slots=True)
class Written:
    """A sheet that is shown with the form to go on writing on it; `sheet` is None for an empty one."""

    sheet: SheetView | None
    form: SheetForm


Refusal = tuple[str, SheetForm]
"""A sheet that could not be saved: its point, and the form as it was typed."""

Added = tuple[AtHand, VersionedForm]
"""Something for the plan that could not be saved."""


def alone() -> bool:
    """Whether the address says that nobody else sees the screen."""
    return request.args.get("skarm") == ALONE


def here() -> Screen:
    """The screen that the address names."""
    return Screen.own if alone() else Screen.family


def address(case_id: UUID, meeting_id: UUID, screen: Screen, anchor: str | None = None) -> str:
    """Where a screen is."""
    asked = ALONE if screen is Screen.own else None
    return url_for("meeting_mode.show", case_id=case_id, meeting_id=meeting_id, skarm=asked, _anchor=anchor)


def kinds() -> list[tuple[str, str]]:
    """The kinds of information as choices."""
    return [(each.id, each.label) for each in current.catalogue().information.values()]


def laid(sight: Sight, plan: Content | None, inside: Collection[str]) -> Laid:
    """What the small forms are filled from: a draft, if there is any, and the units that may promise something."""
    work = current.work()
    units = [(slug, unit.label) for slug, unit in work.catalogue.units.items() if slug in inside]
    return Laid(work.catalogue, plan, units, work.today, _day(sight))


def _day(sight: Sight) -> date:
    """The day of the next follow-up that was chosen, while it is to come; otherwise the one that the rule proposes."""
    work, chosen = current.work(), sight.case.next_follow_up_on
    return chosen if chosen and chosen > work.today else follow_up_days.standing(work, sight).proposed


def page(case_id: UUID, meeting_id: UUID, refused: Refusal | None = None, added: Added | None = None) -> Response:
    """The screen; `refused` and `added` are what could not be saved, shown as it was typed."""
    work = current.work()
    sight = reach.find(work, Permission.meeting_lead, case_id)
    shown = screens.show(work, sight, meeting_id, alone())
    note_reading(case_id, shown)
    told: dict[str, Any] = {
        "page": shown,
        "sheets": {each.point.id: _sheets(each, refused) for each in shown.points},
        "small": _small(sight, shown, added),
        "places": {each.value: address(case_id, meeting_id, each) for each in Screen},
        "form": (refused or added or (None, None))[1],
    }
    return render.page("meeting_mode/show.html", events.MeetingRead(case_id, meeting_id), **told)


def note_reading(case_id: UUID, shown: ScreenPage) -> None:
    """What the screen shows beside the meeting is read too."""
    work, table = current.work(), shown.table
    if table.plan is not None:
        work.record(events.PlanRead(case_id, table.plan.version.id))
    if table.statements:
        work.record(events.StatementsListed(case_id, tuple(each.id for each in table.statements)))
    if table.placed:
        placed = tuple(each.id for each in table.placed)
        work.record(events.ContributionsRead(case_id, shown.view.meeting.id, placed))
    if table.brief is not None:
        work.record(events.TalkRead(case_id, None))


def _small(sight: Sight, shown: ScreenPage, added: Added | None) -> dict[str, VersionedForm]:
    """The small forms by their word in the address: those whose point is on the agenda."""
    wanted = {each.point.at_hand for each in shown.points}
    filled = laid(sight, shown.table.plan if shown.table.drafting else None, shown.table.inside)
    forms = {word: additions.blank(kind, filled) for word, kind in additions.KINDS.items() if kind in wanted}
    if added is not None:
        forms |= {word: added[1] for word, kind in additions.KINDS.items() if kind is added[0]}
    return forms


def _sheets(desk: PointDesk, refused: Refusal | None) -> list[Written]:
    """The reader's sheets at a point, or an empty one where there is none yet."""
    point, offered = desk.point.id, kinds()
    found = [Written(each, SheetForm.at(point, each, each.number).offer(offered)) for each in desk.own]
    found = found or [Written(None, SheetForm.at(point, None, desk.following).offer(offered))]
    if refused is None or refused[0] != point:
        return found
    form = refused[1].placed(point)
    others = [each for each in found if str(each.form.number.data) != str(form.number.data)]
    return [*others, Written(None, form)]
