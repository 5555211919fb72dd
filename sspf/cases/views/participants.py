"""Who takes part in a case: names and functions, from when to when, and how far the case is open to functions."""

from collections.abc import Iterator
from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.audit.events import CaseRead
from sspf.cases.actions import parts as case_parts
from sspf.cases.actions.parts import Part
from sspf.cases.forms.parts import ParticipantForm
from sspf.cases.queries import handovers, parts, reach, schools
from sspf.cases.queries import people as case_people
from sspf.web import current, guard, render
from sspf.work import Work

blueprint = Blueprint("participants", __name__, url_prefix="/arenden/<uuid:case_id>/deltagare")


@blueprint.get("")
@guard.requires(Permission.case_manage, reads=CaseRead)
def index(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.case_manage, case_id)
    coordinator, lines = parts.team(work, sight)
    values = {"coordinator": coordinator, "lines": lines, "handovers": handovers.of_case(work, sight)}
    school, inside = schools.joined(work, sight), reach.units_inside(work, case_id)
    asked_for = work.catalogue.units[school].label if school and school not in inside else ""
    head = case_people.head(work, sight)
    return render.page(
        "participants/index.html", CaseRead(case_id), head=head, shares=sight.shares, asked_for=asked_for, **values
    )


@blueprint.get("/ny")
@guard.requires(Permission.case_manage, reads=CaseRead)
def new(case_id: UUID) -> Response:
    return _page(case_id, _form(case_id))


@blueprint.post("/ny")
@guard.requires(Permission.case_manage, reads=CaseRead)
def create(case_id: UUID) -> Response:
    form = _form(case_id)
    if form.accepts(lambda: case_parts.take_part(current.work(), case_id, _part(form))):
        return render.done(url_for("participants.index", case_id=case_id), _("Sparat. Så här är ärendet fördelat nu."))
    return _page(case_id, form)


@blueprint.post("/<uuid:participant_id>/avsluta")
@guard.requires(Permission.case_manage)
def destroy(case_id: UUID, participant_id: UUID) -> Response:
    case_parts.end_part(current.work(), case_id, participant_id)
    return render.done(url_for("participants.index", case_id=case_id), _("Personen är inte längre med i ärendet."))


def _form(case_id: UUID) -> ParticipantForm:
    """Functions and people of the units that the consent lets in now; where only named persons see it, people alone."""
    work = current.work()
    sight = reach.find(work, Permission.case_manage, case_id)
    units = reach.units_inside(work, case_id)
    functions = [] if sight.case.named_only else [*_functions(work, units)]
    return ParticipantForm.offering([*functions, *_people(work, units)])


def _functions(work: Work, units: frozenset[str]) -> Iterator[tuple[str, str]]:
    for seat in work.catalogue.seats.values():
        if seat.unit in units:
            yield f"{seat.unit}:seat:{seat.id}", _("%(seat)s (funktion)", seat=seat.label)


def _people(work: Work, units: frozenset[str]) -> Iterator[tuple[str, str]]:
    for each in accounts.colleagues_of(work, *units):
        if each.unit is not None:
            yield f"{each.unit}:account:{each.id}", f"{each.name}, {work.catalogue.units[each.unit].label}"


def _part(form: ParticipantForm) -> Part:
    return Part(*form.chosen, from_on=form.from_on.data, until_on=form.until_on.data)


def _page(case_id: UUID, form: ParticipantForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.case_manage, case_id)
    head, only = case_people.head(work, sight), sight.case.named_only
    return render.page("participants/new.html", CaseRead(case_id), head=head, named_only=only, form=form)
