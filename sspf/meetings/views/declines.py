"""Saying that nobody from the unit can come, and why."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import SummonsRead
from sspf.errors import NotFound
from sspf.meetings.actions import summonses as actions
from sspf.meetings.forms.answering import DeclineForm
from sspf.meetings.queries import summonses as queries
from sspf.web import current, guard, render

blueprint = Blueprint("declines", __name__)


@blueprint.get("/kallelser/<uuid:summons_id>/nej")
@guard.requires(Permission.summons_answer, reads=SummonsRead)
def new(summons_id: UUID) -> Response:
    page = _held(summons_id)
    return _page(page, _offered(DeclineForm(data=_said(page))))


@blueprint.post("/kallelser/<uuid:summons_id>/nej")
@guard.requires(Permission.summons_answer, reads=SummonsRead)
def create(summons_id: UUID) -> Response:
    form = _offered(DeclineForm())
    if form.accepts(lambda: actions.decline(current.work(), summons_id, form.terms(), form.seen)):
        return render.done(url_for("summonses.edit", summons_id=summons_id), _("Tack. Koordinatorn ser ert svar."))
    return _page(_held(summons_id), form)


def _held(summons_id: UUID) -> queries.SummonsPage:
    """A kallelse to a function that the actor holds."""
    page = queries.show(current.work(), summons_id)
    if not page.holds:
        raise NotFound
    return page


def _said(page: queries.SummonsPage) -> dict[str, object]:
    said = page.message if page.reason else ""
    return {"version": page.version, "reason": page.reason, "message": said}


def _offered(form: DeclineForm) -> DeclineForm:
    form.reason.offer((each.id, each.label) for each in current.catalogue().reasons.summons_declined.values())
    return form


def _page(page: queries.SummonsPage, form: DeclineForm) -> Response:
    return render.page("declines/new.html", SummonsRead(page.head.id, page.id), page=page, head=page.head, form=form)
