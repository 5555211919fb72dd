"""A group's meeting: planned, shown, moved, called off."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupItemRead, GroupMeetingRead, GroupRead, Slug
from sspf.groups.actions import meetings as actions
from sspf.groups.forms.planning import PartsForm, WhenForm, plan_form
from sspf.groups.queries import meetings, pages, reach
from sspf.web import current, guard, render

blueprint = Blueprint("group_meetings", __name__)


@blueprint.get("/organisation/<group>/moten/nytt")
@guard.requires(Permission.group_lead, reads=GroupRead)
def new(group: str) -> Response:
    return _new_page(group, _form_of(group)())


@blueprint.post("/organisation/<group>/moten/nytt")
@guard.requires(Permission.group_lead, reads=GroupRead)
def create(group: str) -> Response:
    form = _form_of(group)()
    if form.accepts(lambda: actions.plan(current.work(), group, form.parts())):
        first = next(iter(form.result.values()))
        there = url_for("group_meetings.show", group_meeting_id=first)
        return render.done(there, _("Mötet är planerat. Ingen är kallad än."))
    return _new_page(group, form)


@blueprint.get("/organisation/moten/<uuid:group_meeting_id>")
@guard.requires(Permission.group_read, reads=GroupMeetingRead)
def show(group_meeting_id: UUID) -> Response:
    work = current.work()
    page = pages.show(work, group_meeting_id)
    work.record(*(GroupItemRead(each.case_id, group_meeting_id) for each in page.items))
    return render.page("group_meetings/show.html", GroupMeetingRead(group_meeting_id), page=page)


@blueprint.get("/organisation/moten/<uuid:group_meeting_id>/andra")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def edit(group_meeting_id: UUID) -> Response:
    appointment, version = meetings.appointment(current.work(), group_meeting_id)
    return _edit_page(group_meeting_id, WhenForm.over(appointment, version))


@blueprint.post("/organisation/moten/<uuid:group_meeting_id>/andra")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def update(group_meeting_id: UUID) -> Response:
    form = WhenForm()
    if form.accepts(lambda: actions.change(current.work(), group_meeting_id, form.appointment(), form.seen)):
        return render.done(url_for("group_meetings.show", group_meeting_id=group_meeting_id), _("Ändringen är sparad."))
    return _edit_page(group_meeting_id, form)


@blueprint.post("/organisation/moten/<uuid:group_meeting_id>/stall-in")
@guard.requires(Permission.group_lead)
def destroy(group_meeting_id: UUID) -> Response:
    actions.cancel(current.work(), group_meeting_id)
    return render.done(url_for("group_meetings.show", group_meeting_id=group_meeting_id), _("Mötet är inställt."))


def _form_of(group: str) -> type[WhenForm] | type[PartsForm]:
    found = reach.group(current.work(), Permission.group_lead, group)
    return plan_form(current.catalogue().agendas[found.agenda].parts)


def _new_page(group: str, form: WhenForm | PartsForm) -> Response:
    found = reach.group(current.work(), Permission.group_lead, group)
    return render.page("group_meetings/new.html", GroupRead(Slug(found.id)), form=form, group=found)


def _edit_page(group_meeting_id: UUID, form: WhenForm) -> Response:
    view = meetings.head(current.work(), group_meeting_id)
    return render.page("group_meetings/edit.html", GroupMeetingRead(group_meeting_id), form=form, view=view)
