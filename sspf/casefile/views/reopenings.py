"""Opening a closed case again."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import CaseRead
from sspf.casefile import actions, queries
from sspf.casefile.forms import ReopeningForm
from sspf.web import current, guard, render

blueprint = Blueprint("reopenings", __name__)


@blueprint.get("/arenden/<uuid:case_id>/ateroppna")
@guard.requires(Permission.case_manage, reads=CaseRead)
def new(case_id: UUID) -> Response:
    return _page(case_id, ReopeningForm())


@blueprint.post("/arenden/<uuid:case_id>/ateroppna")
@guard.requires(Permission.case_manage, reads=CaseRead)
def create(case_id: UUID) -> Response:
    form = ReopeningForm()
    if form.accepts(lambda: actions.reopen(current.work(), case_id, form.reason.data)):
        return render.done(
            url_for("casefile.show", case_id=case_id), _("Ärendet är öppnat igen. Börja med att fråga familjen.")
        )
    return _page(case_id, form)


def _page(case_id: UUID, form: ReopeningForm) -> Response:
    ending = queries.ending(current.work(), case_id)
    return render.page("reopenings/new.html", CaseRead(case_id), form=form, head=ending.head, ending=ending)
