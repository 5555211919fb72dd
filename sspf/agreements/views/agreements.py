"""The register of agreements: read by everybody, written by the coordinators."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.agreements.actions import agreements as actions
from sspf.agreements.forms import AgreementForm
from sspf.agreements.queries import register
from sspf.agreements.rules import STANDING
from sspf.audit.events import AgreementRead, AgreementsListed
from sspf.web import current, guard, render

blueprint = Blueprint("agreements", __name__, url_prefix="/avtal")


@blueprint.get("")
@guard.requires(Permission.agreement_read, reads=AgreementsListed)
def index() -> Response:
    found = register.register(current.work())
    standing = [each for each in found if each.state in STANDING]
    earlier = [each for each in found if each.state not in STANDING]
    return render.page("agreements/index.html", AgreementsListed(), standing=standing, earlier=earlier)


@blueprint.get("/<uuid:agreement_id>")
@guard.requires(Permission.agreement_read, reads=AgreementRead)
def show(agreement_id: UUID) -> Response:
    view = register.show(current.work(), agreement_id)
    standing = view.line.state in STANDING
    return render.page("agreements/show.html", AgreementRead(agreement_id), view=view, standing=standing)


@blueprint.get("/nytt")
@guard.requires(Permission.agreement_write, reads=AgreementsListed)
def new() -> Response:
    return render.page("agreements/new.html", AgreementsListed(), form=AgreementForm())


@blueprint.post("/nytt")
@guard.requires(Permission.agreement_write, reads=AgreementsListed)
def create() -> Response:
    form = AgreementForm()
    if form.accepts(lambda: actions.record(current.work(), form.terms())):
        return render.done(url_for("agreements.show", agreement_id=form.result), _("Avtalet är inskrivet."))
    return render.page("agreements/new.html", AgreementsListed(), form=form)


@blueprint.get("/<uuid:agreement_id>/ratta")
@guard.requires(Permission.agreement_write, reads=AgreementRead)
def edit(agreement_id: UUID) -> Response:
    line = register.show(current.work(), agreement_id).line
    return _edit_page(agreement_id, AgreementForm.over(line.terms, line.version))


@blueprint.post("/<uuid:agreement_id>/ratta")
@guard.requires(Permission.agreement_write, reads=AgreementRead)
def update(agreement_id: UUID) -> Response:
    form = AgreementForm()
    if form.accepts(lambda: actions.correct(current.work(), agreement_id, form.terms(), form.seen)):
        return render.done(url_for("agreements.show", agreement_id=agreement_id), _("Sparat."))
    return _edit_page(agreement_id, form)


def _edit_page(agreement_id: UUID, form: AgreementForm) -> Response:
    line = register.show(current.work(), agreement_id).line
    return render.page("agreements/edit.html", AgreementRead(agreement_id), form=form, line=line)
