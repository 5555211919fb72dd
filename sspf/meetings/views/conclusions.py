"""Letting minutes be adjusted without all answers, once the day for them has passed."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import MinutesRead
from sspf.cases.queries import reach
from sspf.meetings.actions import minutes as actions
from sspf.meetings.forms.minutes import ConclusionForm
from sspf.meetings.queries import minutes as queries
from sspf.web import current, guard, render

blueprint = Blueprint(
    "conclusions", __name__, url_prefix="/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/protokoll/avgorande"
)


@blueprint.get("")
@guard.requires(Permission.meeting_lead, reads=MinutesRead)
def new(case_id: UUID, meeting_id: UUID) -> Response:
    return _page(case_id, meeting_id, ConclusionForm())


@blueprint.post("")
@guard.requires(Permission.meeting_lead, reads=MinutesRead)
def create(case_id: UUID, meeting_id: UUID) -> Response:
    form = ConclusionForm()
    if form.accepts(lambda: actions.decide(current.work(), case_id, meeting_id, form.reason.data or "")):
        there = url_for("minutes.show", case_id=case_id, meeting_id=meeting_id)
        return render.done(there, _("Protokollet är justerat."))
    return _page(case_id, meeting_id, form)


def _page(case_id: UUID, meeting_id: UUID, form: ConclusionForm) -> Response:
    work = current.work()
    view = queries.show(work, reach.find(work, Permission.meeting_lead, case_id), meeting_id)
    told = {"view": view, "head": view.whole.head}
    return render.page("conclusions/new.html", MinutesRead(case_id, meeting_id), form=form, **told)
