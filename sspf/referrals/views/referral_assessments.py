"""Taking up an anmälan, with one press."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.referrals.actions import answers
from sspf.web import current, guard, render

blueprint = Blueprint("referral_assessments", __name__)


@blueprint.post("/anmalningar/<uuid:referral_id>/bedomning")
@guard.requires(Permission.referral_handle)
def create(referral_id: UUID) -> Response:
    answers.take_up(current.work(), referral_id)
    return render.done(url_for("referrals.show", referral_id=referral_id), _("Du har tagit upp anmälan."))
