"""Sending the kallelse to a group's meeting, and saying which functions it goes to."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupMeetingRead
from sspf.groups.actions import meetings as actions
from sspf.groups.forms.inviting import SeatsForm
from sspf.groups.queries import pages
from sspf.groups.queries.pages import GroupMeetingPage
from sspf.groups.rules import members
from sspf.web import current, guard, render

blueprint = Blueprint("group_summonses", __name__, url_prefix="/organisation/moten/<uuid:group_meeting_id>")


@blueprint.post("/kalla")
@guard.requires(Permission.group_lead)
def create(group_meeting_id: UUID) -> Response:
    actions.call(current.work(), group_meeting_id)
    return render.done(_there(group_meeting_id), _("Kallelsen är skickad."))


@blueprint.get("/kallade")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def edit(group_meeting_id: UUID) -> Response:
    page = pages.show(current.work(), group_meeting_id)
    called = [each.seat for each in page.invitees if each.seat]
    return _page(page, SeatsForm(data={"seats": called, "version": page.view.version}))


@blueprint.post("/kallade")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def update(group_meeting_id: UUID) -> Response:
    form = SeatsForm()
    _offer(form, pages.show(current.work(), group_meeting_id))
    if form.accepts(lambda: actions.choose(current.work(), group_meeting_id, form.seats.data or [], form.seen)):
        return render.done(_there(group_meeting_id), _("Sparat."))
    return _page(pages.show(current.work(), group_meeting_id), form)


def _offer(form: SeatsForm, page: GroupMeetingPage) -> None:
    catalogue = current.catalogue()
    sitting = members.sitting(catalogue.seats, catalogue.groups[page.view.line.group])
    form.seats.offer((each.id, each.label) for each in catalogue.seats.values() if each.id in sitting)


def _page(page: GroupMeetingPage, form: SeatsForm) -> Response:
    _offer(form, page)
    return render.page("group_summonses/edit.html", GroupMeetingRead(page.view.line.id), form=form, view=page.view)


def _there(group_meeting_id: UUID) -> str:
    return url_for("group_meetings.show", group_meeting_id=group_meeting_id)
