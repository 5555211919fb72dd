"""Seeing where a protected person can be found: asking, agreeing, one look; and writing it anew without a look."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import PersonRead
from sspf.cases.actions import places
from sspf.cases.forms.places import PlaceForm, PlaceRequestForm
from sspf.cases.queries import people, reach
from sspf.cases.queries import places as queries
from sspf.web import current, guard, render

blueprint = Blueprint("places", __name__, url_prefix="/arenden/<uuid:case_id>/skydd")
SHOWN_FOR = 120
"""Seconds after which the browser leaves the page that shows a place."""


@blueprint.get("/<uuid:person_id>/visning")
@guard.requires(Permission.case_manage, reads=PersonRead)
def new(case_id: UUID, person_id: UUID) -> Response:
    return _page("places/new.html", case_id, person_id, PlaceRequestForm.offering())


@blueprint.post("/<uuid:person_id>/visning")
@guard.requires(Permission.case_manage, reads=PersonRead)
def create(case_id: UUID, person_id: UUID) -> Response:
    form = PlaceRequestForm.offering()
    if form.accepts(lambda: places.ask(current.work(), case_id, person_id, form.wish())):
        return render.done(url_for("protections.index", case_id=case_id), _("Begäran är sparad."))
    return _page("places/new.html", case_id, person_id, form)


@blueprint.post("/visningar/<uuid:request_id>")
@guard.requires(Permission.case_manage, reads=PersonRead)
def show(case_id: UUID, request_id: UUID) -> Response:
    work, back = current.work(), url_for("protections.index", case_id=case_id)
    found = places.show(work, case_id, request_id)
    head = people.head(work, reach.find(work, Permission.case_manage, case_id))
    event = PersonRead(case_id, found.person_id)
    response = render.shown_once("places/show.html", back, event, head=head, found=found, seconds=SHOWN_FOR)
    response.headers["Refresh"] = f"{SHOWN_FOR}; url={back}"
    return response


@blueprint.get("/<uuid:person_id>/uppgifter")
@guard.requires(Permission.case_manage, reads=PersonRead)
def edit(case_id: UUID, person_id: UUID) -> Response:
    return _page("places/edit.html", case_id, person_id, _blank(case_id, person_id))


@blueprint.post("/<uuid:person_id>/uppgifter")
@guard.requires(Permission.case_manage, reads=PersonRead)
def update(case_id: UUID, person_id: UUID) -> Response:
    form = _blank(case_id, person_id)
    if form.accepts(lambda: places.write(current.work(), case_id, person_id, form.written())):
        return render.done(url_for("persons.index", case_id=case_id), _("Uppgifterna är sparade."))
    return _page("places/edit.html", case_id, person_id, form)


def _blank(case_id: UUID, person_id: UUID) -> PlaceForm:
    work = current.work()
    sight = reach.find(work, Permission.case_manage, case_id)
    return PlaceForm.about(people.person(work, sight, person_id).role)


def _page(template: str, case_id: UUID, person_id: UUID, form: PlaceForm | PlaceRequestForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.case_manage, case_id)
    person = next(each for each in queries.covered(work, sight) if each.id == people.person(work, sight, person_id).id)
    values = {"person": person, "two": queries.digital_only(work, sight)}
    event = PersonRead(case_id, person_id)
    return render.page(template, event, head=people.head(work, sight), form=form, **values)
