"""Hämta siffrorna: an underlag is filled from what is known at this moment."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupMeetingRead
from sspf.steering.actions import filling
from sspf.steering.forms.fetching import FetchForm
from sspf.steering.queries import underlag
from sspf.web import current, guard, render

blueprint = Blueprint("briefing_figures", __name__, url_prefix="/organisation/moten/<uuid:group_meeting_id>/siffror")


@blueprint.get("")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def new(group_meeting_id: UUID) -> Response:
    return _page(group_meeting_id, FetchForm.offering(underlag.choosable(current.work())))


@blueprint.post("")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def create(group_meeting_id: UUID) -> Response:
    known = underlag.choosable(current.work())
    form = FetchForm.offering(known)
    if form.accepts(lambda: filling.fetch(current.work(), group_meeting_id, form.chosen(known))):
        there = url_for("group_meetings.show", group_meeting_id=group_meeting_id, _anchor="dagordning")
        return render.done(there, _("Siffrorna är hämtade. Läs igenom, kommentera och lämna ut underlaget."))
    return _page(group_meeting_id, form)


def _page(group_meeting_id: UUID, form: FetchForm) -> Response:
    view = underlag.head(current.work(), group_meeting_id)
    return render.page("briefing_figures/new.html", GroupMeetingRead(group_meeting_id), form=form, view=view)
