"""Opening a case from an anmälan."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import AlikeLookedFor, ReferralRead
from sspf.referrals.actions import acceptance
from sspf.referrals.forms.acceptance import AcceptanceForm
from sspf.referrals.queries import alike, whole
from sspf.web import current, guard, render

blueprint = Blueprint("referral_acceptances", __name__)


@blueprint.get("/anmalningar/<uuid:referral_id>/arende")
@guard.requires(Permission.referral_handle, reads=ReferralRead)
def new(referral_id: UUID) -> Response:
    view = whole.show(current.work(), referral_id)
    return _page(view, AcceptanceForm.of(view.sent))


@blueprint.post("/anmalningar/<uuid:referral_id>/arende")
@guard.requires(Permission.referral_handle, reads=ReferralRead)
def create(referral_id: UUID) -> Response:
    view = whole.show(current.work(), referral_id)
    form = AcceptanceForm.of(view.sent)
    if form.accepts(lambda: acceptance.accept(current.work(), referral_id, form.terms())):
        return render.done(url_for("casefile.show", case_id=form.result), _("Ärendet är öppnat."))
    return _page(view, form)


def _page(view: whole.ReferralView, form: AcceptanceForm) -> Response:
    """With what is known already of the same young person; every look is logged, also one that finds nothing."""
    work = current.work()
    known = alike.alike(work, view.id) if view.task.is_taken_up else alike.NOTHING
    case_ids, referral_ids = (tuple(each.id for each in found) for found in (known.cases, known.referrals))
    work.record(AlikeLookedFor(view.id, case_ids, referral_ids))
    return render.page("referral_acceptances/new.html", ReferralRead(view.id), form=form, referral=view, known=known)
