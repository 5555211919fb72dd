"""The lägesbilder of a quarter, and one of them."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf import periods
from sspf.access.permissions import Permission
from sspf.audit.events import SituationRead, SituationsListed
from sspf.periods import Period, PeriodKind
from sspf.situations.actions import reports as actions
from sspf.situations.forms.reports import SourcesForm
from sspf.situations.queries import editions, quarters, reports
from sspf.situations.rules.states import SituationState
from sspf.web import current, guard, render
from sspf.web.forms import Form

blueprint = Blueprint("situations", __name__, url_prefix="/lagesbilder")


@blueprint.get("")
@guard.requires(Permission.situation_read, reads=SituationsListed)
def index() -> Response:
    return _list(_quarter(request.args.get("kvartal", "")), Form())


@blueprint.post("")
@guard.requires(Permission.situation_write, reads=SituationsListed)
def create() -> Response:
    form, work = Form(), current.work()
    area, period = request.form.get("omrade", ""), request.form.get("kvartal", "")
    if form.accepts(lambda: actions.start(work, area, period)):
        return render.done(url_for("situations.show", situation_id=form.result))
    return _list(_quarter(period), form)


@blueprint.get("/<uuid:situation_id>")
@guard.requires(Permission.situation_read, reads=SituationRead)
def show(situation_id: UUID) -> Response:
    work = current.work()
    if work.may(Permission.situation_write):
        view = reports.show(work, situation_id)
        if view.state is SituationState.draft:
            return render.page("situations/show.html", SituationRead(situation_id), view=view)
    edition = editions.show(work, situation_id)
    return render.page("situation_editions/show.html", SituationRead(situation_id), view=edition)


@blueprint.get("/<uuid:situation_id>/kallor")
@guard.requires(Permission.situation_write, reads=SituationRead)
def edit(situation_id: UUID) -> Response:
    view = reports.show(current.work(), situation_id)
    return _sources_page(view, SourcesForm.over(view.contents.sources, view.version))


@blueprint.post("/<uuid:situation_id>/kallor")
@guard.requires(Permission.situation_write, reads=SituationRead)
def update(situation_id: UUID) -> Response:
    form, work = SourcesForm(), current.work()
    if form.accepts(
        lambda: actions.name_sources(work, situation_id, form.lines(), bool(form.nameless.data), form.seen)
    ):
        return render.done(url_for("situations.show", situation_id=situation_id, _anchor="other"), _("Sparat."))
    return _sources_page(reports.show(work, situation_id), form)


def _sources_page(view: reports.SituationView, form: SourcesForm) -> Response:
    return render.page("situations/edit.html", SituationRead(view.id), view=view, form=form)


def _list(quarter: Period, form: Form) -> Response:
    work = current.work()
    shown = {
        "quarter": quarter,
        "lines": quarters.show(work, quarter),
        "asked": quarters.asked(work),
        "due_on": quarters.due_on(work, quarter),
        "is_latest": quarter.next.first_on > work.today,
        "begun": [each for each in periods.begun(work.today, 2) if each.kind is PeriodKind.quarter],
    }
    return render.page("situations/index.html", SituationsListed(), form=form, **shown)


def _quarter(slug: str) -> Period:
    """The quarter that the address says; without one, or for one that has not begun, the one to look at first."""
    said, work = periods.read(slug), current.work()
    if said is not None and said.kind is PeriodKind.quarter and said.first_on <= work.today:
        return said
    return quarters.first(work)
