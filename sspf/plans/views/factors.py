"""What works and what worries, one factor at a time."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import PlanRead
from sspf.cases.queries import people, reach
from sspf.catalogue.entries import choosable
from sspf.catalogue.factors import FactorValence
from sspf.errors import NotFound
from sspf.plans.actions import parts as actions
from sspf.plans.forms.factors import FactorForm
from sspf.plans.queries import versions as queries
from sspf.plans.rules.contents import FactorLine
from sspf.plans.rules.states import FactorSource
from sspf.plans.views.names import strangers
from sspf.web import current, guard, render
from sspf.web.forms import VersionedForm

blueprint = Blueprint("factors", __name__)
KINDS = {"styrka": FactorValence.protective, "oro": FactorValence.risk}


@blueprint.get("/arenden/<uuid:case_id>/plan/utkast/<any(styrka, oro):kind>/ny")
@guard.requires(Permission.plan_write, reads=PlanRead)
def new(case_id: UUID, kind: str) -> Response:
    return _page("factors/new.html", case_id, kind, FactorForm())


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/<any(styrka, oro):kind>/ny")
@guard.requires(Permission.plan_write, reads=PlanRead)
def create(case_id: UUID, kind: str) -> Response:
    form = _offered(FactorForm(), case_id, kind)
    if form.accepts(lambda: actions.add_factor(current.work(), case_id, form.terms())):
        again = url_for("factors.new", case_id=case_id, kind=kind)
        return render.done(again if "again" in request.form else _place(case_id, kind), _("Sparat i planen."))
    return _page("factors/new.html", case_id, kind, form)


@blueprint.get("/arenden/<uuid:case_id>/plan/utkast/faktorer/<uuid:factor_id>")
@guard.requires(Permission.plan_write, reads=PlanRead)
def edit(case_id: UUID, factor_id: UUID) -> Response:
    line = _line(case_id, factor_id)
    return _page("factors/edit.html", case_id, _kind(line.valence), FactorForm.over(line), factor_id)


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/faktorer/<uuid:factor_id>")
@guard.requires(Permission.plan_write, reads=PlanRead)
def update(case_id: UUID, factor_id: UUID) -> Response:
    kind = _kind(_line(case_id, factor_id).valence)
    form = _offered(FactorForm(), case_id, kind)
    if form.accepts(lambda: actions.change_factor(current.work(), case_id, factor_id, form.terms(), form.seen)):
        return render.done(_place(case_id, kind), _("Ändringen är sparad."))
    return _page("factors/edit.html", case_id, kind, form, factor_id)


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/faktorer/<uuid:factor_id>/ta-bort")
@guard.requires(Permission.plan_write)
def destroy(case_id: UUID, factor_id: UUID) -> Response:
    actions.remove_factor(current.work(), case_id, factor_id, VersionedForm().seen)
    return render.done(url_for("drafts.show", case_id=case_id), _("Borttaget ur utkastet."))


def _line(case_id: UUID, factor_id: UUID) -> FactorLine:
    work = current.work()
    sight = reach.find(work, Permission.plan_write, case_id)
    version = queries.draft_of(queries.versions(work, sight))
    lines = queries.factors(work, sight, version) if version else []
    line = next((each for each in lines if each.id == factor_id), None)
    if line is None:
        raise NotFound
    return line


def _kind(valence: FactorValence) -> str:
    return next(name for name, each in KINDS.items() if each is valence)


def _place(case_id: UUID, kind: str) -> str:
    return url_for("drafts.show", case_id=case_id, _anchor="styrkor" if kind == "styrka" else "oro")


def _offered(form: FactorForm, case_id: UUID, kind: str) -> FactorForm:
    work, catalogue = current.work(), current.catalogue()
    found = choosable(catalogue.factors, work.today).values()
    factors = [
        (each.id, f"{catalogue.domains[each.domain].label}: {each.label}")
        for each in found
        if each.valence is KINDS[kind]
    ]
    inside = reach.units_inside(work, case_id)
    units = [(slug, unit.label) for slug, unit in catalogue.units.items() if slug in inside]
    return form.offer(factors, [*((each.value, catalogue.label(each)) for each in FactorSource), *units], catalogue)


def _page(template: str, case_id: UUID, kind: str, form: FactorForm, factor_id: UUID | None = None) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_write, case_id)
    told: dict[str, object] = {"kind": kind, "factor_id": factor_id, "strangers": strangers(work, sight, form)}
    told |= {"head": people.head(work, sight), "form": _offered(form, case_id, kind)}
    return render.page(template, PlanRead(case_id, None), **told)
