"""The receipt: shown once to whoever sent an anmälan, and read out on the telephone to the coordinator."""

from flask import Blueprint, Response, session, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.referrals.actions import receipts
from sspf.referrals.forms.answers import ReceiptForm
from sspf.referrals.queries import reach
from sspf.web import current, guard, render

blueprint = Blueprint("receipts", __name__)
KEPT = "kvitto"


@blueprint.get("/anmalan/kvitto")
@guard.public(because="the receipt; its number is only in the sender's own cookie")
def show() -> Response:
    number = str(session.get(KEPT, ""))
    received_at = reach.received_with(current.work(), number) if number else None
    if received_at is not None:
        session.pop(KEPT)
    return render.page("receipts/show.html", number=number if received_at else "", received_at=received_at)


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


def prepare() -> None:
    """Make the number when the form is shown: a second press of the button then leads to the same number."""
    session.setdefault(KEPT, receipts.new_receipt())


def take() -> str:
    """The number for the anmälan that is being sent: the one prepared, or a new one when that is used already."""
    number = str(session.get(KEPT, ""))
    if not number or reach.received_with(current.work(), number) is not None:
        number = session[KEPT] = receipts.new_receipt()
    return number
