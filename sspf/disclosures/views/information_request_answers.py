"""The answer to a request: entering it, and changing it with a reason."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import InformationRequestRead
from sspf.disclosures.actions import requests as actions
from sspf.disclosures.forms.requests import AnswerForm
from sspf.disclosures.queries import requests as queries
from sspf.web import current, guard, render

blueprint = Blueprint("information_request_answers", __name__)


@blueprint.get("/utlamnanden/begaran/<uuid:information_request_id>/svar")
@guard.requires(Permission.disclosure_write, reads=InformationRequestRead)
def edit(information_request_id: UUID) -> Response:
    view = queries.show(current.work(), information_request_id)
    given = {"version": view.version} | ({} if view.now.answered else {"answered_on": current.work().today})
    return _page(view, AnswerForm.over(view.now.answered, opens=view.opens, **given))


@blueprint.post("/utlamnanden/begaran/<uuid:information_request_id>/svar")
@guard.requires(Permission.disclosure_write, reads=InformationRequestRead)
def update(information_request_id: UUID) -> Response:
    work = current.work()
    view = queries.show(work, information_request_id)
    form = AnswerForm.over(view.now.answered, opens=view.opens)
    if form.accepts(lambda: actions.answer(work, information_request_id, form.terms(), form.why, form.seen)):
        place = url_for("information_requests.show", information_request_id=information_request_id)
        return render.done(place, _("Svaret är inskrivet."))
    return _page(queries.show(work, information_request_id), form)


def _page(view: queries.RequestView, form: AnswerForm) -> Response:
    event = InformationRequestRead(view.id)
    return render.page("information_request_answers/edit.html", event, form=form, view=view)
