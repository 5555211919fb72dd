"""What renews an agreement, or adds to it. The old one stays to be read."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.agreements.actions import agreements as actions
from sspf.agreements.forms import AgreementForm
from sspf.agreements.queries import register
from sspf.agreements.rules import STANDING, AgreementKind
from sspf.audit.events import AgreementRead
from sspf.errors import NotFound
from sspf.web import current, guard, render

blueprint = Blueprint("agreement_followers", __name__, url_prefix="/avtal/<uuid:agreement_id>")
SLUGS = {"forlangning": AgreementKind.renewal, "tillagg": AgreementKind.supplement}


@blueprint.get("/nasta")
@guard.requires(Permission.agreement_write, reads=AgreementRead)
def new(agreement_id: UUID) -> Response:
    line = register.show(current.work(), agreement_id).line
    return _page(agreement_id, AgreementForm.following(line.terms, current.work().today))


@blueprint.post("/nasta")
@guard.requires(Permission.agreement_write, reads=AgreementRead)
def create(agreement_id: UUID) -> Response:
    form = AgreementForm()
    if form.accepts(lambda: actions.follow(current.work(), agreement_id, _kind(), form.terms())):
        return render.done(
            url_for("agreements.show", agreement_id=form.result), _("Det är inskrivet. Det gamla finns kvar.")
        )
    return _page(agreement_id, form)


def _kind() -> AgreementKind:
    return SLUGS.get(request.args.get("slag", ""), AgreementKind.renewal)


def _page(agreement_id: UUID, form: AgreementForm) -> Response:
    line = register.show(current.work(), agreement_id).line
    if line.state not in STANDING:
        raise NotFound
    return render.page("agreement_followers/new.html", AgreementRead(agreement_id), form=form, line=line, kind=_kind())
