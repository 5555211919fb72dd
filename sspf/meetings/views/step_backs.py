"""Saying that one cannot come although one was named."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import SummonsRead
from sspf.errors import NotFound
from sspf.meetings.actions import summonses as actions
from sspf.meetings.forms.answering import StepBackForm
from sspf.meetings.queries import summonses as queries
from sspf.web import current, guard, render

blueprint = Blueprint("step_backs", __name__)


@blueprint.get("/kallelser/<uuid:summons_id>/forhinder")
@guard.requires(Permission.summons_answer, reads=SummonsRead)
def new(summons_id: UUID) -> Response:
    page = _own(summons_id)
    return _page(page, StepBackForm(data={"version": page.version}))


@blueprint.post("/kallelser/<uuid:summons_id>/forhinder")
@guard.requires(Permission.summons_answer, reads=SummonsRead)
def create(summons_id: UUID) -> Response:
    form = StepBackForm()
    if form.accepts(lambda: actions.step_back(current.work(), summons_id, form.words.data or "", form.seen)):
        return render.done(url_for("tasks.index"), _("Tack. Din chef får veta det och säger vem som kommer."))
    return _page(_own(summons_id), form)


def _own(summons_id: UUID) -> queries.SummonsPage:
    """A kallelse to which the actor is the one who was named."""
    page = queries.show(current.work(), summons_id)
    if not page.named:
        raise NotFound
    return page


def _page(page: queries.SummonsPage, form: StepBackForm) -> Response:
    return render.page("step_backs/new.html", SummonsRead(page.head.id, page.id), page=page, head=page.head, form=form)
