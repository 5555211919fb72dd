"""Writing down custody, and ending it with a last day."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ConsentRead
from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach
from sspf.cases.rules.people import PersonRole
from sspf.consents.actions import custodies as consent_custodies
from sspf.consents.forms.custodies import CustodyForm
from sspf.consents.queries import custodies
from sspf.web import current, guard, render

blueprint = Blueprint("custodies", __name__, url_prefix="/arenden/<uuid:case_id>/vardnad")


@blueprint.get("/ny")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def new(case_id: UUID) -> Response:
    return _new(case_id, _form(case_id))


@blueprint.post("/ny")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def create(case_id: UUID) -> Response:
    form = _form(case_id)
    if form.accepts(lambda: consent_custodies.record_custodies(current.work(), case_id, form.chosen())):
        return render.done(url_for("persons.index", case_id=case_id), _("Vårdnaden är inskriven."))
    return _new(case_id, form)


@blueprint.get("/<uuid:custody_id>/andra")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def edit(case_id: UUID, custody_id: UUID) -> Response:
    return _edit(case_id, custody_id, None)


@blueprint.post("/<uuid:custody_id>/andra")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def update(case_id: UUID, custody_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.consent_register, case_id)
    line = custodies.custody(work, sight, custody_id)
    form, guardian_id = CustodyForm.changing(line), line.guardian_id
    if form.accepts(
        lambda: consent_custodies.change_custody(work, case_id, custody_id, form.terms(guardian_id), form.seen)
    ):
        return render.done(url_for("persons.index", case_id=case_id), _("Vårdnaden är ändrad."))
    return _edit(case_id, custody_id, form)


def _form(case_id: UUID) -> CustodyForm:
    """The form for the guardians of the case. Chosen are those without custody, or the one whose link was followed."""
    work = current.work()
    sight = reach.find(work, Permission.consent_register, case_id)
    people, known = case_people.people(work, sight), {each.guardian_id for each in custodies.custodies(work, sight)}
    guardians = [each for each in people if each.role is PersonRole.guardian]
    person = request.args.get("person", "")
    chosen = [person] if person else [str(each.id) for each in guardians if each.id not in known]
    return CustodyForm.adding(guardians, chosen, people[0])


def _new(case_id: UUID, form: CustodyForm) -> Response:
    work = current.work()
    head = case_people.head(work, reach.find(work, Permission.consent_register, case_id))
    return render.page("custodies/new.html", ConsentRead(case_id), head=head, form=form)


def _edit(case_id: UUID, custody_id: UUID, form: CustodyForm | None) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.consent_register, case_id)
    line, head = custodies.custody(work, sight, custody_id), case_people.head(work, sight)
    name = case_people.person(work, sight, line.guardian_id).name
    form = form or CustodyForm.changing(line)
    return render.page("custodies/edit.html", ConsentRead(case_id), head=head, name=name, form=form)
