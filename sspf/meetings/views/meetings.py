"""Meetings: the actor's own list, calling one, its page, moving it and calling it off."""

from dataclasses import asdict
from typing import TypeVar
from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions import protections
from sspf.cases.queries import people, places, reach
from sspf.catalogue.entries import choosable
from sspf.clock import TIME_ZONE
from sspf.consents.queries import standing
from sspf.meetings.actions import calls
from sspf.meetings.actions import meetings as actions
from sspf.meetings.forms.calling import CallForm, MeetingForm
from sspf.meetings.queries import contributions, doubts, leading, minutes, overview
from sspf.meetings.queries import meetings as queries
from sspf.meetings.rules.doubts import Doubt
from sspf.meetings.rules.states import MeetingKind, MeetingState, offered
from sspf.talks import queries as talks
from sspf.web import current, guard, render

blueprint = Blueprint("meetings", __name__)
AnyForm = TypeVar("AnyForm", bound=MeetingForm)


@blueprint.get("/moten")
@guard.requires(Permission.meeting_read, reads=events.MeetingsListed)
def index() -> Response:
    lines = overview.ahead(current.work())
    return render.page("meetings/index.html", events.MeetingsListed(tuple(each.case_id for each in lines)), lines=lines)


@blueprint.get("/arenden/<uuid:case_id>/moten/nytt")
@guard.requires(Permission.meeting_lead, reads=events.CaseRead)
def new(case_id: UUID) -> Response:
    work = current.work()
    lines = overview.of_case(work, reach.find(work, Permission.meeting_lead, case_id))
    met = any(each.state is MeetingState.held and each.with_family for each in lines)
    form = CallForm(data={"kind": MeetingKind.follow_up if met else MeetingKind.family_meeting})
    return _new_page(case_id, _offered(form, case_id))


@blueprint.post("/arenden/<uuid:case_id>/moten/nytt")
@guard.requires(Permission.meeting_lead, reads=events.CaseRead)
def create(case_id: UUID) -> Response:
    form = _offered(CallForm(), case_id)
    found = _doubts(form, case_id)
    if form.accepts(lambda: _call(case_id, form, found)):
        place = url_for("meetings.show", case_id=case_id, meeting_id=form.result)
        return render.done(place, _("Kallelsen är skickad. Enheterna ser den under Att göra."))
    return _new_page(case_id, form)


@blueprint.get("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>")
@guard.requires(Permission.meeting_read, reads=events.MeetingRead)
def show(case_id: UUID, meeting_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.meeting_read, case_id)
    view, brief = queries.show(work, sight, meeting_id), talks.brief(work, sight)
    if brief is not None:
        work.record(events.TalkRead(case_id, None))
    told = {"view": view, "leads": work.may(Permission.meeting_lead), "brief": brief}
    ahead = view.meeting.state is MeetingState.summoned
    told["placed"] = contributions.placed(work, sight, meeting_id) if ahead else []
    told["minutes"] = None if ahead else minutes.state_of(work, sight, meeting_id)
    if told["leads"]:
        told["leading"] = leading.before(work, sight, view)
    return render.page("meetings/show.html", events.MeetingRead(case_id, meeting_id), **told)


@blueprint.get("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/andra")
@guard.requires(Permission.meeting_lead, reads=events.MeetingRead)
def edit(case_id: UUID, meeting_id: UUID) -> Response:
    work = current.work()
    meeting = queries.find(work, reach.find(work, Permission.meeting_lead, case_id), meeting_id)
    starts, ends = meeting.starts_at.astimezone(TIME_ZONE), meeting.ends_at.astimezone(TIME_ZONE)
    times = {"day": starts.date(), "starts": f"{starts:%H.%M}", "ends": f"{ends:%H.%M}"}
    form = MeetingForm(data={**asdict(meeting), **times, "place": meeting.typed_place})
    return _edit_page(case_id, meeting_id, _offered(form, case_id, meeting_id))


@blueprint.post("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/andra")
@guard.requires(Permission.meeting_lead, reads=events.MeetingRead)
def update(case_id: UUID, meeting_id: UUID) -> Response:
    form = _offered(MeetingForm(), case_id, meeting_id)
    found = _doubts(form, case_id, meeting_id)
    if form.accepts(lambda: _change(case_id, meeting_id, form, found)):
        place = url_for("meetings.show", case_id=case_id, meeting_id=meeting_id)
        return render.done(place, _("Ändringen är sparad. De som är kallade ser den."))
    return _edit_page(case_id, meeting_id, form)


@blueprint.post("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/installt")
@guard.requires(Permission.meeting_lead)
def destroy(case_id: UUID, meeting_id: UUID) -> Response:
    actions.cancel(current.work(), case_id, meeting_id)
    return render.done(url_for("meetings.show", case_id=case_id, meeting_id=meeting_id), _("Mötet är inställt."))


def _call(case_id: UUID, form: CallForm, found: list[Doubt]) -> UUID:
    """The kallelse, and that the family was asked about protected data before it."""
    work = current.work()
    protections.asked_again(work, case_id)
    meeting_id = actions.call(work, case_id, form.chosen_kind, form.terms())
    calls.heed(found, form.ticked)
    return meeting_id


def _change(case_id: UUID, meeting_id: UUID, form: MeetingForm, found: list[Doubt]) -> None:
    actions.change(current.work(), case_id, meeting_id, form.terms(), form.seen)
    calls.heed(found, form.ticked)


def _doubts(form: MeetingForm, case_id: UUID, meeting_id: UUID | None = None) -> list[Doubt]:
    """What speaks against what was typed, asked about in the form."""
    if not form.is_timed:
        return []
    work = current.work()
    sight = reach.find(work, Permission.meeting_lead, case_id)
    wanted = form.terms()
    if meeting_id is None:
        found = doubts.of_new(work, sight, wanted)
    else:
        found = doubts.of_change(work, sight, meeting_id, wanted)
    form.doubt(found)
    return found


def _offered(form: AnyForm, case_id: UUID, meeting_id: UUID | None = None) -> AnyForm:
    """The form with the functions that may be called now; for a meeting that is called, only further ones."""
    work, label = current.work(), current.catalogue().label
    sight = reach.find(work, Permission.meeting_lead, case_id)
    form.seats.offer(queries.seats_to_call(work, sight, meeting_id))
    form.room.offer((each.id, each.label) for each in choosable(work.catalogue.rooms, work.today).values())
    if isinstance(form, CallForm):
        form.kind.offer((kind.value, label(kind)) for kind in offered(work.catalogue.municipality.preparatory_meetings))
    return form


def _new_page(case_id: UUID, form: CallForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.meeting_lead, case_id)
    consent = None if form.seats.choices else standing.overview(work, sight)
    values = {"head": people.head(work, sight), "consent": consent, "asked_on": places.asked_on(work, sight)}
    only = places.digital_only(work, sight)
    return render.page("meetings/new.html", events.CaseRead(case_id), form=form, digital_only=only, **values)


def _edit_page(case_id: UUID, meeting_id: UUID, form: MeetingForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.meeting_lead, case_id)
    values = {"head": people.head(work, sight), "meeting": queries.find(work, sight, meeting_id)}
    values["digital_only"] = places.digital_only(work, sight)
    return render.page("meetings/edit.html", events.MeetingRead(case_id, meeting_id), form=form, **values)
