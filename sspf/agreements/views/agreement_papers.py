"""The signed agreement, scanned: fetched by everybody who may read the register, kept by the coordinators."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.agreements.actions import papers as actions
from sspf.agreements.queries import register
from sspf.attachments.forms import FileForm
from sspf.attachments.rules.intake import LARGEST_SENT
from sspf.audit.events import AgreementPaperRead, AgreementRead
from sspf.web import current, guard, render

blueprint = Blueprint("agreement_papers", __name__, url_prefix="/avtal/<uuid:agreement_id>/papper")


@blueprint.get("")
@guard.requires(Permission.agreement_read, reads=AgreementPaperRead)
def show(agreement_id: UUID) -> Response:
    media_type, content = register.paper(current.work(), agreement_id)
    name = f"avtal.{media_type.ending}"
    return render.file(lambda: content, media_type.value, name, AgreementPaperRead(agreement_id))


@blueprint.get("/nytt")
@guard.requires(Permission.agreement_write, reads=AgreementRead)
def new(agreement_id: UUID) -> Response:
    return _page(agreement_id, FileForm())


@blueprint.post("/nytt")
@guard.requires(Permission.agreement_write, reads=AgreementRead, largest=LARGEST_SENT)
def create(agreement_id: UUID) -> Response:
    form, work = FileForm(), current.work()
    register.row(work, Permission.agreement_write, agreement_id)
    work.undo()  # lets go of the write lock while the picture is drawn anew
    if form.accepts(lambda: actions.keep(work, agreement_id, form.kept)):
        return render.done(url_for("agreements.show", agreement_id=agreement_id), _("Papperet är sparat."))
    return _page(agreement_id, form)


def _page(agreement_id: UUID, form: FileForm) -> Response:
    line = register.show(current.work(), agreement_id).line
    return render.page("agreement_papers/new.html", AgreementRead(agreement_id), form=form, line=line)
