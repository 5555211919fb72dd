"""The own unit's request log: list, entering, a request, correcting it."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf import paging
from sspf.access.permissions import Permission
from sspf.audit.events import InformationRequestRead, InformationRequestsListed
from sspf.disclosures.actions import requests as actions
from sspf.disclosures.forms.requests import RequestForm, of_request
from sspf.disclosures.queries import provisions, reach
from sspf.disclosures.queries import requests as queries
from sspf.web import current, cursor, guard, render

blueprint = Blueprint("information_requests", __name__)


@blueprint.get("/utlamnanden/begaran")
@guard.requires(Permission.disclosure_read, reads=InformationRequestsListed)
def index() -> Response:
    work, before = current.work(), cursor.number()
    shown, last = paging.cut(queries.page(work, before))
    older = url_for("information_requests.index", fore=last.number) if last else ""
    unit = reach.own_unit(work, Permission.disclosure_read).label
    event = InformationRequestsListed(tuple(line.id for line in shown))
    values = {"unit": unit, "lines": shown, "older": older, "first": before is None}
    return render.page("information_requests/index.html", event, **values)


@blueprint.get("/utlamnanden/begaran/ny")
@guard.requires(Permission.disclosure_write)
def new() -> Response:
    work = current.work()
    reach.own_unit(work, Permission.disclosure_write)
    offered = provisions.to_ask_with(work, work.today)
    return render.page("information_requests/new.html", form=RequestForm.offering(offered, received_on=work.today))


@blueprint.post("/utlamnanden/begaran/ny")
@guard.requires(Permission.disclosure_write)
def create() -> Response:
    form = RequestForm.offering(provisions.to_ask_with(current.work(), current.work().today))
    if form.accepts(lambda: actions.receive(current.work(), form.terms())):
        place = url_for("information_requests.show", information_request_id=form.result)
        return render.done(place, _("Begäran är inskriven. Skriv in svaret när det är beslutat."))
    return render.page("information_requests/new.html", form=form)


@blueprint.get("/utlamnanden/begaran/<uuid:information_request_id>")
@guard.requires(Permission.disclosure_read, reads=InformationRequestRead)
def show(information_request_id: UUID) -> Response:
    view = queries.show(current.work(), information_request_id)
    return render.page("information_requests/show.html", InformationRequestRead(information_request_id), view=view)


@blueprint.get("/utlamnanden/begaran/<uuid:information_request_id>/ratta")
@guard.requires(Permission.disclosure_write, reads=InformationRequestRead)
def edit(information_request_id: UUID) -> Response:
    view = queries.show(current.work(), information_request_id)
    given = {**of_request(view.now.asked), "version": view.version}
    return _edit_page(information_request_id, _form(view, **given))


@blueprint.post("/utlamnanden/begaran/<uuid:information_request_id>/ratta")
@guard.requires(Permission.disclosure_write, reads=InformationRequestRead)
def update(information_request_id: UUID) -> Response:
    form = _form(queries.show(current.work(), information_request_id))
    why = form.correction.data or ""
    if form.accepts(lambda: actions.correct(current.work(), information_request_id, form.terms(), why, form.seen)):
        place = url_for("information_requests.show", information_request_id=information_request_id)
        return render.done(place, _("Rättelsen är inskriven. Det som stod förut finns kvar."))
    return _edit_page(information_request_id, form)


def _form(view: queries.RequestView, **given: object) -> RequestForm:
    """The form with what could be asked with on the day the request came."""
    offered = provisions.to_ask_with(current.work(), view.now.asked.received_on)
    return RequestForm.offering(offered, corrects=True, **given)


def _edit_page(information_request_id: UUID, form: RequestForm) -> Response:
    view = queries.show(current.work(), information_request_id)
    event = InformationRequestRead(information_request_id)
    return render.page("information_requests/edit.html", event, form=form, view=view)
