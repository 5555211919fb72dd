"""Sending the minutes of a group's meeting to those who were there, and taking them back to write in them."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupMinutesRead
from sspf.groups.actions import minutes as actions
from sspf.groups.queries import minutes as queries
from sspf.meetings.forms.minutes import AdjustmentForm
from sspf.web import current, guard, render

blueprint = Blueprint("group_adjustments", __name__, url_prefix="/organisation/moten/<uuid:group_meeting_id>/protokoll")


@blueprint.get("/justering")
@guard.requires(Permission.group_lead, reads=GroupMinutesRead)
def new(group_meeting_id: UUID) -> Response:
    return _page(group_meeting_id, _form(group_meeting_id))


@blueprint.post("/justering")
@guard.requires(Permission.group_lead, reads=GroupMinutesRead)
def create(group_meeting_id: UUID) -> Response:
    form = _form(group_meeting_id)
    if form.accepts(lambda: actions.send(current.work(), group_meeting_id, _chosen(form))):
        return render.done(_there(group_meeting_id), _("Protokollet är skickat."))
    return _page(group_meeting_id, form)


@blueprint.post("/tillbaka")
@guard.requires(Permission.group_lead)
def destroy(group_meeting_id: UUID) -> Response:
    actions.take_back(current.work(), group_meeting_id)
    message = _("Protokollet är tillbaka hos dig. Skicka det igen när du har ändrat.")
    return render.done(_there(group_meeting_id), message)


def _chosen(form: AdjustmentForm) -> list[UUID]:
    return [UUID(each) for each in form.adjusters.data or ()]


def _form(group_meeting_id: UUID) -> AdjustmentForm:
    form = AdjustmentForm()
    form.adjusters.offer(queries.to_ask(current.work(), group_meeting_id))
    return form


def _page(group_meeting_id: UUID, form: AdjustmentForm) -> Response:
    view = queries.of_meeting(current.work(), group_meeting_id)
    return render.page("group_adjustments/new.html", GroupMinutesRead(group_meeting_id), form=form, view=view)


def _there(group_meeting_id: UUID) -> str:
    return url_for("group_minutes.show", group_meeting_id=group_meeting_id)
