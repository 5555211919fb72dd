"""A new anmälan from a call, typed in by the coordinator."""

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.clock import TIME_ZONE
from sspf.referrals.actions import calls
from sspf.referrals.actions.calls import Call
from sspf.referrals.actions.receipts import new_receipt
from sspf.referrals.forms.calls import CallForm
from sspf.web import current, guard, render

blueprint = Blueprint("referral_calls", __name__)


@blueprint.get("/anmalningar/samtal")
@guard.requires(Permission.referral_handle)
def new() -> Response:
    at = current.work().now.astimezone(TIME_ZONE)
    return render.page("referral_calls/new.html", form=CallForm(data={"day": at.date(), "clock": f"{at:%H.%M}"}))


@blueprint.post("/anmalningar/samtal")
@guard.requires(Permission.referral_handle)
def create() -> Response:
    form, number = CallForm(), new_receipt()
    if form.accepts(lambda: calls.type_in(current.work(), Call(form.terms(), form.received_at), number)):
        told = _(
            "Anmälan är inskriven och upptagen av dig. Kvittonummer att läsa upp: %(number)s.", number=_spaced(number)
        )
        return render.done(url_for("referrals.show", referral_id=form.result), told)
    return render.page("referral_calls/new.html", form=form)


def _spaced(number: str) -> str:
    """The number as it is read out."""
    return "-".join(number[start : start + 5] for start in range(0, len(number), 5))
