"""How far an anmälan has come, for whoever has its receipt number; the number is posted and never in an address."""

from flask import Blueprint, Response

from sspf.referrals.actions import doors
from sspf.referrals.forms.answers import ReceiptForm
from sspf.referrals.queries import doors as door_queries
from sspf.referrals.queries import reach
from sspf.referrals.rules.doors import DoorState, Errand
from sspf.referrals.rules.following import PublicState
from sspf.referrals.views.visiting import CLOSED, visitor
from sspf.web import current, guard, render

blueprint = Blueprint("followings", __name__)
WHY = "whoever has the receipt number may know how far the anmälan has come, and nothing else"
LARGEST = 4 * 1024


@blueprint.get("/anmalan/folj")
@guard.public(because=WHY)
def new() -> Response:
    return _page(ReceiptForm(), DoorState.open, None)


@blueprint.post("/anmalan/folj")
@guard.public(because=WHY, largest=LARGEST)
def create() -> Response:
    form, who = ReceiptForm(), visitor(Errand.asking)
    door = door_queries.asking(current.work(), who)
    state = None
    if door is DoorState.open and form.validate():
        doors.note(current.work(), who)  # whatever the number: known and unknown cost the same
        state = reach.followed(current.work(), form.receipt)
    return _page(form, door, state)


def _page(form: ReceiptForm, door: DoorState, state: PublicState | None) -> Response:
    asked = form.is_submitted() and not form.errors
    answer = render.page("followings/new.html", form=form, door=door, state=state, asked=asked)
    if door is not DoorState.open:
        answer.status_code = CLOSED
    return answer
