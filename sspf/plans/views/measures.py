"""Who does what, one measure at a time."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import PlanRead
from sspf.cases.queries import people, reach
from sspf.cases.queries.reach import Sight
from sspf.catalogue.agencies import AgencySide
from sspf.catalogue.entries import choosable
from sspf.catalogue.measures import CatalogueMeasure
from sspf.errors import NotFound
from sspf.plans.actions import parts as actions
from sspf.plans.actions import promises
from sspf.plans.forms.measures import MeasureForm
from sspf.plans.forms.offers import Table, kinds
from sspf.plans.queries import versions as queries
from sspf.plans.rules.contents import Version
from sspf.plans.views.names import strangers
from sspf.web import current, guard, render
from sspf.web.forms import VersionedForm

blueprint = Blueprint("measures", __name__)
Desk = tuple[Sight, Version | None]
"""The case, and the draft on the table."""


@blueprint.get("/arenden/<uuid:case_id>/plan/utkast/atgarder/ny")
@guard.requires(Permission.plan_write, reads=PlanRead)
def new(case_id: UUID) -> Response:
    start = _suggestions().get(request.args.get("forslag", ""))
    data = {"text": start.label, "performer": start.performer} if start else {}
    return _page("measures/new.html", _desk(case_id), MeasureForm(data=data))


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/atgarder/ny")
@guard.requires(Permission.plan_write, reads=PlanRead)
def create(case_id: UUID) -> Response:
    form = _offered(_desk(case_id), MeasureForm())
    said_yes = bool(form.accepted.data)
    if form.accepts(lambda: promises.promise(current.work(), case_id, form.terms(), said_yes)):
        again = url_for("measures.new", case_id=case_id)
        return render.done(again if "again" in request.form else _place(case_id), _("Åtgärden är sparad."))
    return _page("measures/new.html", _desk(case_id), form)


@blueprint.get("/arenden/<uuid:case_id>/plan/utkast/atgarder/<uuid:measure_id>")
@guard.requires(Permission.plan_write, reads=PlanRead)
def edit(case_id: UUID, measure_id: UUID) -> Response:
    sight, version = desk = _desk(case_id)
    lines = queries.measures(current.work(), sight, version) if version else []
    line = next((each for each in lines if each.id == measure_id), None)
    if line is None:
        raise NotFound
    return _page("measures/edit.html", desk, MeasureForm.over(line), measure_id)


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/atgarder/<uuid:measure_id>")
@guard.requires(Permission.plan_write, reads=PlanRead)
def update(case_id: UUID, measure_id: UUID) -> Response:
    form = _offered(_desk(case_id), MeasureForm())
    if form.accepts(lambda: actions.change_measure(current.work(), case_id, measure_id, form.terms(), form.seen)):
        return render.done(_place(case_id), _("Ändringen är sparad."))
    return _page("measures/edit.html", _desk(case_id), form, measure_id)


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/atgarder/<uuid:measure_id>/ta-bort")
@guard.requires(Permission.plan_write)
def destroy(case_id: UUID, measure_id: UUID) -> Response:
    actions.remove_measure(current.work(), case_id, measure_id, VersionedForm().seen)
    return render.done(_place(case_id), _("Åtgärden är borttagen ur utkastet."))


def _place(case_id: UUID) -> str:
    return url_for("drafts.show", case_id=case_id, _anchor="atgarder")


def _suggestions() -> dict[str, CatalogueMeasure]:
    return choosable(current.catalogue().measures, current.work().today)


def _by_side() -> dict[AgencySide, list[CatalogueMeasure]]:
    found: dict[AgencySide, list[CatalogueMeasure]] = {}
    for each in _suggestions().values():
        found.setdefault(each.side, []).append(each)
    return found


def _desk(case_id: UUID) -> Desk:
    work = current.work()
    sight = reach.find(work, Permission.plan_write, case_id)
    return sight, queries.draft_of(queries.versions(work, sight))


def _offered(desk: Desk, form: MeasureForm) -> MeasureForm:
    (sight, version), work = desk, current.work()
    inside = reach.units_inside(work, sight.case.id)
    units = [(slug, unit.label) for slug, unit in work.catalogue.units.items() if slug in inside]
    goals = queries.goals(work, sight, version) if version else ()
    return form.offer(Table(units, goals, kinds(work.catalogue, work.today)), work.catalogue)


def _page(template: str, desk: Desk, form: MeasureForm, measure_id: UUID | None = None) -> Response:
    sight, version = desk
    if measure_id is not None:
        queries.expect_measure(current.work(), sight, measure_id)
    head = people.head(current.work(), sight)
    names = strangers(current.work(), sight, form)
    told = {"form": _offered(desk, form), "suggestions": _by_side(), "measure_id": measure_id, "strangers": names}
    return render.page(template, PlanRead(head.id, version.id if version else None), head=head, **told)
