"""The youth, the guardians and others, with custody beside them: what is written here decides who must sign."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import CaseRead, PersonRead
from sspf.cases.actions import people as case_people
from sspf.cases.forms.people import PersonForm
from sspf.cases.queries import people as querie_people
from sspf.cases.queries import reach
from sspf.consents.actions import people as consent_people
from sspf.consents.queries import custodies as consent_custodies
from sspf.web import current, guard, render

blueprint = Blueprint("persons", __name__, url_prefix="/arenden/<uuid:case_id>/personer")


@blueprint.get("")
@guard.requires(Permission.case_manage, reads=CaseRead)
def index(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.case_manage, case_id)
    people, custodies = querie_people.people(work, sight), consent_custodies.custodies(work, sight)
    head = querie_people.head(work, sight)
    return render.page("persons/index.html", CaseRead(case_id), head=head, people=people, custodies=custodies)


@blueprint.get("/ny")
@guard.requires(Permission.case_manage, reads=CaseRead)
def new(case_id: UUID) -> Response:
    return _new(case_id, PersonForm.adding())


@blueprint.post("/ny")
@guard.requires(Permission.case_manage, reads=CaseRead)
def create(case_id: UUID) -> Response:
    form = PersonForm.adding()
    if form.accepts(lambda: case_people.add_person(current.work(), case_id, form.terms())):
        return render.done(url_for("persons.index", case_id=case_id), _("Personen är tillagd."))
    return _new(case_id, form)


@blueprint.get("/<uuid:person_id>/andra")
@guard.requires(Permission.case_manage, reads=PersonRead)
def edit(case_id: UUID, person_id: UUID) -> Response:
    return _edit(case_id, person_id, None)


@blueprint.post("/<uuid:person_id>/andra")
@guard.requires(Permission.case_manage, reads=PersonRead)
def update(case_id: UUID, person_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.case_manage, case_id)
    line = querie_people.person_line(work, sight, person_id)
    form = PersonForm.changing(line)
    if form.accepts(lambda: consent_people.change_person(work, case_id, person_id, form.terms(line.role), form.seen)):
        return render.done(url_for("persons.index", case_id=case_id), _("Uppgifterna är sparade."))
    return _edit(case_id, person_id, form)


def _new(case_id: UUID, form: PersonForm) -> Response:
    work = current.work()
    head = querie_people.head(work, reach.find(work, Permission.case_manage, case_id))
    return render.page("persons/new.html", CaseRead(case_id), head=head, form=form)


def _edit(case_id: UUID, person_id: UUID, form: PersonForm | None) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.case_manage, case_id)
    line, head = querie_people.person_line(work, sight, person_id), querie_people.head(work, sight)
    form = form or PersonForm.changing(line)
    return render.page("persons/edit.html", PersonRead(case_id, person_id), head=head, person=line, form=form)
