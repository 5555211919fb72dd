"""Noting what is said, one point of the agenda at a time."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import MeetingRead
from sspf.cases.queries import reach
from sspf.meetings.actions import notes as actions
from sspf.meetings.forms.noting import NoteForm
from sspf.meetings.queries import notes as queries
from sspf.meetings.queries import points
from sspf.web import current, guard, render

blueprint = Blueprint("notes", __name__)


@blueprint.get("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/punkter/<point>")
@guard.requires(Permission.meeting_lead, reads=MeetingRead)
def new(case_id: UUID, meeting_id: UUID, point: str) -> Response:
    return _new_page(case_id, meeting_id, point, _offered(NoteForm()))


@blueprint.post("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/punkter/<point>")
@guard.requires(Permission.meeting_lead, reads=MeetingRead)
def create(case_id: UUID, meeting_id: UUID, point: str) -> Response:
    form = _offered(NoteForm())
    if form.accepts(lambda: actions.write(current.work(), case_id, meeting_id, point, form.terms())):
        place = url_for("notes.new", case_id=case_id, meeting_id=meeting_id, point=point)
        return render.done(place, _("Anteckningen är sparad."))
    return _new_page(case_id, meeting_id, point, form)


@blueprint.get("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/anteckningar/<uuid:note_id>")
@guard.requires(Permission.meeting_lead, reads=MeetingRead)
def edit(case_id: UUID, meeting_id: UUID, note_id: UUID) -> Response:
    work = current.work()
    note = queries.row(work, reach.find(work, Permission.meeting_lead, case_id), meeting_id, note_id)
    return _edit_page(case_id, meeting_id, note_id, _offered(NoteForm(obj=queries.shown(note))))


@blueprint.post("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/anteckningar/<uuid:note_id>")
@guard.requires(Permission.meeting_lead, reads=MeetingRead)
def update(case_id: UUID, meeting_id: UUID, note_id: UUID) -> Response:
    form = _offered(NoteForm())
    if form.accepts(lambda: actions.change(current.work(), case_id, meeting_id, note_id, form.terms(), form.seen)):
        place = url_for("notes.new", case_id=case_id, meeting_id=meeting_id, point=form.result)
        return render.done(place, _("Anteckningen är sparad."))
    return _edit_page(case_id, meeting_id, note_id, form)


def _offered(form: NoteForm) -> NoteForm:
    form.information.offer((kind.id, kind.label) for kind in current.catalogue().information.values())
    return form


def _new_page(case_id: UUID, meeting_id: UUID, point: str, form: NoteForm) -> Response:
    work = current.work()
    page = points.show(work, reach.find(work, Permission.meeting_lead, case_id), meeting_id, point)
    return render.page("notes/new.html", MeetingRead(case_id, meeting_id), page=page, form=form)


def _edit_page(case_id: UUID, meeting_id: UUID, note_id: UUID, form: NoteForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.meeting_lead, case_id)
    point = queries.row(work, sight, meeting_id, note_id).point
    page = points.show(work, sight, meeting_id, point)
    return render.page("notes/edit.html", MeetingRead(case_id, meeting_id), page=page, form=form)
