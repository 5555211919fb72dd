"""The decisions of a group: written at a point of a meeting, and in a register by year."""

from collections.abc import Mapping
from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf import periods
from sspf.access.permissions import Permission
from sspf.audit.events import GroupDecisionRead, GroupDecisionsListed, GroupMeetingRead, Slug
from sspf.groups.actions import decisions as actions
from sspf.groups.forms.deciding import DecisionForm
from sspf.groups.queries import coming_events, meetings, reach
from sspf.groups.queries import decision_lists as lists
from sspf.groups.queries import decisions as queries
from sspf.web import current, guard, render

blueprint = Blueprint("group_decisions", __name__, url_prefix="/organisation")
AT_A_POINT = "/moten/<uuid:group_meeting_id>/punkter/<group_point>/beslut"


@blueprint.get("/<group>/beslut")
@guard.requires(Permission.group_read, reads=GroupDecisionsListed)
def index(group: str) -> Response:
    work = current.work()
    found = reach.group(work, Permission.group_read, group)
    chosen = periods.read(request.args.get("ar", ""))
    register = lists.register(work, found.id, chosen.year if chosen is not None else work.today.year)
    event = GroupDecisionsListed(Slug(found.id))
    return render.page("group_decisions/index.html", event, group=found, register=register)


@blueprint.get("/beslut/<uuid:decision_id>")
@guard.requires(Permission.group_read, reads=GroupDecisionRead)
def show(decision_id: UUID) -> Response:
    decision = queries.show(current.work(), decision_id)
    return render.page("group_decisions/show.html", GroupDecisionRead(decision_id), decision=decision)


@blueprint.get(AT_A_POINT)
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def new(group_meeting_id: UUID, group_point: str) -> Response:
    return _new_page(group_meeting_id, group_point, _form())


@blueprint.post(AT_A_POINT)
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def create(group_meeting_id: UUID, group_point: str) -> Response:
    form = _form()
    if form.accepts(lambda: actions.decide(current.work(), group_meeting_id, group_point, form.terms())):
        return render.done(_at(group_meeting_id, group_point), _("Beslutet är sparat."))
    return _new_page(group_meeting_id, group_point, form)


@blueprint.get("/beslut/<uuid:decision_id>/andra")
@guard.requires(Permission.group_lead, reads=GroupDecisionRead)
def edit(decision_id: UUID) -> Response:
    found = queries.show(current.work(), decision_id)
    chosen = {"owner": found.owner_code, "due": found.due, "event": str(found.event_id or "")}
    return _edit_page(decision_id, _form({"text": found.text, "version": found.version, **chosen}))


@blueprint.post("/beslut/<uuid:decision_id>/andra")
@guard.requires(Permission.group_lead, reads=GroupDecisionRead)
def update(decision_id: UUID) -> Response:
    form = _form()
    found = queries.show(current.work(), decision_id)
    if form.accepts(lambda: actions.change(current.work(), decision_id, form.terms(), form.seen)):
        return render.done(_at(found.meeting_id, found.point), _("Beslutet är sparat."))
    return _edit_page(decision_id, form)


@blueprint.post("/beslut/<uuid:decision_id>/ta-bort")
@guard.requires(Permission.group_lead)
def destroy(decision_id: UUID) -> Response:
    found = queries.show(current.work(), decision_id)
    actions.take_away(current.work(), decision_id)
    return render.done(_at(found.meeting_id, found.point), _("Beslutet är borttaget."))


def _form(stored: Mapping[str, object] | None = None) -> DecisionForm:
    form = DecisionForm(data=stored)
    form.owner.offer(queries.owners(current.work()))
    form.event.offer((str(each.id), each.words) for each in coming_events.coming(current.work()))
    return form


def _new_page(group_meeting_id: UUID, group_point: str, form: DecisionForm) -> Response:
    view, at = meetings.at_point(current.work(), group_meeting_id, group_point)
    return render.page("group_decisions/new.html", GroupMeetingRead(group_meeting_id), form=form, view=view, at=at)


def _edit_page(decision_id: UUID, form: DecisionForm) -> Response:
    decision = queries.show(current.work(), decision_id)
    view, at = meetings.at_point(current.work(), decision.meeting_id, decision.point)
    event = GroupDecisionRead(decision_id)
    return render.page("group_decisions/edit.html", event, form=form, view=view, at=at, decision=decision)


def _at(group_meeting_id: UUID, point: str) -> str:
    return url_for("group_meetings.show", group_meeting_id=group_meeting_id, _anchor=f"punkt-{point}")
