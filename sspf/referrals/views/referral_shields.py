"""Shielding whoever sent an anmälan from the family's eyes."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ReferralRead
from sspf.referrals.actions import shields
from sspf.referrals.forms.contacts import ShieldForm
from sspf.referrals.queries import whole
from sspf.web import current, guard, render

blueprint = Blueprint("referral_shields", __name__)


@blueprint.get("/anmalningar/<uuid:referral_id>/skydd")
@guard.requires(Permission.referral_handle, reads=ReferralRead)
def new(referral_id: UUID) -> Response:
    return _page(referral_id, ShieldForm())


@blueprint.post("/anmalningar/<uuid:referral_id>/skydd")
@guard.requires(Permission.referral_handle, reads=ReferralRead)
def create(referral_id: UUID) -> Response:
    form = ShieldForm()
    if form.accepts(lambda: shields.shield(current.work(), referral_id, form.reason.data or "")):
        return render.done(url_for("referrals.show", referral_id=referral_id), _("Den som har anmält är skyddad."))
    return _page(referral_id, form)


@blueprint.post("/anmalningar/<uuid:referral_id>/skydd/slut")
@guard.requires(Permission.referral_handle)
def destroy(referral_id: UUID) -> Response:
    shields.lift(current.work(), referral_id)
    return render.done(url_for("referrals.show", referral_id=referral_id), _("Skyddet är borttaget."))


def _page(referral_id: UUID, form: ShieldForm) -> Response:
    view = whole.show(current.work(), referral_id)
    return render.page("referral_shields/new.html", ReferralRead(referral_id), form=form, referral=view)
