"""Who came to a group's meeting, and marking it as held."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupMeetingRead
from sspf.groups.actions import attendances as actions
from sspf.groups.actions import meetings
from sspf.groups.forms.inviting import CameForm
from sspf.groups.queries import attending as queries
from sspf.groups.queries.attending import Expected
from sspf.groups.rules.states import GroupMeetingState
from sspf.meetings.rules.states import Attendance
from sspf.web import current, guard, render

blueprint = Blueprint(
    "group_attendances", __name__, url_prefix="/organisation/moten/<uuid:group_meeting_id>/deltagande"
)


@blueprint.get("")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def edit(group_meeting_id: UUID) -> Response:
    return _page(group_meeting_id, _form(group_meeting_id))


@blueprint.post("")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def update(group_meeting_id: UUID) -> Response:
    form = _form(group_meeting_id)
    if form.accepts(lambda: _record(group_meeting_id, form)):
        message = _("Mötet är genomfört.") if form.ends_meeting else _("Deltagandet är sparat.")
        return render.done(url_for("group_meetings.show", group_meeting_id=group_meeting_id), message)
    return _page(group_meeting_id, form)


def _record(group_meeting_id: UUID, form: CameForm) -> None:
    actions.attend(current.work(), group_meeting_id, form.who_came(), form.seen)
    if form.ends_meeting:
        current.work().flush()
        meetings.hold(current.work(), group_meeting_id)


def _form(group_meeting_id: UUID) -> CameForm:
    view, expected = queries.expected(current.work(), group_meeting_id)
    form = CameForm(data={"version": view.version, "rows": [_row(each) for each in expected]})
    catalogue = current.catalogue()
    answers = [(each.value, catalogue.label(each)) for each in Attendance]
    form.expect(answers, {str(each.invitee.id): (each.invitee.name, each.could_come) for each in expected})
    return form


def _row(each: Expected) -> dict[str, object]:
    return {"key": str(each.invitee.id), "attendance": each.invitee.attendance, "came": each.came}


def _page(group_meeting_id: UUID, form: CameForm) -> Response:
    view, expected = queries.expected(current.work(), group_meeting_id)
    can_end = view.line.state is GroupMeetingState.called and view.line.starts_at <= current.work().now
    people = {str(each.invitee.id): each for each in expected}
    event = GroupMeetingRead(group_meeting_id)
    return render.page("group_attendances/edit.html", event, form=form, view=view, people=people, can_end=can_end)
