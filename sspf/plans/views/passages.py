"""The plan's running texts: the shared picture, and the youth's and the guardians' own words."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import PlanRead
from sspf.cases.queries import people, reach
from sspf.catalogue.entries import choosable
from sspf.errors import NotFound
from sspf.plans.actions import drafts as actions
from sspf.plans.forms.drafts import PassageForm
from sspf.plans.queries import versions as queries
from sspf.plans.rules.states import Passage
from sspf.plans.views.names import strangers
from sspf.web import current, guard, render

blueprint = Blueprint("passages", __name__)
NAMES = {
    "problembild": Passage.shared_picture,
    "ungdomens-ord": Passage.youth_voice,
    "vardnadshavares-ord": Passage.guardian_voice,
}


@blueprint.get("/arenden/<uuid:case_id>/plan/utkast/texter/<name>")
@guard.requires(Permission.plan_write, reads=PlanRead)
def edit(case_id: UUID, name: str) -> Response:
    work = current.work()
    version = queries.draft_of(queries.versions(work, reach.find(work, Permission.plan_write, case_id)))
    if version is None:
        raise NotFound
    return _page(case_id, name, PassageForm(obj=version.passages[_passage(name)]))


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/texter/<name>")
@guard.requires(Permission.plan_write, reads=PlanRead)
def update(case_id: UUID, name: str) -> Response:
    form, passage = _offered(PassageForm()), _passage(name)
    if form.accepts(lambda: actions.write(current.work(), case_id, passage, form.terms(), form.seen)):
        return render.done(url_for("drafts.show", case_id=case_id, _anchor=name), _("Texten är sparad."))
    return _page(case_id, name, form)


def _passage(name: str) -> Passage:
    if name not in NAMES:
        raise NotFound
    return NAMES[name]


def _page(case_id: UUID, name: str, form: PassageForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_write, case_id)
    told = {"head": people.head(work, sight), "strangers": strangers(work, sight, form)}
    told |= {"form": _offered(form), "passage": _passage(name), "name": name}
    return render.page("passages/edit.html", PlanRead(case_id, None), **told)


def _offered(form: PassageForm) -> PassageForm:
    catalogue, today = current.catalogue(), current.work().today
    reasons, domains = (choosable(each, today) for each in (catalogue.reasons.voice_missing, catalogue.domains))
    return form.offer(*([(each.id, each.label) for each in found.values()] for found in (reasons, domains)))
