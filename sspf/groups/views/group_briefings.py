"""The underlag of a group's meeting: commented point by point, and given out."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupBriefingRead
from sspf.errors import NotFound
from sspf.groups.actions import briefings as actions
from sspf.groups.forms.briefing import BriefingForm
from sspf.groups.queries import briefings as queries
from sspf.groups.queries import meetings
from sspf.web import current, guard, render

blueprint = Blueprint("group_briefings", __name__, url_prefix="/organisation/moten/<uuid:group_meeting_id>/underlag")


@blueprint.get("/<group_point>")
@guard.requires(Permission.group_lead, reads=GroupBriefingRead)
def edit(group_meeting_id: UUID, group_point: str) -> Response:
    _view, briefing = queries.show(current.work(), group_meeting_id)
    found = briefing.at(group_point)
    if found is None:
        raise NotFound
    stored = {"comment": found.comment, "left_out": found.left_out, "version": found.version}
    return _page(group_meeting_id, group_point, BriefingForm(data=stored))


@blueprint.post("/<group_point>")
@guard.requires(Permission.group_lead, reads=GroupBriefingRead)
def update(group_meeting_id: UUID, group_point: str) -> Response:
    form = BriefingForm()
    if form.accepts(lambda: actions.comment(current.work(), group_meeting_id, group_point, form.terms(), form.seen)):
        return render.done(_there(group_meeting_id, f"punkt-{group_point}"), _("Sparat."))
    return _page(group_meeting_id, group_point, form)


@blueprint.post("/lamna-ut")
@guard.requires(Permission.group_lead)
def create(group_meeting_id: UUID) -> Response:
    actions.send(current.work(), group_meeting_id)
    return render.done(_there(group_meeting_id, "dagordning"), _("Underlaget är utlämnat och ändras inte mer."))


def _page(group_meeting_id: UUID, group_point: str, form: BriefingForm) -> Response:
    work = current.work()
    view, at = meetings.at_point(work, group_meeting_id, group_point)
    _view, briefing = queries.show(work, group_meeting_id)
    told = {"view": view, "at": at, "briefing": briefing}
    return render.page("group_briefings/edit.html", GroupBriefingRead(group_meeting_id), form=form, **told)


def _there(group_meeting_id: UUID, anchor: str) -> str:
    return url_for("group_meetings.show", group_meeting_id=group_meeting_id, _anchor=anchor)
