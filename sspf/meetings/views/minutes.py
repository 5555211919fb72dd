"""The minutes of a meeting, with what the reader may do about them."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import MinutesRead
from sspf.cases.queries import reach
from sspf.meetings.queries import minutes as queries
from sspf.meetings.queries import minutes_papers
from sspf.web import current, guard, render

blueprint = Blueprint("minutes", __name__)


@blueprint.get("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/protokoll")
@guard.requires(Permission.meeting_read, reads=MinutesRead)
def show(case_id: UUID, meeting_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.meeting_read, case_id)
    view, leads = queries.show(work, sight, meeting_id), work.may(Permission.meeting_lead)
    told = {"view": view, "leads": leads, "units": minutes_papers.units(work, sight) if leads else ()}
    return render.page("minutes/show.html", MinutesRead(case_id, meeting_id), **told)
