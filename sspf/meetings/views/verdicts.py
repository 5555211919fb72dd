"""The answer of somebody who was there: the minutes are right, or something has to be changed."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import MinutesRead
from sspf.cases.queries import reach
from sspf.meetings.actions import minutes as actions
from sspf.meetings.forms.minutes import ChangeForm
from sspf.meetings.queries import minutes as queries
from sspf.meetings.rules.minutes import MinutesState, Verdict
from sspf.web import current, guard, render

blueprint = Blueprint("verdicts", __name__, url_prefix="/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/protokoll")


@blueprint.post("/stammer")
@guard.requires(Permission.minutes_adjust)
def create(case_id: UUID, meeting_id: UUID) -> Response:
    after = actions.answer(current.work(), case_id, meeting_id, Verdict.agrees)
    last = after is MinutesState.adjusted
    message = _("Tack. Alla har svarat, och protokollet är justerat.") if last else _("Tack. Ditt svar är sparat.")
    return render.done(_there(case_id, meeting_id), message)


@blueprint.get("/andring")
@guard.requires(Permission.minutes_adjust, reads=MinutesRead)
def edit(case_id: UUID, meeting_id: UUID) -> Response:
    return _page(case_id, meeting_id, ChangeForm())


@blueprint.post("/andring")
@guard.requires(Permission.minutes_adjust, reads=MinutesRead)
def update(case_id: UUID, meeting_id: UUID) -> Response:
    form = ChangeForm()
    words = form.words.data or ""
    if form.accepts(lambda: actions.answer(current.work(), case_id, meeting_id, Verdict.asks_change, words)):
        return render.done(_there(case_id, meeting_id), _("Tack. Koordinatorn skriver om och frågar igen."))
    return _page(case_id, meeting_id, form)


def _page(case_id: UUID, meeting_id: UUID, form: ChangeForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.minutes_adjust, case_id)
    queries.own_part(work, sight, meeting_id)
    view = queries.show(work, sight, meeting_id)
    told = {"view": view, "head": view.whole.head}
    return render.page("verdicts/edit.html", MinutesRead(case_id, meeting_id), form=form, **told)


def _there(case_id: UUID, meeting_id: UUID) -> str:
    return url_for("minutes.show", case_id=case_id, meeting_id=meeting_id)
