"""Group cases: the list beside that of cases, opening one, its page, changing it."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf import paging
from sspf.access.permissions import Permission
from sspf.audit.events import GroupCaseRead, GroupCasesListed
from sspf.group_cases.actions import groups as actions
from sspf.group_cases.forms.groups import GroupForm
from sspf.group_cases.queries import groups
from sspf.web import current, cursor, guard, render

blueprint = Blueprint("group_cases", __name__)


@blueprint.get("/arenden/grupper")
@guard.requires(Permission.group_case_read, reads=GroupCasesListed)
def index() -> Response:
    before = cursor.word()
    shown, last = paging.cut(groups.page(current.work(), before))
    older = url_for("group_cases.index", fore=last.number) if last else ""
    event = GroupCasesListed(tuple(line.id for line in shown))
    return render.page("group_cases/index.html", event, lines=shown, older=older, first=before is None)


@blueprint.get("/arenden/grupper/ny")
@guard.requires(Permission.group_case_write)
def new() -> Response:
    return render.page("group_cases/new.html", form=GroupForm())


@blueprint.post("/arenden/grupper/ny")
@guard.requires(Permission.group_case_write)
def create() -> Response:
    form = GroupForm()
    if form.accepts(lambda: actions.open_group(current.work(), form.terms())):
        return render.done(url_for("group_cases.show", group_id=form.result), _("Gruppärendet är öppnat."))
    return render.page("group_cases/new.html", form=form)


@blueprint.get("/arenden/grupper/<uuid:group_id>")
@guard.requires(Permission.group_case_read, reads=GroupCaseRead)
def show(group_id: UUID) -> Response:
    view = groups.show(current.work(), group_id)
    return render.page("group_cases/show.html", GroupCaseRead(group_id), view=view)


@blueprint.get("/arenden/grupper/<uuid:group_id>/andra")
@guard.requires(Permission.group_case_write, reads=GroupCaseRead)
def edit(group_id: UUID) -> Response:
    view = groups.show(current.work(), group_id)
    return _edit_page(group_id, GroupForm.over(view.terms, view.version))


@blueprint.post("/arenden/grupper/<uuid:group_id>/andra")
@guard.requires(Permission.group_case_write, reads=GroupCaseRead)
def update(group_id: UUID) -> Response:
    form = GroupForm()
    if form.accepts(lambda: actions.change(current.work(), group_id, form.terms(), form.seen)):
        return render.done(url_for("group_cases.show", group_id=group_id), _("Ändringen är sparad."))
    return _edit_page(group_id, form)


def _edit_page(group_id: UUID, form: GroupForm) -> Response:
    view = groups.show(current.work(), group_id)
    return render.page("group_cases/edit.html", GroupCaseRead(group_id), form=form, view=view)
