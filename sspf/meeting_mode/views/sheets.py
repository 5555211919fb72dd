"""Saving a sheet as a plain form, for whoever has no script, and giving what others write to a screen that is open."""

from uuid import UUID

from flask import Blueprint, Response
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import MeetingRead
from sspf.cases.queries import reach
from sspf.meeting_mode.actions import drafts as actions
from sspf.meeting_mode.forms.sheets import SheetForm
from sspf.meeting_mode.queries import screens
from sspf.meeting_mode.rules.sheets import SheetView
from sspf.meeting_mode.views import desk
from sspf.web import current, filters, guard, render

blueprint = Blueprint("sheets", __name__)


@blueprint.get("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/moteslage/blad")
@guard.requires(Permission.meeting_lead, reads=MeetingRead, unattended=True)
def index(case_id: UUID, meeting_id: UUID) -> Response:
    work = current.work()
    found = screens.sheets(work, reach.find(work, Permission.meeting_lead, case_id), meeting_id, desk.alone())
    return render.data([_told(each) for each in found], MeetingRead(case_id, meeting_id))


@blueprint.post("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/moteslage/blad/<point>")
@guard.requires(Permission.meeting_lead, reads=MeetingRead)
def create(case_id: UUID, meeting_id: UUID, point: str) -> Response:
    form = SheetForm().offer(desk.kinds())
    if form.accepts(lambda: actions.save(current.work(), case_id, meeting_id, point, form.saving())):
        message = _("Någon hade skrivit på bladet. Ditt ligger på ett eget blad under det.")
        place = desk.address(case_id, meeting_id, desk.here(), f"punkt-{point}")
        return render.done(place, message if form.result.apart else _("Sparat."))
    return desk.page(case_id, meeting_id, (point, form))


def _told(sheet: SheetView) -> dict[str, object]:
    return {
        "id": str(sheet.id),
        "point": sheet.point,
        "number": sheet.number,
        "version": sheet.version,
        "text": sheet.text,
        "own": sheet.own,
        "writer": sheet.writer,
        "at": filters.clock_time(sheet.saved_at),
    }
