"""The mark that a statement must not be shared."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.statements.actions import marks
from sspf.web import current, guard, render

blueprint = Blueprint(
    "bars", __name__, url_prefix="/arenden/<uuid:case_id>/uppgifter/<uuid:statement_id>/far-inte-delas"
)


@blueprint.post("")
@guard.requires(Permission.statement_write)
def create(case_id: UUID, statement_id: UUID) -> Response:
    marks.bar(current.work(), case_id, statement_id, barred=True)
    return _back(case_id, statement_id, _("Märkt. Uppgiften kan inte delas och läses bara hos er."))


@blueprint.post("/ta-bort")
@guard.requires(Permission.statement_write)
def destroy(case_id: UUID, statement_id: UUID) -> Response:
    marks.bar(current.work(), case_id, statement_id, barred=False)
    return _back(case_id, statement_id, _("Märket är borttaget."))


def _back(case_id: UUID, statement_id: UUID, message: str) -> Response:
    return render.done(url_for("statements.show", case_id=case_id, statement_id=statement_id), message)
