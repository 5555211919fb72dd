"""The files of a group's meeting: added, fetched, taken away."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.attachments.rules.intake import LARGEST_SENT
from sspf.audit.events import GroupMeetingRead, GroupPaperRead
from sspf.groups.actions import papers as actions
from sspf.groups.forms.briefing import PaperForm
from sspf.groups.queries import meetings
from sspf.groups.queries import papers as queries
from sspf.web import current, guard, render

blueprint = Blueprint("group_papers", __name__, url_prefix="/organisation/moten/<uuid:group_meeting_id>/bilagor")


@blueprint.get("/ny")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def new(group_meeting_id: UUID) -> Response:
    return _page(group_meeting_id, PaperForm())


@blueprint.post("/ny")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead, largest=LARGEST_SENT)
def create(group_meeting_id: UUID) -> Response:
    form, work = PaperForm(), current.work()
    work.undo()  # lets go of the write lock while the picture is drawn anew
    if form.accepts(lambda: _attach(group_meeting_id, form)):
        return render.done(_there(group_meeting_id), _("Bilagan är sparad."))
    return _page(group_meeting_id, form)


@blueprint.get("/<uuid:paper_id>")
@guard.requires(Permission.group_read, reads=GroupPaperRead)
def show(group_meeting_id: UUID, paper_id: UUID) -> Response:
    media_type, content = queries.content(current.work(), group_meeting_id, paper_id)
    event = GroupPaperRead(group_meeting_id, paper_id)
    return render.file(lambda: content, media_type.value, f"bilaga.{media_type.ending}", event)


@blueprint.post("/<uuid:paper_id>/ta-bort")
@guard.requires(Permission.group_lead)
def destroy(group_meeting_id: UUID, paper_id: UUID) -> Response:
    actions.take_away(current.work(), group_meeting_id, paper_id)
    return render.done(_there(group_meeting_id), _("Bilagan är borttagen."))


def _attach(group_meeting_id: UUID, form: PaperForm) -> None:
    actions.attach(current.work(), group_meeting_id, form.title.data or "", form.kept, bool(form.nameless.data))


def _page(group_meeting_id: UUID, form: PaperForm) -> Response:
    view = meetings.head(current.work(), group_meeting_id)
    return render.page("group_papers/new.html", GroupMeetingRead(group_meeting_id), form=form, view=view)


def _there(group_meeting_id: UUID) -> str:
    return url_for("group_meetings.show", group_meeting_id=group_meeting_id, _anchor="bilagor")
