"""The tick list of what each school has been told. Municipality level: no page here is about a person."""

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.schools import actions, queries
from sspf.schools.forms import InformationForm
from sspf.schools.queries import School
from sspf.web import current, guard, render

blueprint = Blueprint("schools", __name__, url_prefix="/skolor")


@blueprint.get("")
@guard.requires(Permission.school_inform)
def index() -> Response:
    return render.page("schools/index.html", schools=queries.schools(current.work()))


@blueprint.get("/<unit>")
@guard.requires(Permission.school_inform)
def edit(unit: str) -> Response:
    school = queries.school(current.work(), unit)
    return _page(school, _form(school))


@blueprint.post("/<unit>")
@guard.requires(Permission.school_inform)
def update(unit: str) -> Response:
    school = queries.school(current.work(), unit)
    form = _form(school)
    if form.accepts(lambda: actions.inform(current.work(), unit, form.items.data or [], form.given_on.data)):
        return render.done(url_for("schools.index"), _("Noterat för %(school)s.", school=school.unit.label))
    return _page(queries.school(current.work(), unit), form)


@blueprint.post("/<unit>/<item>/ta-bort")
@guard.requires(Permission.school_inform)
def destroy(unit: str, item: str) -> Response:
    actions.take_back(current.work(), unit, item)
    return render.done(url_for("schools.edit", unit=unit), _("Noteringen är borttagen."))


def _form(school: School) -> InformationForm:
    return InformationForm.offering([each.item for each in school.lacks], current.work().today)


def _page(school: School, form: InformationForm) -> Response:
    return render.page("schools/edit.html", school=school, form=form)
