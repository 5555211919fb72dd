"""Saving what is typed, without leaving the page."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.meeting_mode.actions import drafts as actions
from sspf.meeting_mode.actions.drafts import Saved
from sspf.meeting_mode.forms.sheets import SheetForm
from sspf.meeting_mode.views import desk
from sspf.web import current, filters, guard, render

blueprint = Blueprint("autosaves", __name__)


@blueprint.post("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/moteslage/blad/<point>/spara")
@guard.requires(Permission.meeting_lead)
def create(case_id: UUID, meeting_id: UUID, point: str) -> Response:
    form = SheetForm().offer(desk.kinds())
    if form.accepts(lambda: actions.save(current.work(), case_id, meeting_id, point, form.saving())):
        return render.data(_told(form.result))
    sentences = [*form.refusals, *(str(each) for errors in form.errors.values() for each in errors)]
    return render.data({"problem": " ".join(sentences)}, status=422)


def _told(saved: Saved) -> dict[str, object]:
    """Only what this says looks saved on the page."""
    at = filters.clock_time(saved.at)
    return {"number": saved.number, "version": saved.version, "turn": saved.turn, "at": at, "apart": saved.apart}
