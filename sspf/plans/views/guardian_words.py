"""One guardian's own words: two guardians may say different things, and both stand."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import PlanRead
from sspf.cases.queries import people, reach
from sspf.cases.rules.people import PersonRole
from sspf.catalogue.entries import choosable
from sspf.errors import NotFound
from sspf.plans.actions import drafts as actions
from sspf.plans.forms.drafts import PassageForm
from sspf.plans.queries import versions as queries
from sspf.plans.rules.states import Passage
from sspf.plans.views.names import strangers
from sspf.web import current, guard, render

blueprint = Blueprint("guardian_words", __name__)


@blueprint.get("/arenden/<uuid:case_id>/plan/utkast/texter/vardnadshavare/<uuid:person_id>")
@guard.requires(Permission.plan_write, reads=PlanRead)
def edit(case_id: UUID, person_id: UUID) -> Response:
    work = current.work()
    version = queries.draft_of(queries.versions(work, reach.find(work, Permission.plan_write, case_id)))
    if version is None:
        raise NotFound
    said = next((each for each in version.guardians if each.person_id == person_id), None)
    return _page(case_id, person_id, PassageForm(obj=said, data={"version": "0"}))


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/texter/vardnadshavare/<uuid:person_id>")
@guard.requires(Permission.plan_write, reads=PlanRead)
def update(case_id: UUID, person_id: UUID) -> Response:
    form, voice = _offered(PassageForm()), Passage.guardian_voice
    if form.accepts(lambda: actions.write(current.work(), case_id, voice, form.terms(), form.seen, person_id)):
        place = url_for("drafts.show", case_id=case_id, _anchor="vardnadshavares-ord")
        return render.done(place, _("Texten är sparad."))
    return _page(case_id, person_id, form)


def _page(case_id: UUID, person_id: UUID, form: PassageForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_write, case_id)
    guardian = people.person(work, sight, person_id)
    if guardian.role is not PersonRole.guardian:
        raise NotFound
    told = {"head": people.head(work, sight), "strangers": strangers(work, sight, form)}
    name = people.full_name(guardian)
    return render.page("guardian_words/edit.html", PlanRead(case_id, None), form=_offered(form), name=name, **told)


def _offered(form: PassageForm) -> PassageForm:
    found = choosable(current.catalogue().reasons.voice_missing, current.work().today)
    return form.offer([(each.id, each.label) for each in found.values()], ())
