"""The yes of another person whom a statement is about."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import StatementRead
from sspf.cases.queries import people, reach
from sspf.statements.actions import marks
from sspf.statements.forms import ClearanceForm
from sspf.statements.queries import lines
from sspf.web import current, guard, render

blueprint = Blueprint(
    "clearances", __name__, url_prefix="/arenden/<uuid:case_id>/uppgifter/<uuid:statement_id>/annan-person"
)


@blueprint.get("")
@guard.requires(Permission.statement_write, reads=StatementRead)
def new(case_id: UUID, statement_id: UUID) -> Response:
    return _page(case_id, statement_id, None)


@blueprint.post("")
@guard.requires(Permission.statement_write, reads=StatementRead)
def create(case_id: UUID, statement_id: UUID) -> Response:
    form = ClearanceForm()
    if form.accepts(lambda: marks.clear(current.work(), case_id, statement_id, form.terms())):
        there = url_for("statements.show", case_id=case_id, statement_id=statement_id)
        return render.done(there, _("Antecknat. Nu kan ni dela uppgiften med enheter."))
    return _page(case_id, statement_id, form)


def _page(case_id: UUID, statement_id: UUID, form: ClearanceForm | None) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.statement_write, case_id)
    line = lines.own(work, sight, statement_id)
    form = form or ClearanceForm.starting(line.latest.other_person, work.today)
    told = {"line": line, "head": people.head(work, sight)}
    return render.page("clearances/new.html", StatementRead(case_id, statement_id), form=form, **told)
