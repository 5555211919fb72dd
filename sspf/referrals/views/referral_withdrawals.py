"""The sender takes an anmälan back; the coordinator writes it down."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ReferralRead
from sspf.referrals.actions import answers
from sspf.referrals.forms.answers import WithdrawalForm
from sspf.referrals.queries import whole
from sspf.web import current, guard, render

blueprint = Blueprint("referral_withdrawals", __name__)


@blueprint.get("/anmalningar/<uuid:referral_id>/atertagen")
@guard.requires(Permission.referral_handle, reads=ReferralRead)
def new(referral_id: UUID) -> Response:
    return _page(referral_id, WithdrawalForm())


@blueprint.post("/anmalningar/<uuid:referral_id>/atertagen")
@guard.requires(Permission.referral_handle, reads=ReferralRead)
def create(referral_id: UUID) -> Response:
    form = WithdrawalForm()
    if form.accepts(lambda: answers.withdraw(current.work(), referral_id, form.note.data or "")):
        return render.done(url_for("referrals.show", referral_id=referral_id), _("Anmälan är återtagen."))
    return _page(referral_id, form)


def _page(referral_id: UUID, form: WithdrawalForm) -> Response:
    view = whole.show(current.work(), referral_id)
    return render.page("referral_withdrawals/new.html", ReferralRead(referral_id), form=form, referral=view)
