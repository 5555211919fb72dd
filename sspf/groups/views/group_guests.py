"""Guests of a group's meeting."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupMeetingRead
from sspf.groups.actions import invitees as actions
from sspf.groups.forms.inviting import GuestForm
from sspf.groups.queries import invitees as queries
from sspf.groups.queries import meetings
from sspf.web import current, guard, render

blueprint = Blueprint("group_guests", __name__, url_prefix="/organisation/moten/<uuid:group_meeting_id>/gaster")


@blueprint.get("/ny")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def new(group_meeting_id: UUID) -> Response:
    return _page(group_meeting_id, _form(group_meeting_id))


@blueprint.post("/ny")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def create(group_meeting_id: UUID) -> Response:
    form = _form(group_meeting_id)
    if form.accepts(lambda: actions.invite(current.work(), group_meeting_id, form.terms())):
        return render.done(url_for("group_meetings.show", group_meeting_id=group_meeting_id), _("Gästen är inbjuden."))
    return _page(group_meeting_id, form)


@blueprint.post("/<uuid:invitee_id>/ta-bort")
@guard.requires(Permission.group_lead)
def destroy(group_meeting_id: UUID, invitee_id: UUID) -> Response:
    actions.uninvite(current.work(), group_meeting_id, invitee_id)
    return render.done(url_for("group_meetings.show", group_meeting_id=group_meeting_id), _("Inbjudan är borttagen."))


def _form(group_meeting_id: UUID) -> GuestForm:
    form = GuestForm()
    form.account.offer(queries.welcome(current.work(), group_meeting_id))
    return form


def _page(group_meeting_id: UUID, form: GuestForm) -> Response:
    view = meetings.head(current.work(), group_meeting_id)
    return render.page("group_guests/new.html", GroupMeetingRead(group_meeting_id), form=form, view=view)
