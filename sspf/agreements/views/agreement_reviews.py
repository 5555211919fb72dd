"""That an agreement was looked through."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.agreements.actions import reviews as actions
from sspf.agreements.forms import ReviewForm
from sspf.agreements.queries import register
from sspf.audit.events import AgreementRead
from sspf.web import current, guard, render

blueprint = Blueprint("agreement_reviews", __name__, url_prefix="/avtal/<uuid:agreement_id>/genomgang")


@blueprint.get("")
@guard.requires(Permission.agreement_write, reads=AgreementRead)
def new(agreement_id: UUID) -> Response:
    line = register.show(current.work(), agreement_id).line
    return _page(agreement_id, ReviewForm.proposing(current.work().today, line.version))


@blueprint.post("")
@guard.requires(Permission.agreement_write, reads=AgreementRead)
def create(agreement_id: UUID) -> Response:
    form = ReviewForm()
    if form.accepts(lambda: actions.review(current.work(), agreement_id, form.terms(), form.seen)):
        return render.done(url_for("agreements.show", agreement_id=agreement_id), _("Genomgången är antecknad."))
    return _page(agreement_id, form)


def _page(agreement_id: UUID, form: ReviewForm) -> Response:
    view = register.show(current.work(), agreement_id)
    return render.page("agreement_reviews/new.html", AgreementRead(agreement_id), form=form, line=view.line)
