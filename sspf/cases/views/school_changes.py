"""The youth changes school."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import CaseRead
from sspf.cases.actions import schools
from sspf.cases.forms.parts import SchoolChangeForm
from sspf.cases.queries import parts, people, reach
from sspf.cases.queries import schools as queries
from sspf.web import current, guard, render

blueprint = Blueprint("school_changes", __name__, url_prefix="/arenden/<uuid:case_id>/skolbyte")


@blueprint.get("")
@guard.requires(Permission.case_manage, reads=CaseRead)
def new(case_id: UUID) -> Response:
    return _page(case_id, _form(case_id))


@blueprint.post("")
@guard.requires(Permission.case_manage, reads=CaseRead)
def create(case_id: UUID) -> Response:
    form = _form(case_id)
    if form.accepts(lambda: schools.change(current.work(), case_id, form.terms())):
        message = _("Skolbytet är inskrivet. Den gamla skolan ser inte längre ärendet.")
        return render.done(url_for("participants.index", case_id=case_id), message)
    return _page(case_id, form)


def _form(case_id: UUID) -> SchoolChangeForm:
    """The units that can be left are those that take part or that the consent lets in now."""
    work = current.work()
    sight = reach.find(work, Permission.case_manage, case_id)
    known = reach.units_inside(work, case_id) | {each.unit for each in parts.participants(work, sight)}
    stays = known - queries.left(work, sight)
    left = [(unit.id, unit.label) for unit in queries.units(work) if unit.id in stays]
    return SchoolChangeForm.offering(left, ((unit.id, unit.label) for unit in queries.schools(work)))


def _page(case_id: UUID, form: SchoolChangeForm) -> Response:
    work = current.work()
    head = people.head(work, reach.find(work, Permission.case_manage, case_id))
    return render.page("school_changes/new.html", CaseRead(case_id), head=head, form=form)
