"""What was said and decided at a point of a group's meeting."""

from collections.abc import Mapping
from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupMeetingRead
from sspf.groups.actions import points as actions
from sspf.groups.forms.saying import PointForm
from sspf.groups.queries import attending, meetings
from sspf.web import current, guard, render

blueprint = Blueprint(
    "group_points", __name__, url_prefix="/organisation/moten/<uuid:group_meeting_id>/punkter/<group_point>"
)


@blueprint.get("")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def edit(group_meeting_id: UUID, group_point: str) -> Response:
    _, found = meetings.at_point(current.work(), group_meeting_id, group_point)
    words = {"text": found.text, "decision": found.decision, "presenter": found.presenter}
    return _page(group_meeting_id, group_point, _form(group_meeting_id, {**words, "version": found.version}))


@blueprint.post("")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def update(group_meeting_id: UUID, group_point: str) -> Response:
    form = _form(group_meeting_id)
    if form.accepts(lambda: actions.write(current.work(), group_meeting_id, group_point, form.terms(), form.seen)):
        there = url_for("group_meetings.show", group_meeting_id=group_meeting_id, _anchor=f"punkt-{group_point}")
        return render.done(there, _("Sparat."))
    return _page(group_meeting_id, group_point, form)


def _form(group_meeting_id: UUID, stored: Mapping[str, object] | None = None) -> PointForm:
    form = PointForm(data=stored)
    form.presenter.offer((name, name) for name in attending.presenters(current.work(), group_meeting_id))
    return form


def _page(group_meeting_id: UUID, group_point: str, form: PointForm) -> Response:
    view, found = meetings.at_point(current.work(), group_meeting_id, group_point)
    event = GroupMeetingRead(group_meeting_id)
    return render.page("group_points/edit.html", event, form=form, view=view, at=found)
