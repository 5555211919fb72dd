"""Who takes part in a case: names and seats, from when to when."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.audit.events import CaseRead
from sspf.cases.actions import parts as case_parts
from sspf.cases.actions.parts import Part
from sspf.cases.forms.parts import ParticipantForm
from sspf.cases.queries import parts, reach
from sspf.cases.queries import people as case_people
from sspf.web import current, guard, render
from sspf.web.forms import Form

blueprint = Blueprint("participants", __name__, url_prefix="/arenden/<uuid:case_id>/deltagare")


@blueprint.get("")
@guard.requires(Permission.case_manage, reads=CaseRead)
def index(case_id: UUID) -> Response:
    return _page("participants/index.html", case_id, None)


@blueprint.get("/ny")
@guard.requires(Permission.case_manage, reads=CaseRead)
def new(case_id: UUID) -> Response:
    return _page("participants/new.html", case_id, _form(case_id))


@blueprint.post("/ny")
@guard.requires(Permission.case_manage, reads=CaseRead)
def create(case_id: UUID) -> Response:
    form = _form(case_id)
    if form.accepts(lambda: case_parts.take_part(current.work(), case_id, Part(form.chosen[0], form.chosen[1]))):
        return render.done(url_for("participants.index", case_id=case_id), _("Personen är med i ärendet från i dag."))
    return _page("participants/new.html", case_id, form)


@blueprint.post("/<uuid:participant_id>/avsluta")
@guard.requires(Permission.case_manage)
def destroy(case_id: UUID, participant_id: UUID) -> Response:
    case_parts.end_part(current.work(), case_id, participant_id)
    return render.done(url_for("participants.index", case_id=case_id), _("Personen är inte längre med i ärendet."))


def _form(case_id: UUID) -> ParticipantForm:
    """The people who work in units that the consent lets in now."""
    work = current.work()
    reach.find(work, Permission.case_manage, case_id)
    people = accounts.colleagues_of(work, *reach.units_inside(work, case_id))
    units = work.catalogue.units
    return ParticipantForm.offering(
        (f"{each.unit}:{each.id}", f"{each.name}, {units[each.unit].label}") for each in people if each.unit
    )


def _page(template: str, case_id: UUID, form: Form | None) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.case_manage, case_id)
    lines, head = parts.participant_lines(work, sight), case_people.head(work, sight)
    return render.page(template, CaseRead(case_id), head=head, lines=lines, shares=sight.shares, form=form)
