"""Who stands in for whom while somebody is away."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import SubstitutesListed
from sspf.cases.actions import substitutes
from sspf.cases.forms.parts import SubstituteForm
from sspf.cases.queries import substitutes as queries
from sspf.web import current, guard, render

blueprint = Blueprint("substitutes", __name__, url_prefix="/vikarier")


@blueprint.get("")
@guard.requires(Permission.substitute_manage, reads=SubstitutesListed)
def index() -> Response:
    return render.page("substitutes/index.html", SubstitutesListed(), lines=queries.lines(current.work()))


@blueprint.get("/ny")
@guard.requires(Permission.substitute_manage, reads=SubstitutesListed)
def new() -> Response:
    return render.page("substitutes/new.html", SubstitutesListed(), form=_form())


@blueprint.post("/ny")
@guard.requires(Permission.substitute_manage, reads=SubstitutesListed)
def create() -> Response:
    form = _form()
    if form.accepts(lambda: substitutes.name(current.work(), form.stand_in())):
        return render.done(url_for("substitutes.index"), _("Vikarien är inskriven."))
    return render.page("substitutes/new.html", SubstitutesListed(), form=form)


@blueprint.post("/<uuid:substitution_id>/avsluta")
@guard.requires(Permission.substitute_manage)
def destroy(substitution_id: UUID) -> Response:
    substitutes.end(current.work(), substitution_id)
    return render.done(url_for("substitutes.index"), _("Vikarien ser inte längre ärendena."))


def _form() -> SubstituteForm:
    work = current.work()
    units = work.catalogue.units
    people = [(str(each.id), f"{each.name}, {units[each.unit].label}") for each in queries.people(work) if each.unit]
    return SubstituteForm.offering(people, work.today)
