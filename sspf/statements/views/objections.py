"""Noting that the youth or a guardian does not agree with a statement."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import StatementRead
from sspf.cases.queries import people, reach
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.people import PersonRole
from sspf.statements.actions import objections
from sspf.statements.forms import ObjectionForm
from sspf.statements.queries import lines, pages
from sspf.web import current, guard, render
from sspf.work import Work

blueprint = Blueprint(
    "objections", __name__, url_prefix="/arenden/<uuid:case_id>/uppgifter/<uuid:statement_id>/haller-inte-med"
)


@blueprint.get("")
@guard.requires(Permission.statement_write, reads=StatementRead)
def new(case_id: UUID, statement_id: UUID) -> Response:
    return _page(case_id, statement_id, None)


@blueprint.post("")
@guard.requires(Permission.statement_write, reads=StatementRead)
def create(case_id: UUID, statement_id: UUID) -> Response:
    work = current.work()
    form = _form(work, reach.find(work, Permission.statement_write, case_id))
    if form.accepts(lambda: objections.note(work, case_id, statement_id, form.terms())):
        there = url_for("statements.show", case_id=case_id, statement_id=statement_id)
        return render.done(there, _("Antecknat. Det står bredvid uppgiften från och med nu."))
    return _page(case_id, statement_id, form)


def _form(work: Work, sight: Sight) -> ObjectionForm:
    return ObjectionForm.offering(pages.family(work, sight, PersonRole.youth, PersonRole.guardian), work.today)


def _page(case_id: UUID, statement_id: UUID, form: ObjectionForm | None) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.statement_write, case_id)
    line = lines.show(work, sight, statement_id)
    told = {"line": line, "head": people.head(work, sight)}
    form = form or _form(work, sight)
    return render.page("objections/new.html", StatementRead(case_id, statement_id), form=form, **told)
