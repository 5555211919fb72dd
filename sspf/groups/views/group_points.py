"""What was said and decided at a point of a group's meeting."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupMeetingRead
from sspf.errors import NotFound
from sspf.groups.actions import points as actions
from sspf.groups.forms.saying import PointForm
from sspf.groups.queries import meetings
from sspf.groups.queries.meetings import GroupMeetingView, PointView
from sspf.web import current, guard, render

blueprint = Blueprint(
    "group_points", __name__, url_prefix="/organisation/moten/<uuid:group_meeting_id>/punkter/<group_point>"
)


@blueprint.get("")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def edit(group_meeting_id: UUID, group_point: str) -> Response:
    _, found = _at(group_meeting_id, group_point)
    stored = {"text": found.text, "decision": found.decision, "version": found.version}
    return _page(group_meeting_id, group_point, PointForm(data=stored))


@blueprint.post("")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def update(group_meeting_id: UUID, group_point: str) -> Response:
    form = PointForm()
    if form.accepts(lambda: actions.write(current.work(), group_meeting_id, group_point, form.terms(), form.seen)):
        there = url_for("group_meetings.show", group_meeting_id=group_meeting_id, _anchor=f"punkt-{group_point}")
        return render.done(there, _("Sparat."))
    return _page(group_meeting_id, group_point, form)


def _at(group_meeting_id: UUID, group_point: str) -> tuple[GroupMeetingView, PointView]:
    view = meetings.head(current.work(), group_meeting_id)
    found = next((each for each in view.points if each.point.id == group_point), None)
    if found is None or view.line.individual:
        raise NotFound
    return view, found


def _page(group_meeting_id: UUID, group_point: str, form: PointForm) -> Response:
    view, found = _at(group_meeting_id, group_point)
    event = GroupMeetingRead(group_meeting_id)
    return render.page("group_points/edit.html", event, form=form, view=view, at=found)
