"""The answer of somebody who was there: a group's minutes are right, or something has to be changed."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupMinutesRead
from sspf.groups.actions import minutes as actions
from sspf.groups.queries import minutes as queries
from sspf.meetings.forms.minutes import ChangeForm
from sspf.meetings.rules.minutes import MinutesState, Verdict
from sspf.web import current, guard, render

blueprint = Blueprint("group_verdicts", __name__, url_prefix="/organisation/moten/<uuid:group_meeting_id>/protokoll")


@blueprint.post("/stammer")
@guard.requires(Permission.group_read)
def create(group_meeting_id: UUID) -> Response:
    after = actions.answer(current.work(), group_meeting_id, Verdict.agrees)
    last = after is MinutesState.adjusted
    message = _("Tack. Alla har svarat, och protokollet är justerat.") if last else _("Tack. Ditt svar är sparat.")
    return render.done(_there(group_meeting_id), message)


@blueprint.get("/andring")
@guard.requires(Permission.group_read, reads=GroupMinutesRead)
def edit(group_meeting_id: UUID) -> Response:
    return _page(group_meeting_id, ChangeForm())


@blueprint.post("/andring")
@guard.requires(Permission.group_read, reads=GroupMinutesRead)
def update(group_meeting_id: UUID) -> Response:
    form = ChangeForm()
    words = form.words.data or ""
    if form.accepts(lambda: actions.answer(current.work(), group_meeting_id, Verdict.asks_change, words)):
        return render.done(_there(group_meeting_id), _("Tack. Koordinatorn skriver om och frågar igen."))
    return _page(group_meeting_id, form)


def _page(group_meeting_id: UUID, form: ChangeForm) -> Response:
    view = queries.asked(current.work(), group_meeting_id)
    return render.page("group_verdicts/edit.html", GroupMinutesRead(group_meeting_id), form=form, view=view)


def _there(group_meeting_id: UUID) -> str:
    return url_for("group_minutes.show", group_meeting_id=group_meeting_id)
