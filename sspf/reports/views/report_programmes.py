"""What is written of one plan or programme in a follow-up to kommunfullmäktige."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ReportRead
from sspf.reports.actions import texts as actions
from sspf.reports.forms.texts import ProgrammeForm
from sspf.reports.queries import drafts
from sspf.web import current, guard, render

blueprint = Blueprint("report_programmes", __name__, url_prefix="/statistik/rapporter/<uuid:report_id>/planer")


@blueprint.get("/ny")
@guard.requires(Permission.report_write, reads=ReportRead)
def new(report_id: UUID) -> Response:
    return _page("report_programmes/new.html", report_id, ProgrammeForm())


@blueprint.post("/ny")
@guard.requires(Permission.report_write, reads=ReportRead)
def create(report_id: UUID) -> Response:
    form = ProgrammeForm()
    if form.accepts(lambda: actions.add_programme(current.work(), report_id, form.terms())):
        return render.done(url_for("report_drafts.show", report_id=report_id), _("Uppföljningen står i rapporten."))
    return _page("report_programmes/new.html", report_id, form)


@blueprint.get("/<uuid:programme_id>")
@guard.requires(Permission.report_write, reads=ReportRead)
def edit(report_id: UUID, programme_id: UUID) -> Response:
    found = drafts.show(current.work(), report_id).programme(programme_id)
    return _page("report_programmes/edit.html", report_id, ProgrammeForm.over(found.terms, found.version))


@blueprint.post("/<uuid:programme_id>")
@guard.requires(Permission.report_write, reads=ReportRead)
def update(report_id: UUID, programme_id: UUID) -> Response:
    form, work = ProgrammeForm(), current.work()
    if form.accepts(lambda: actions.change_programme(work, report_id, programme_id, form.terms(), form.seen)):
        return render.done(url_for("report_drafts.show", report_id=report_id), _("Sparat."))
    return _page("report_programmes/edit.html", report_id, form)


@blueprint.post("/<uuid:programme_id>/ta-bort")
@guard.requires(Permission.report_write)
def destroy(report_id: UUID, programme_id: UUID) -> Response:
    actions.remove_programme(current.work(), report_id, programme_id)
    return render.done(
        url_for("report_drafts.show", report_id=report_id), _("Uppföljningen är borttagen ur rapporten.")
    )


def _page(template: str, report_id: UUID, form: ProgrammeForm) -> Response:
    view, usual = drafts.show(current.work(), report_id), current.catalogue().reports.follow_up
    form.under(usual, view.period.year)
    return render.page(template, ReportRead(report_id), form=form, view=view, usual=usual)
