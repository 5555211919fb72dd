"""Writing down another time that the family has proposed."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import MeetingRead
from sspf.cases.queries import people, reach
from sspf.meetings.actions import proposals as actions
from sspf.meetings.forms.answering import ProposalForm
from sspf.meetings.queries import meetings
from sspf.web import current, guard, render

blueprint = Blueprint("time_proposals", __name__)


@blueprint.get("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/tidsforslag")
@guard.requires(Permission.meeting_lead, reads=MeetingRead)
def new(case_id: UUID, meeting_id: UUID) -> Response:
    return _page(case_id, meeting_id, ProposalForm())


@blueprint.post("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/tidsforslag")
@guard.requires(Permission.meeting_lead, reads=MeetingRead)
def create(case_id: UUID, meeting_id: UUID) -> Response:
    form = ProposalForm()
    if form.accepts(lambda: actions.of_family(current.work(), case_id, meeting_id, form.words.data or "")):
        place = url_for("meetings.show", case_id=case_id, meeting_id=meeting_id)
        return render.done(place, _("Förslaget är antecknat. Ändra mötets tid om den passar de andra."))
    return _page(case_id, meeting_id, form)


def _page(case_id: UUID, meeting_id: UUID, form: ProposalForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.meeting_lead, case_id)
    told = {"head": people.head(work, sight), "meeting": meetings.find(work, sight, meeting_id)}
    return render.page("time_proposals/new.html", MeetingRead(case_id, meeting_id), form=form, **told)
