"""The rows of the activity tables of a report."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ReportRead
from sspf.reports.actions import texts as actions
from sspf.reports.forms.texts import ActivityForm
from sspf.reports.queries import drafts
from sspf.web import current, guard, render

blueprint = Blueprint("report_activities", __name__, url_prefix="/statistik/rapporter/<uuid:report_id>/aktiviteter")


@blueprint.get("/ny")
@guard.requires(Permission.report_write, reads=ReportRead)
def new(report_id: UUID) -> Response:
    return _page("report_activities/new.html", report_id, ActivityForm())


@blueprint.post("/ny")
@guard.requires(Permission.report_write, reads=ReportRead)
def create(report_id: UUID) -> Response:
    form = ActivityForm()
    if form.accepts(lambda: actions.add_activity(current.work(), report_id, form.terms())):
        return render.done(url_for("report_drafts.show", report_id=report_id), _("Aktiviteten står i rapporten."))
    return _page("report_activities/new.html", report_id, form)


@blueprint.get("/<uuid:row_id>")
@guard.requires(Permission.report_write, reads=ReportRead)
def edit(report_id: UUID, row_id: UUID) -> Response:
    found = drafts.show(current.work(), report_id).activity(row_id)
    return _page("report_activities/edit.html", report_id, ActivityForm.over(found.row, found.version))


@blueprint.post("/<uuid:row_id>")
@guard.requires(Permission.report_write, reads=ReportRead)
def update(report_id: UUID, row_id: UUID) -> Response:
    form, work = ActivityForm(), current.work()
    if form.accepts(lambda: actions.change_activity(work, report_id, row_id, form.terms(), form.seen)):
        return render.done(url_for("report_drafts.show", report_id=report_id), _("Sparat."))
    return _page("report_activities/edit.html", report_id, form)


@blueprint.post("/<uuid:row_id>/ta-bort")
@guard.requires(Permission.report_write)
def destroy(report_id: UUID, row_id: UUID) -> Response:
    actions.remove_activity(current.work(), report_id, row_id)
    return render.done(url_for("report_drafts.show", report_id=report_id), _("Aktiviteten är borttagen ur rapporten."))


def _page(template: str, report_id: UUID, form: ActivityForm) -> Response:
    view = drafts.show(current.work(), report_id)
    return render.page(template, ReportRead(report_id), form=form, view=view)
