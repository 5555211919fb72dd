"""Who does what, one measure at a time."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import PlanRead
from sspf.cases import queries as cases
from sspf.catalogue.entries import choosable
from sspf.catalogue.measures import CatalogueMeasure
from sspf.errors import NotFound
from sspf.plans.actions import parts as actions
from sspf.plans.forms import MeasureForm
from sspf.plans.queries import versions as queries
from sspf.plans.rules.contents import Content
from sspf.web import current, guard, render
from sspf.web.forms import VersionedForm

blueprint = Blueprint("measures", __name__)


@blueprint.get("/arenden/<uuid:case_id>/plan/utkast/atgarder/ny")
@guard.requires(Permission.plan_write, reads=PlanRead)
def new(case_id: UUID) -> Response:
    start = _suggestions().get(request.args.get("forslag", ""))
    data = {"text": start.label, "performer": start.performer} if start else {}
    return _page("measures/new.html", case_id, MeasureForm(data=data))


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/atgarder/ny")
@guard.requires(Permission.plan_write, reads=PlanRead)
def create(case_id: UUID) -> Response:
    form = _offered(MeasureForm(), case_id, _content(case_id))
    if form.accepts(lambda: actions.add_measure(current.work(), case_id, form.terms())):
        return render.done(_place(case_id), _("Åtgärden är sparad."))
    return _page("measures/new.html", case_id, form)


@blueprint.get("/arenden/<uuid:case_id>/plan/utkast/atgarder/<uuid:measure_id>")
@guard.requires(Permission.plan_write, reads=PlanRead)
def edit(case_id: UUID, measure_id: UUID) -> Response:
    content = _content(case_id)
    line = next((each for each in content.measures if each.id == measure_id), None) if content else None
    if line is None:
        raise NotFound
    return _page("measures/edit.html", case_id, MeasureForm(obj=line), measure_id)


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/atgarder/<uuid:measure_id>")
@guard.requires(Permission.plan_write, reads=PlanRead)
def update(case_id: UUID, measure_id: UUID) -> Response:
    form = _offered(MeasureForm(), case_id, _content(case_id))
    if form.accepts(lambda: actions.change_measure(current.work(), case_id, measure_id, form.terms(), form.seen)):
        return render.done(_place(case_id), _("Ändringen är sparad."))
    return _page("measures/edit.html", case_id, form, measure_id)


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/atgarder/<uuid:measure_id>/ta-bort")
@guard.requires(Permission.plan_write)
def destroy(case_id: UUID, measure_id: UUID) -> Response:
    actions.remove_measure(current.work(), case_id, measure_id, VersionedForm().seen)
    return render.done(_place(case_id), _("Åtgärden är borttagen ur utkastet."))


def _place(case_id: UUID) -> str:
    return url_for("drafts.show", case_id=case_id, _anchor="atgarder")


def _suggestions() -> dict[str, CatalogueMeasure]:
    return choosable(current.catalogue().measures, current.work().today)


def _content(case_id: UUID) -> Content | None:
    work = current.work()
    return queries.draft(work, cases.find(work, Permission.plan_write, case_id))


def _offered(form: MeasureForm, case_id: UUID, content: Content | None) -> MeasureForm:
    catalogue, inside = current.catalogue(), cases.units_inside(current.work(), case_id)
    units = [(slug, unit.label) for slug, unit in catalogue.units.items() if slug in inside]
    return form.offer(units, content.goals if content else (), catalogue)


def _page(template: str, case_id: UUID, form: MeasureForm, measure_id: UUID | None = None) -> Response:
    work = current.work()
    head = cases.head(work, cases.find(work, Permission.plan_write, case_id))
    told = {"form": _offered(form, case_id, _content(case_id)), "suggestions": list(_suggestions().values())}
    return render.page(template, PlanRead(case_id, None), head=head, measure_id=measure_id, **told)
