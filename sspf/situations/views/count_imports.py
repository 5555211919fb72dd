"""Files of counts: brought, looked at, taken in or thrown away."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import CountImportRead, CountImportsListed
from sspf.sheets import reading
from sspf.situations.actions import imports as actions
from sspf.situations.actions.imports import Brought, Taking
from sspf.situations.forms.imports import CountFileForm, TakingForm
from sspf.situations.queries import imports
from sspf.web import current, guard, render

blueprint = Blueprint("count_imports", __name__, url_prefix="/lagesbilder/filer")
LARGEST_SENT = reading.LARGEST + 50_000


@blueprint.get("")
@guard.requires(Permission.situation_write, reads=CountImportsListed)
def index() -> Response:
    lines = imports.page(current.work())
    return render.page("count_imports/index.html", CountImportsListed(), lines=lines)


@blueprint.get("/ny")
@guard.requires(Permission.situation_write, reads=CountImportsListed)
def new() -> Response:
    return _new_page(CountFileForm())


@blueprint.post("/ny")
@guard.requires(Permission.situation_write, reads=CountImportsListed, largest=LARGEST_SENT)
def create() -> Response:
    form, work = CountFileForm(), current.work()
    work.undo()  # lets go of the write lock while the file is read
    if form.accepts(lambda: actions.bring(work, Brought(form.layout, form.source.data or "", form.year.data))):
        return render.done(url_for("count_imports.show", count_import_id=form.result))
    return _new_page(form)


@blueprint.get("/<uuid:count_import_id>")
@guard.requires(Permission.situation_write, reads=CountImportRead)
def show(count_import_id: UUID) -> Response:
    return _page(count_import_id, TakingForm())


@blueprint.post("/<uuid:count_import_id>")
@guard.requires(Permission.situation_write, reads=CountImportRead)
def update(count_import_id: UUID) -> Response:
    form, work = TakingForm(), current.work()
    form.offer((each.mark, each.what) for each in imports.show(work, count_import_id).changes)
    if form.accepts(lambda: actions.take(work, count_import_id, _taking(form))):
        return render.done(url_for("count_imports.show", count_import_id=count_import_id), _("Händelserna är inlästa."))
    return _page(count_import_id, form)


@blueprint.post("/<uuid:count_import_id>/kasta")
@guard.requires(Permission.situation_write)
def destroy(count_import_id: UUID) -> Response:
    actions.drop(current.work(), count_import_id)
    return render.done(url_for("count_imports.index"), _("Filen är kastad. Inget av den är inläst."))


def _taking(form: TakingForm) -> Taking:
    """What was decided, once the form is valid."""
    return Taking(form.fingerprint.data or "", form.chosen, tuple(form.marks.data or ()))


def _new_page(form: CountFileForm) -> Response:
    return render.page("count_imports/new.html", CountImportsListed(), form=form, lists=current.catalogue().situations)


def _page(count_import_id: UUID, form: TakingForm) -> Response:
    """What a file would change as it is now; the form agrees to exactly that."""
    view = imports.show(current.work(), count_import_id)
    form.offer((each.mark, each.what) for each in view.changes)
    form.fingerprint.data = view.fingerprint
    return render.page("count_imports/show.html", CountImportRead(count_import_id), view=view, form=form)
