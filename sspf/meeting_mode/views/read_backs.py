"""Reading everything back to the room, and ending the meeting."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import MeetingRead
from sspf.cases.queries import reach
from sspf.meeting_mode.actions import endings as actions
from sspf.meeting_mode.actions.endings import Ending
from sspf.meeting_mode.forms.read_backs import ReadBackForm
from sspf.meeting_mode.queries import read_backs as queries
from sspf.meeting_mode.queries.read_backs import ReadBack
from sspf.meeting_mode.views import desk, partings
from sspf.web import current, guard, render

blueprint = Blueprint("read_backs", __name__)


@blueprint.get("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/upplasning")
@guard.requires(Permission.meeting_lead, reads=MeetingRead)
def new(case_id: UUID, meeting_id: UUID) -> Response:
    found = _read(case_id, meeting_id)
    data = {"seen": found.seen, "revision": found.revision}
    return _page(found, ReadBackForm.over(found.sheets, desk.kinds(), formdata=None, data=data))


@blueprint.post("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/upplasning")
@guard.requires(Permission.meeting_lead, reads=MeetingRead)
def create(case_id: UUID, meeting_id: UUID) -> Response:
    found = _read(case_id, meeting_id)
    form = ReadBackForm.over(found.sheets, desk.kinds())
    if form.accepts(lambda: actions.end(current.work(), case_id, meeting_id, form.terms())):
        return _over(found, form.result)
    found = _read(case_id, meeting_id)
    form.seen.data, form.revision.data = found.seen, str(found.revision or "")  # what is shown is what is read
    return _page(found, form)


def _over(found: ReadBack, ending: Ending) -> Response:
    """To the meeting, or to a plan that lacks something; with a thank you first while the family looks on."""
    case_id, meeting_id = found.page.view.head.id, found.page.view.meeting.id
    if ending.lacks:
        done = _("Mötet är genomfört och allt är sparat. Planen behöver lite till innan den kan fastställas.")
    else:
        done = _("Mötet är genomfört och planen är fastställd.") if ending.fixed else _("Mötet är genomfört.")
    if found.page.public:
        plan = partings.DRAFT if ending.lacks else None
        return render.done(url_for("partings.show", case_id=case_id, meeting_id=meeting_id, plan=plan), done)
    if ending.lacks:
        return render.done(url_for("drafts.show", case_id=case_id), done)
    return render.done(url_for("meetings.show", case_id=case_id, meeting_id=meeting_id), done)


def _read(case_id: UUID, meeting_id: UUID) -> ReadBack:
    work = current.work()
    return queries.show(work, reach.find(work, Permission.meeting_lead, case_id), meeting_id, desk.alone())


def _page(found: ReadBack, form: ReadBackForm) -> Response:
    view = found.page.view
    desk.note_reading(view.head.id, found.page)
    told = {"found": found, "page": found.page, "form": form, "here": desk.here()}
    return render.page("read_backs/new.html", MeetingRead(view.head.id, view.meeting.id), **told)
