"""The family is referred on to other support."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ReferralRead
from sspf.referrals.actions import answers
from sspf.referrals.actions.answers import Handover
from sspf.referrals.forms.answers import ReferralOnwardForm
from sspf.referrals.queries import whole
from sspf.web import current, guard, render

blueprint = Blueprint("referral_onwards", __name__)


@blueprint.get("/anmalningar/<uuid:referral_id>/vidare")
@guard.requires(Permission.referral_handle, reads=ReferralRead)
def new(referral_id: UUID) -> Response:
    return _page(referral_id, ReferralOnwardForm())


@blueprint.post("/anmalningar/<uuid:referral_id>/vidare")
@guard.requires(Permission.referral_handle, reads=ReferralRead)
def create(referral_id: UUID) -> Response:
    form = ReferralOnwardForm()
    if form.accepts(lambda: answers.refer_on(current.work(), referral_id, _terms(form))):
        return render.done(
            url_for("referrals.show", referral_id=referral_id), _("Anmälan är avslutad: familjen är lotsad vidare.")
        )
    return _page(referral_id, form)


def _terms(form: ReferralOnwardForm) -> Handover:
    return Handover(form.handed_to.data or "", form.handed_how.data or "")


def _page(referral_id: UUID, form: ReferralOnwardForm) -> Response:
    view = whole.show(current.work(), referral_id)
    return render.page("referral_onwards/new.html", ReferralRead(referral_id), form=form, referral=view)
