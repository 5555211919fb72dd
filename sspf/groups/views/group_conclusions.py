"""Letting a group's minutes be adjusted without all answers, once the day for them has passed."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupMinutesRead
from sspf.groups.actions import minutes as actions
from sspf.groups.queries import minutes as queries
from sspf.meetings.forms.minutes import ConclusionForm
from sspf.web import current, guard, render

blueprint = Blueprint("group_conclusions", __name__, url_prefix="/organisation/moten/<uuid:group_meeting_id>/protokoll")


@blueprint.get("/avgorande")
@guard.requires(Permission.group_lead, reads=GroupMinutesRead)
def new(group_meeting_id: UUID) -> Response:
    return _page(group_meeting_id, ConclusionForm())


@blueprint.post("/avgorande")
@guard.requires(Permission.group_lead, reads=GroupMinutesRead)
def create(group_meeting_id: UUID) -> Response:
    form = ConclusionForm()
    if form.accepts(lambda: actions.decide(current.work(), group_meeting_id, form.reason.data or "")):
        there = url_for("group_minutes.show", group_meeting_id=group_meeting_id)
        return render.done(there, _("Protokollet är justerat."))
    return _page(group_meeting_id, form)


def _page(group_meeting_id: UUID, form: ConclusionForm) -> Response:
    view = queries.of_meeting(current.work(), group_meeting_id)
    return render.page("group_conclusions/new.html", GroupMinutesRead(group_meeting_id), form=form, view=view)
