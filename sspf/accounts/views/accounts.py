"""Accounts, as the administratör sees them: the list, one account, a new one, changes. No case data anywhere."""

from uuid import UUID

from flask import Blueprint, Response, session, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.accounts import actions, queries
from sspf.accounts.forms import AccountEditForm, AccountForm
from sspf.audit.events import AccountRead, AccountsListed
from sspf.web import current, guard, render

blueprint = Blueprint("accounts", __name__)
CODE = "code_shown_once"


@blueprint.get("/konton")
@guard.requires(Permission.account_read, reads=AccountsListed)
def index() -> Response:
    return render.page("accounts/index.html", AccountsListed(), accounts=queries.directory(current.work()))


@blueprint.get("/konton/<uuid:account_id>")
@guard.requires(Permission.account_read, reads=AccountRead)
def show(account_id: UUID) -> Response:
    card = queries.card(current.work(), account_id)
    owner, code = session.pop(CODE, ("", ""))
    shown = code if owner == str(account_id) else ""
    return render.page("accounts/show.html", AccountRead(account_id), person=card, code=shown)


@blueprint.get("/konton/ny")
@guard.requires(Permission.account_manage)
def new() -> Response:
    return render.page("accounts/new.html", form=AccountForm.offered())


@blueprint.post("/konton/ny")
@guard.requires(Permission.account_manage)
def create() -> Response:
    form = AccountForm.offered()
    if form.accepts(lambda: actions.create(current.work(), form.terms())):
        account_id, code = form.result
        answer = render.done(url_for("accounts.show", account_id=account_id), _("Kontot är skapat."))
        # In the administratör's own signed cookie, and only until the next page: a code belongs in no address.
        session[CODE] = (str(account_id), code)
        return answer
    return render.page("accounts/new.html", form=form)


@blueprint.get("/konton/<uuid:account_id>/andra")
@guard.requires(Permission.account_manage, reads=AccountRead)
def edit(account_id: UUID) -> Response:
    card = queries.card(current.work(), account_id)
    line = card.line
    values = {"name": line.name, "email": line.email, "role": line.role.value, "unit": line.unit or ""}
    form = AccountEditForm.offered(data={**values, "version": card.version})
    return render.page("accounts/edit.html", AccountRead(account_id), form=form, person=card)


@blueprint.post("/konton/<uuid:account_id>/andra")
@guard.requires(Permission.account_manage, reads=AccountRead)
def update(account_id: UUID) -> Response:
    form = AccountEditForm.offered()
    if form.accepts(lambda: actions.change(current.work(), account_id, form.terms(), form.seen)):
        return render.done(url_for("accounts.show", account_id=account_id), _("Ändringarna är sparade."))
    card = queries.card(current.work(), account_id)
    return render.page("accounts/edit.html", AccountRead(account_id), form=form, person=card)
