"""The contact log of an anmälan."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ReferralRead
from sspf.referrals.actions import contacts
from sspf.referrals.forms.contacts import ContactForm
from sspf.referrals.queries import whole
from sspf.web import current, guard, render

blueprint = Blueprint("referral_contacts", __name__)


@blueprint.get("/anmalningar/<uuid:referral_id>/kontakt")
@guard.requires(Permission.referral_handle, reads=ReferralRead)
def new(referral_id: UUID) -> Response:
    return _page(referral_id, ContactForm.now())


@blueprint.post("/anmalningar/<uuid:referral_id>/kontakt")
@guard.requires(Permission.referral_handle, reads=ReferralRead)
def create(referral_id: UUID) -> Response:
    form = ContactForm()
    if form.accepts(lambda: contacts.write(current.work(), referral_id, form.contact())):
        return render.done(url_for("referrals.show", referral_id=referral_id), _("Kontakten är sparad."))
    return _page(referral_id, form)


def _page(referral_id: UUID, form: ContactForm) -> Response:
    view = whole.show(current.work(), referral_id)
    return render.page("referral_contacts/new.html", ReferralRead(referral_id), form=form, referral=view)
