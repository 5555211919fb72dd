"""The release that answers a request: under the provision it was asked with, about the person it named."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import InformationRequestRead
from sspf.disclosures.actions import releases
from sspf.disclosures.forms.releases import DisclosureForm, of_request
from sspf.disclosures.queries import provisions, requests
from sspf.web import current, guard, render

blueprint = Blueprint("request_releases", __name__, url_prefix="/utlamnanden/begaran/<uuid:information_request_id>")


@blueprint.get("/utlamnande")
@guard.requires(Permission.disclosure_write, reads=InformationRequestRead)
def new(information_request_id: UUID) -> Response:
    work = current.work()
    view = requests.show(work, information_request_id)
    asked, answered = view.now.asked, view.now.answered
    given = of_request(asked.subject, asked.asked_by) | {"day": answered.answered_on if answered else work.today}
    return _page(view, DisclosureForm.asking(provisions.chosen(work, asked.provision), **given))


@blueprint.post("/utlamnande")
@guard.requires(Permission.disclosure_write, reads=InformationRequestRead)
def create(information_request_id: UUID) -> Response:
    work = current.work()
    view = requests.show(work, information_request_id)
    form = DisclosureForm.asking(provisions.chosen(work, view.now.asked.provision))
    if form.accepts(lambda: releases.enter(work, form.terms(), information_request_id)):
        return render.done(url_for("disclosures.show", disclosure_id=form.result), _("Utlämnandet är inskrivet."))
    return _page(requests.show(work, information_request_id), form)


def _page(view: requests.RequestView, form: DisclosureForm) -> Response:
    event = InformationRequestRead(view.id)
    return render.page("request_releases/new.html", event, form=form, provision=form.provision, view=view)
