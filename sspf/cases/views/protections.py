"""Protected personal data in a case: who has them, how, from whom, and who has seen what is covered."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import CaseRead, PersonRead
from sspf.cases.actions import protections
from sspf.cases.forms.places import ProtectionForm
from sspf.cases.queries import people, places, reach
from sspf.errors import NotFound
from sspf.web import current, guard, render

blueprint = Blueprint("protections", __name__, url_prefix="/arenden/<uuid:case_id>/skydd")


@blueprint.get("")
@guard.requires(Permission.case_manage, reads=CaseRead)
def index(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.case_manage, case_id)
    values = {"covered": places.covered(work, sight), "requests": places.requests(work, sight)}
    head, only = people.head(work, sight), sight.case.named_only
    return render.page("protections/index.html", CaseRead(case_id), head=head, named_only=only, **values)


@blueprint.get("/<uuid:person_id>")
@guard.requires(Permission.case_manage, reads=PersonRead)
def edit(case_id: UUID, person_id: UUID) -> Response:
    return _page(case_id, person_id, None)


@blueprint.post("/<uuid:person_id>")
@guard.requires(Permission.case_manage, reads=PersonRead)
def update(case_id: UUID, person_id: UUID) -> Response:
    form = _form(*_people(case_id, person_id))
    if form.accepts(lambda: protections.change(current.work(), case_id, person_id, form.terms(), form.seen)):
        return render.done(url_for("protections.index", case_id=case_id), _("Skyddet är sparat."))
    return _page(case_id, person_id, form)


@blueprint.post("/fragat")
@guard.requires(Permission.case_manage)
def create(case_id: UUID) -> Response:
    protections.asked_again(current.work(), case_id)
    return render.done(url_for("protections.index", case_id=case_id), _("Noterat att du har frågat i dag."))


def _people(case_id: UUID, person_id: UUID) -> tuple[places.Covered, list[places.Covered]]:
    """One person of the case, and the others in it."""
    work = current.work()
    everyone = places.covered(work, reach.find(work, Permission.case_manage, case_id))
    found = next((each for each in everyone if each.id == person_id), None)
    if found is None:
        raise NotFound
    return found, [each for each in everyone if each.id != person_id]


def _form(person: places.Covered, others: list[places.Covered]) -> ProtectionForm:
    offered = [(str(each.id), each.name) for each in others]
    return ProtectionForm.over(person.version, person.protected, person.protection, offered)


def _page(case_id: UUID, person_id: UUID, form: ProtectionForm | None) -> Response:
    work = current.work()
    person, others = _people(case_id, person_id)
    head = people.head(work, reach.find(work, Permission.case_manage, case_id))
    form = form or _form(person, others)
    return render.page("protections/edit.html", PersonRead(case_id, person_id), head=head, person=person, form=form)
