"""The anmälan that anyone can send, without an account."""

from uuid import UUID

from flask import Blueprint, Response, url_for

from sspf.referrals.actions import doors, sending
from sspf.referrals.forms.sending import PublicReferralForm
from sspf.referrals.queries import doors as door_queries
from sspf.referrals.rules.doors import DoorState, Errand
from sspf.referrals.views import public_receipts
from sspf.referrals.views.visiting import CLOSED, visitor
from sspf.web import current, guard, render

blueprint = Blueprint("public_referrals", __name__)
WHY = "anyone may turn to SSPF, guardians and the youth too (protocol item 34)"
LARGEST = 96 * 1024
"""Bytes: everything that fits in the fields, however the browser spells it, and a good deal more than that."""


@blueprint.get("/anmalan")
@guard.public(because=WHY)
def new() -> Response:
    public_receipts.prepare()
    return render.page("public_referrals/new.html", form=PublicReferralForm(), door=DoorState.open)


@blueprint.post("/anmalan")
@guard.public(because=WHY, largest=LARGEST)
def create() -> Response:
    form = PublicReferralForm()
    door = door_queries.sending(current.work(), visitor(Errand.sending))
    if door is DoorState.open and form.accepts(lambda: _send(form)):
        return render.done(url_for("public_receipts.show"))
    answer = render.page("public_referrals/new.html", form=form, door=door)
    if door is not DoorState.open:
        answer.status_code = CLOSED
    return answer


def _send(form: PublicReferralForm) -> UUID:
    doors.note(current.work(), visitor(Errand.sending))
    return sending.send(current.work(), form.terms(), public_receipts.take())
