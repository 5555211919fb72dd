"""Closing a group case."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupCaseRead
from sspf.group_cases.actions import groups as actions
from sspf.group_cases.forms.groups import GroupClosingForm
from sspf.group_cases.queries import groups
from sspf.web import current, guard, render

blueprint = Blueprint("group_closings", __name__, url_prefix="/arenden/grupper/<uuid:group_id>/avslut")


@blueprint.get("")
@guard.requires(Permission.group_case_write, reads=GroupCaseRead)
def new(group_id: UUID) -> Response:
    return _page(group_id, GroupClosingForm())


@blueprint.post("")
@guard.requires(Permission.group_case_write, reads=GroupCaseRead)
def create(group_id: UUID) -> Response:
    form = GroupClosingForm()
    nameless = bool(form.nameless.data)
    if form.accepts(lambda: actions.close(current.work(), group_id, form.outcome.data or "", nameless)):
        return render.done(url_for("group_cases.show", group_id=group_id), _("Gruppärendet är avslutat."))
    return _page(group_id, form)


def _page(group_id: UUID, form: GroupClosingForm) -> Response:
    view = groups.show(current.work(), group_id)
    return render.page("group_closings/new.html", GroupCaseRead(group_id), form=form, view=view)
