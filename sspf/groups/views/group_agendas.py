"""The own agenda of a group's meeting."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupMeetingRead
from sspf.groups.actions import points as actions
from sspf.groups.forms.saying import GroupAgendaForm
from sspf.groups.queries import meetings
from sspf.groups.queries.meetings import Arrangement
from sspf.web import current, guard, render

blueprint = Blueprint("group_agendas", __name__, url_prefix="/organisation/moten/<uuid:group_meeting_id>/dagordning")


@blueprint.get("")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def edit(group_meeting_id: UUID) -> Response:
    found = meetings.arrangement(current.work(), group_meeting_id)
    return _page(found, GroupAgendaForm.over(found.shown, found.left_out, found.view.version))


@blueprint.post("")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def update(group_meeting_id: UUID) -> Response:
    form, found = GroupAgendaForm(), meetings.arrangement(current.work(), group_meeting_id)
    if form.accepts(lambda: _arrange(found, form)):
        there = url_for("group_meetings.show", group_meeting_id=group_meeting_id)
        return render.done(there, _("Dagordningen är sparad."))
    return _page(meetings.arrangement(current.work(), group_meeting_id), form)


def _arrange(found: Arrangement, form: GroupAgendaForm) -> None:
    lines, vouched = form.lines(found.points, found.part), bool(form.nameless.data)
    actions.arrange(current.work(), found.view.line.id, lines, form.seen, vouched)


def _page(found: Arrangement, form: GroupAgendaForm) -> Response:
    form.ask(found.points)
    event = GroupMeetingRead(found.view.line.id)
    return render.page("group_agendas/edit.html", event, form=form, view=found.view)
