"""A note in a group case."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupCaseRead
from sspf.group_cases.actions import groups as actions
from sspf.group_cases.forms.groups import GroupNoteForm
from sspf.group_cases.queries import groups
from sspf.web import current, guard, render

blueprint = Blueprint("group_notes", __name__, url_prefix="/arenden/grupper/<uuid:group_id>/anteckningar")


@blueprint.get("/ny")
@guard.requires(Permission.group_case_write, reads=GroupCaseRead)
def new(group_id: UUID) -> Response:
    return _page(group_id, GroupNoteForm())


@blueprint.post("/ny")
@guard.requires(Permission.group_case_write, reads=GroupCaseRead)
def create(group_id: UUID) -> Response:
    form = GroupNoteForm()
    nameless = bool(form.nameless.data)
    if form.accepts(lambda: actions.note(current.work(), group_id, form.text.data or "", nameless)):
        return render.done(url_for("group_cases.show", group_id=group_id), _("Anteckningen är sparad."))
    return _page(group_id, form)


def _page(group_id: UUID, form: GroupNoteForm) -> Response:
    view = groups.show(current.work(), group_id)
    return render.page("group_notes/new.html", GroupCaseRead(group_id), form=form, view=view)
