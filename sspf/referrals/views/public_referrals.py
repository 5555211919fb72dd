"""The anmälan that anyone can send, without an account."""

from flask import Blueprint, Response, url_for

from sspf.referrals.actions import sending
from sspf.referrals.forms.sending import PublicReferralForm
from sspf.referrals.views import receipts
from sspf.web import current, guard, render

blueprint = Blueprint("public_referrals", __name__)
WHY = "anyone may turn to SSPF, guardians and the youth too (protocol item 34)"


@blueprint.get("/anmalan")
@guard.public(because=WHY)
def new() -> Response:
    receipts.prepare()
    return render.page("public_referrals/new.html", form=PublicReferralForm())


@blueprint.post("/anmalan")
@guard.public(because=WHY)
def create() -> Response:
    form = PublicReferralForm()
    if form.accepts(lambda: sending.send(current.work(), form.terms(), receipts.take())):
        return render.done(url_for("receipts.show"))
    return render.page("public_referrals/new.html", form=form)
