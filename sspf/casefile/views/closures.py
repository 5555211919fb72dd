"""Closing a case."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import CaseRead
from sspf.casefile import actions, queries
from sspf.casefile.forms import ClosureForm
from sspf.web import current, guard, render

blueprint = Blueprint("closures", __name__)


@blueprint.get("/arenden/<uuid:case_id>/avslut")
@guard.requires(Permission.case_manage, reads=CaseRead)
def new(case_id: UUID) -> Response:
    return _page(case_id, ClosureForm.offering(current.catalogue()))


@blueprint.post("/arenden/<uuid:case_id>/avslut")
@guard.requires(Permission.case_manage, reads=CaseRead)
def create(case_id: UUID) -> Response:
    form = ClosureForm.offering(current.catalogue())
    if form.accepts(lambda: actions.close(current.work(), case_id, form.reason.data, form.summary.data)):
        return render.done(
            url_for("casefile.show", case_id=case_id), _("Ärendet är avslutat. Ingen annan ser det längre.")
        )
    return _page(case_id, form)


def _page(case_id: UUID, form: ClosureForm) -> Response:
    ending = queries.ending(current.work(), case_id)
    return render.page("closures/new.html", CaseRead(case_id), form=form, head=ending.head, ending=ending)
