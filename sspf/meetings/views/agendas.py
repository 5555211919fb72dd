"""The own agenda of a meeting."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import MeetingRead
from sspf.cases.queries import people, reach
from sspf.meetings.actions import agendas as actions
from sspf.meetings.forms.arranging import AgendaForm
from sspf.meetings.queries import meetings
from sspf.meetings.queries.agendas import Arrangement, arrangement
from sspf.web import current, guard, render

blueprint = Blueprint("agendas", __name__)


@blueprint.get("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/dagordning")
@guard.requires(Permission.meeting_lead, reads=MeetingRead)
def edit(case_id: UUID, meeting_id: UUID) -> Response:
    work = current.work()
    meeting = meetings.find(work, reach.find(work, Permission.meeting_lead, case_id), meeting_id)
    found = _found(case_id, meeting_id)
    return _page(case_id, meeting_id, AgendaForm.over(found.shown, found.left_out, meeting.version))


@blueprint.post("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/dagordning")
@guard.requires(Permission.meeting_lead, reads=MeetingRead)
def update(case_id: UUID, meeting_id: UUID) -> Response:
    form, found = AgendaForm(), _found(case_id, meeting_id)
    lines = form.lines(found.points, "")
    if form.accepts(lambda: actions.arrange(current.work(), case_id, meeting_id, lines, form.seen)):
        there = url_for("meetings.show", case_id=case_id, meeting_id=meeting_id, _anchor="dagordning")
        return render.done(there, _("Dagordningen är sparad."))
    return _page(case_id, meeting_id, form)


def _found(case_id: UUID, meeting_id: UUID) -> Arrangement:
    work = current.work()
    return arrangement(work, meetings.row(work, reach.find(work, Permission.meeting_lead, case_id), meeting_id))


def _page(case_id: UUID, meeting_id: UUID, form: AgendaForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.meeting_lead, case_id)
    form.ask(_found(case_id, meeting_id).points)
    told = {"head": people.head(work, sight), "meeting": meetings.find(work, sight, meeting_id)}
    return render.page("agendas/edit.html", MeetingRead(case_id, meeting_id), form=form, **told)
