"""The form of a case, SSPF or SIG, and taking another one."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import CaseRead
from sspf.casefile import actions, queries
from sspf.casefile.forms import CaseFormForm
from sspf.casefile.queries import FormView
from sspf.web import current, guard, render

blueprint = Blueprint("case_forms", __name__)


@blueprint.get("/arenden/<uuid:case_id>/form")
@guard.requires(Permission.case_manage, reads=CaseRead)
def edit(case_id: UUID) -> Response:
    view = queries.form(current.work(), case_id)
    return _page(view, _form(view))


@blueprint.post("/arenden/<uuid:case_id>/form")
@guard.requires(Permission.case_manage, reads=CaseRead)
def update(case_id: UUID) -> Response:
    form = _form(queries.form(current.work(), case_id))
    if form.accepts(lambda: actions.change_form(current.work(), case_id, str(form.form.data), form.reason.data)):
        return render.done(
            url_for("casefile.show", case_id=case_id), _("Ärendet har bytt form. Fråga familjen om samtycke på nytt.")
        )
    return _page(queries.form(current.work(), case_id), form)


def _form(view: FormView) -> CaseFormForm:
    return CaseFormForm.offering(current.catalogue(), current.work().today, view.head.form.id)


def _page(view: FormView, form: CaseFormForm) -> Response:
    return render.page("case_forms/edit.html", CaseRead(view.head.id), form=form, head=view.head, view=view)
