"""Attaching a file to minutes."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.attachments.rules.intake import LARGEST_SENT
from sspf.audit.events import MinutesRead
from sspf.cases.queries import reach
from sspf.consents.forms.scans import ScanForm
from sspf.meetings.actions import minutes as actions
from sspf.meetings.queries import minutes as queries
from sspf.web import current, guard, render

blueprint = Blueprint(
    "minutes_files", __name__, url_prefix="/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/protokoll/bilagor"
)


@blueprint.get("")
@guard.requires(Permission.meeting_lead, reads=MinutesRead)
def new(case_id: UUID, meeting_id: UUID) -> Response:
    return _page(case_id, meeting_id, ScanForm())


@blueprint.post("")
@guard.requires(Permission.meeting_lead, reads=MinutesRead, largest=LARGEST_SENT)
def create(case_id: UUID, meeting_id: UUID) -> Response:
    form, work = ScanForm(), current.work()
    work.undo()  # lets go of the write lock while the picture is drawn anew
    if form.accepts(lambda: actions.attach(work, case_id, meeting_id, form.kept)):
        there = url_for("minutes.show", case_id=case_id, meeting_id=meeting_id)
        return render.done(there, _("Bilagan är sparad."))
    return _page(case_id, meeting_id, form)


def _page(case_id: UUID, meeting_id: UUID, form: ScanForm) -> Response:
    work = current.work()
    view = queries.show(work, reach.find(work, Permission.meeting_lead, case_id), meeting_id)
    told = {"view": view, "head": view.whole.head}
    return render.page("minutes_files/new.html", MinutesRead(case_id, meeting_id), form=form, **told)
