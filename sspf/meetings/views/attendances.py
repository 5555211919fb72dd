"""Recording who came to a meeting, and marking it as held."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import MeetingRead
from sspf.cases.queries import reach
from sspf.meetings.actions import attendances as actions
from sspf.meetings.actions import meetings
from sspf.meetings.forms.attending import AttendanceForm
from sspf.meetings.queries import meetings as queries
from sspf.meetings.queries.meetings import MeetingView
from sspf.meetings.rules.states import Attendance, MeetingState
from sspf.web import current, guard, render

blueprint = Blueprint("attendances", __name__)


@blueprint.get("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/deltagande")
@guard.requires(Permission.meeting_lead, reads=MeetingRead)
def edit(case_id: UUID, meeting_id: UUID) -> Response:
    view = _view(case_id, meeting_id)
    return _page(view, _form(view))


@blueprint.post("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/deltagande")
@guard.requires(Permission.meeting_lead, reads=MeetingRead)
def update(case_id: UUID, meeting_id: UUID) -> Response:
    form = _form(_view(case_id, meeting_id))
    if form.accepts(lambda: _record(case_id, meeting_id, form)):
        message = _("Mötet är genomfört.") if form.ends_meeting else _("Deltagandet är sparat.")
        return render.done(url_for("meetings.show", case_id=case_id, meeting_id=meeting_id), message)
    return _page(_view(case_id, meeting_id), form)


def _record(case_id: UUID, meeting_id: UUID, form: AttendanceForm) -> None:
    actions.attend(current.work(), case_id, meeting_id, form.presences(), form.seen)
    if form.ends_meeting:
        meetings.hold(current.work(), case_id, meeting_id)


def _view(case_id: UUID, meeting_id: UUID) -> MeetingView:
    work = current.work()
    return queries.show(work, reach.find(work, Permission.meeting_lead, case_id), meeting_id)


def _form(view: MeetingView) -> AttendanceForm:
    form = AttendanceForm(data={"version": view.meeting.version, "rows": [_row(each) for each in view.expected]})
    catalogue = current.catalogue()
    people = [(each.key, each.role, each.name or catalogue.seats[each.seat or ""].label) for each in view.expected]
    absences = [(each.id, each.label) for each in catalogue.reasons.absence.values()]
    form.expect(people, absences, [(each.value, catalogue.label(each)) for each in Attendance])
    return form


def _row(each: queries.Expected) -> dict[str, object]:
    return {"key": each.key, "attendance": each.attendance, "why_here": each.why_here, "reason": each.reason}


def _page(view: MeetingView, form: AttendanceForm) -> Response:
    can_end = view.meeting.state is MeetingState.summoned and view.meeting.starts_at <= current.work().now
    values = {"view": view, "can_end": can_end, "expected": {each.key: each for each in view.expected}}
    return render.page("attendances/edit.html", MeetingRead(view.head.id, view.meeting.id), form=form, **values)
