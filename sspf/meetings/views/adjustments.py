"""Sending minutes to those who were there, and taking them back to write in them."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import MinutesRead
from sspf.cases.queries import reach
from sspf.meetings.actions import minutes as actions
from sspf.meetings.forms.minutes import AdjustmentForm
from sspf.meetings.queries import minutes as queries
from sspf.web import current, guard, render

blueprint = Blueprint(
    "adjustments", __name__, url_prefix="/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/protokoll/justering"
)


@blueprint.get("")
@guard.requires(Permission.meeting_lead, reads=MinutesRead)
def new(case_id: UUID, meeting_id: UUID) -> Response:
    return _page(case_id, meeting_id, AdjustmentForm())


@blueprint.post("")
@guard.requires(Permission.meeting_lead, reads=MinutesRead)
def create(case_id: UUID, meeting_id: UUID) -> Response:
    form = AdjustmentForm()
    _offer(case_id, meeting_id, form)
    if form.accepts(lambda: actions.send(current.work(), case_id, meeting_id, _chosen(form))):
        return render.done(
            _there(case_id, meeting_id), _("Protokollet är skickat. De som frågats ser det under Att göra.")
        )
    return _page(case_id, meeting_id, form)


@blueprint.post("/tillbaka")
@guard.requires(Permission.meeting_lead)
def destroy(case_id: UUID, meeting_id: UUID) -> Response:
    actions.take_back(current.work(), case_id, meeting_id)
    return render.done(
        _there(case_id, meeting_id), _("Protokollet är tillbaka hos dig. Skicka det igen när du har ändrat.")
    )


def _chosen(form: AdjustmentForm) -> list[UUID]:
    return [UUID(each) for each in form.adjusters.data or ()]


def _offer(case_id: UUID, meeting_id: UUID, form: AdjustmentForm) -> None:
    work, units = current.work(), current.catalogue().units
    found = queries.candidates(work, reach.find(work, Permission.meeting_lead, case_id), meeting_id)
    form.adjusters.offer((str(each.account_id), f"{each.name}, {units[each.unit].label}") for each in found)
    if not form.is_submitted():
        form.adjusters.data = [str(each.account_id) for each in found]


def _page(case_id: UUID, meeting_id: UUID, form: AdjustmentForm) -> Response:
    work = current.work()
    _offer(case_id, meeting_id, form)
    view = queries.show(work, reach.find(work, Permission.meeting_lead, case_id), meeting_id)
    told = {"view": view, "head": view.whole.head}
    return render.page("adjustments/new.html", MinutesRead(case_id, meeting_id), form=form, **told)


def _there(case_id: UUID, meeting_id: UUID) -> str:
    return url_for("minutes.show", case_id=case_id, meeting_id=meeting_id)
