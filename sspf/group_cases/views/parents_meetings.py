"""Föräldramöten of a group case."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupCaseRead
from sspf.group_cases.actions import meetings as actions
from sspf.group_cases.forms.groups import ParentsMeetingForm
from sspf.group_cases.queries import groups, reach
from sspf.web import current, guard, render

blueprint = Blueprint("parents_meetings", __name__, url_prefix="/arenden/grupper/<uuid:group_id>/foraldramoten")


@blueprint.get("/nytt")
@guard.requires(Permission.group_case_write, reads=GroupCaseRead)
def new(group_id: UUID) -> Response:
    return _page("parents_meetings/new.html", group_id, ParentsMeetingForm())


@blueprint.post("/nytt")
@guard.requires(Permission.group_case_write, reads=GroupCaseRead)
def create(group_id: UUID) -> Response:
    form = ParentsMeetingForm()
    if form.accepts(lambda: actions.plan(current.work(), group_id, form.terms())):
        return render.done(url_for("group_cases.show", group_id=group_id), _("Föräldramötet är inskrivet."))
    return _page("parents_meetings/new.html", group_id, form)


@blueprint.get("/<uuid:parents_meeting_id>/andra")
@guard.requires(Permission.group_case_write, reads=GroupCaseRead)
def edit(group_id: UUID, parents_meeting_id: UUID) -> Response:
    line = _line(group_id, parents_meeting_id)
    return _edit_page(group_id, line, ParentsMeetingForm.over(line.terms, line.version))


@blueprint.post("/<uuid:parents_meeting_id>/andra")
@guard.requires(Permission.group_case_write, reads=GroupCaseRead)
def update(group_id: UUID, parents_meeting_id: UUID) -> Response:
    form, work = ParentsMeetingForm(), current.work()
    if form.accepts(lambda: actions.change(work, group_id, parents_meeting_id, form.terms(), form.seen)):
        return render.done(url_for("group_cases.show", group_id=group_id), _("Föräldramötet är sparat."))
    return _edit_page(group_id, _line(group_id, parents_meeting_id), form)


def _line(group_id: UUID, parents_meeting_id: UUID) -> groups.MeetingLine:
    work = current.work()
    group = reach.find(work, Permission.group_case_write, group_id)
    return groups.meeting_line(groups.meeting(work, group, parents_meeting_id))


def _edit_page(group_id: UUID, line: groups.MeetingLine, form: ParentsMeetingForm) -> Response:
    view = groups.show(current.work(), group_id)
    return render.page("parents_meetings/edit.html", GroupCaseRead(group_id), form=form, view=view, meeting=line)


def _page(template: str, group_id: UUID, form: ParentsMeetingForm) -> Response:
    view = groups.show(current.work(), group_id)
    return render.page(template, GroupCaseRead(group_id), form=form, view=view)
