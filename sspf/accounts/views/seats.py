"""Who holds which function: the whole roster (protocol item 29), and taking and leaving a seat."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.accounts import actions, queries
from sspf.accounts.forms import SeatEndForm, SeatForm
from sspf.audit.events import AccountRead, AccountsListed
from sspf.web import current, guard, render

blueprint = Blueprint("seats", __name__)


@blueprint.get("/funktioner")
@guard.requires(Permission.account_read, reads=AccountsListed)
def index() -> Response:
    work = current.work()
    holders = queries.holders(work, work.catalogue.seats, work.today)
    return render.page("seats/index.html", AccountsListed(), holders=holders)


@blueprint.get("/konton/<uuid:account_id>/funktioner/ny")
@guard.requires(Permission.account_manage, reads=AccountRead)
def new(account_id: UUID) -> Response:
    account = queries.card(current.work(), account_id)
    form = SeatForm.offered(account.line.unit, data={"from_on": current.work().today})
    return render.page("seats/new.html", AccountRead(account_id), form=form, person=account)


@blueprint.post("/konton/<uuid:account_id>/funktioner/ny")
@guard.requires(Permission.account_manage, reads=AccountRead)
def create(account_id: UUID) -> Response:
    account = queries.card(current.work(), account_id)
    form = SeatForm.offered(account.line.unit)
    if form.accepts(lambda: actions.take_seat(current.work(), account_id, *form.terms())):
        return render.done(url_for("accounts.show", account_id=account_id), _("Funktionen är sparad."))
    return render.page("seats/new.html", AccountRead(account_id), form=form, person=account)


@blueprint.get("/funktioner/<uuid:holder_id>/avsluta")
@guard.requires(Permission.account_manage, reads=AccountRead)
def edit(holder_id: UUID) -> Response:
    term, person = queries.seat_term(current.work(), holder_id)
    form = SeatEndForm(data={"until_on": term.until_on or current.work().today})
    return render.page("seats/edit.html", AccountRead(person.id), form=form, term=term, person=person)


@blueprint.post("/funktioner/<uuid:holder_id>/avsluta")
@guard.requires(Permission.account_manage, reads=AccountRead)
def update(holder_id: UUID) -> Response:
    form = SeatEndForm()
    if form.accepts(lambda: actions.leave_seat(current.work(), holder_id, form.until_on.data)):
        return render.done(url_for("accounts.show", account_id=form.result), _("Sista dagen är sparad."))
    term, person = queries.seat_term(current.work(), holder_id)
    return render.page("seats/edit.html", AccountRead(person.id), form=form, term=term, person=person)
