"""Receipts for staff: the colleague who has sent an anmälan sees the number, the coordinator looks one up."""

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.referrals.forms.answers import ReceiptForm
from sspf.referrals.queries import reach
from sspf.referrals.views import public_receipts
from sspf.web import current, guard, render

blueprint = Blueprint("receipts", __name__)


@blueprint.get("/anmalningar/ny/kvitto")
@guard.requires(Permission.referral_send)
def show() -> Response:
    return public_receipts.page("receipts/show.html")


@blueprint.get("/anmalningar/kvitto")
@guard.requires(Permission.referral_read)
def new() -> Response:
    return render.page("receipts/new.html", form=ReceiptForm())


@blueprint.post("/anmalningar/kvitto")
@guard.requires(Permission.referral_read)
def create() -> Response:
    form = ReceiptForm()
    found = reach.with_receipt(current.work(), form.receipt) if form.validate() else None
    if found is not None:
        return render.done(url_for("referrals.show", referral_id=found))
    if not form.errors:
        form.refuse(_("Ingen anmälan har det numret. Läs numret igen, en bokstav i taget."), "number")
    return render.page("receipts/new.html", form=form)
