"""The receipt: shown once to whoever sent an anmälan, in the browser that sent it."""

from flask import Blueprint, Response, session

from sspf.referrals.actions import receipts
from sspf.referrals.queries import reach
from sspf.web import current, guard, render

blueprint = Blueprint("public_receipts", __name__)
KEPT = "kvitto"


@blueprint.get("/anmalan/kvitto")
@guard.public(because="the receipt; its number is only in the sender's own cookie")
def show() -> Response:
    return page("public_receipts/show.html")


def page(template: str) -> Response:
    """The number that this browser was given, once, if its anmälan has come in."""
    number = str(session.get(KEPT, ""))
    received_at = reach.received_with(current.work(), number) if number else None
    if received_at is not None:
        session.pop(KEPT)
    return render.page(template, number=number if received_at else "", received_at=received_at)


def prepare() -> None:
    """Make the number when the form is shown: a second press of the button then leads to the same number.

    Each time a new one: whoever had the form open before on this computer can have read the cookie. One that has come
    in and was never shown, because the answer was lost, stays.
    """
    if not _is_used():
        session[KEPT] = receipts.new_receipt()


def take() -> str:
    """The number for the anmälan that is being sent: the one prepared, or a new one when that is used already."""
    if _is_used() or KEPT not in session:
        session[KEPT] = receipts.new_receipt()
    return str(session[KEPT])


def _is_used() -> bool:
    number = str(session.get(KEPT, ""))
    return bool(number) and reach.received_with(current.work(), number) is not None
