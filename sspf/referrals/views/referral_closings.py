"""Closing an anmälan that does not become a case."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ReferralRead
from sspf.referrals.actions import answers
from sspf.referrals.forms.answers import ReferralClosingForm
from sspf.referrals.queries import whole
from sspf.web import current, guard, render

blueprint = Blueprint("referral_closings", __name__)


@blueprint.get("/anmalningar/<uuid:referral_id>/avslut")
@guard.requires(Permission.referral_handle, reads=ReferralRead)
def new(referral_id: UUID) -> Response:
    return _page(referral_id, ReferralClosingForm())


@blueprint.post("/anmalningar/<uuid:referral_id>/avslut")
@guard.requires(Permission.referral_handle, reads=ReferralRead)
def create(referral_id: UUID) -> Response:
    form = ReferralClosingForm()
    if form.accepts(lambda: _close(referral_id, form)):
        return render.done(url_for("referrals.show", referral_id=referral_id), _("Anmälan är avslutad."))
    return _page(referral_id, form)


def _close(referral_id: UUID, form: ReferralClosingForm) -> None:
    answers.close(current.work(), referral_id, str(form.reason.data), form.note.data or "")


def _page(referral_id: UUID, form: ReferralClosingForm) -> Response:
    view = whole.show(current.work(), referral_id)
    return render.page("referral_closings/new.html", ReferralRead(referral_id), form=form, referral=view)
