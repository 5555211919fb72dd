"""A kallelse, for whoever answers it: what it is about, and who comes."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import SummonsRead
from sspf.meetings.actions import summonses as actions
from sspf.meetings.forms.answering import NominationForm
from sspf.meetings.queries import summonses as queries
from sspf.web import current, guard, render

blueprint = Blueprint("summonses", __name__)


@blueprint.get("/kallelser/<uuid:summons_id>")
@guard.requires(Permission.summons_answer, reads=SummonsRead)
def edit(summons_id: UUID) -> Response:
    page = queries.show(current.work(), summons_id)
    return _page(page, NominationForm(data={"version": page.version, "nominee": page.nominee_id}))


@blueprint.post("/kallelser/<uuid:summons_id>")
@guard.requires(Permission.summons_answer, reads=SummonsRead)
def update(summons_id: UUID) -> Response:
    page = queries.show(current.work(), summons_id)
    form = NominationForm()
    _offer(form, page)
    if form.accepts(lambda: actions.answer(current.work(), summons_id, form.account_id, form.seen)):
        stays = page.holds or form.account_id == current.work().actor.account_id
        place = url_for("summonses.edit", summons_id=summons_id) if stays else url_for("tasks.index")
        return render.done(place, _("Tack. Koordinatorn ser vem som kommer."))
    return _page(queries.show(current.work(), summons_id), form)


def _offer(form: NominationForm, page: queries.SummonsPage) -> None:
    form.nominee.offer((str(each.id), each.name) for each in page.colleagues)


def _page(page: queries.SummonsPage, form: NominationForm) -> Response:
    _offer(form, page)
    return render.page("summonses/edit.html", SummonsRead(page.head.id, page.id), page=page, head=page.head, form=form)
