"""The coordinator's inbox and one anmälan; and the anmälan that staff send."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for

from sspf import paging
from sspf.access.permissions import Permission
from sspf.audit.events import ReferralRead, ReferralsListed
from sspf.referrals.actions import sending
from sspf.referrals.forms.sending import StaffReferralForm
from sspf.referrals.queries import lists, whole
from sspf.referrals.views import public_receipts
from sspf.web import current, guard, render

blueprint = Blueprint("referrals", __name__)
ANSWERED = "besvarade"


@blueprint.get("/anmalningar")
@guard.requires(Permission.referral_read, reads=ReferralsListed)
def index() -> Response:
    """The inbox, oldest first; with `visa=besvarade` those that are answered, the latest first."""
    answered, cursor = request.args.get("visa") == ANSWERED, _cursor()
    fetch = lists.answered_page if answered else lists.waiting_page
    shown, last = paging.cut(fetch(current.work(), cursor))
    event = ReferralsListed(tuple(line.task.id for line in shown))
    page = {"lines": shown, "more": last.task.id if last else None, "continued": cursor is not None}
    return render.page("referrals/index.html", event, answered=answered, **page)


@blueprint.get("/anmalningar/<uuid:referral_id>")
@guard.requires(Permission.referral_read, reads=ReferralRead)
def show(referral_id: UUID) -> Response:
    view = whole.show(current.work(), referral_id)
    return render.page("referrals/show.html", ReferralRead(referral_id), referral=view)


@blueprint.get("/anmalningar/ny")
@guard.requires(Permission.referral_send)
def new() -> Response:
    public_receipts.prepare()
    return render.page("referrals/new.html", form=_form())


@blueprint.post("/anmalningar/ny")
@guard.requires(Permission.referral_send)
def create() -> Response:
    form = _form()
    if form.accepts(lambda: sending.send_as_staff(current.work(), form.terms(), public_receipts.take())):
        return render.done(url_for("receipts.show"))
    return render.page("referrals/new.html", form=form)


def _form() -> StaffReferralForm:
    """The form as the own agency fills it in."""
    return StaffReferralForm.of(sending.own_source(current.work()))


def _cursor() -> UUID | None:
    """The last anmälan of the page before; an address that was tampered with starts from the beginning."""
    try:
        return UUID(request.args.get("fran", ""))
    except ValueError:
        return None
