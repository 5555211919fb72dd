"""Publishing a report."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ReportRead
from sspf.reports.actions import publishing
from sspf.reports.forms.beginning import PublishForm
from sspf.reports.queries import drafts
from sspf.web import current, guard, render

blueprint = Blueprint("report_publications", __name__, url_prefix="/statistik/rapporter/<uuid:report_id>/publicera")


@blueprint.get("")
@guard.requires(Permission.report_write, reads=ReportRead)
def new(report_id: UUID) -> Response:
    return _page(report_id, PublishForm())


@blueprint.post("")
@guard.requires(Permission.report_write, reads=ReportRead)
def create(report_id: UUID) -> Response:
    form, work = PublishForm(), current.work()
    if form.accepts(lambda: publishing.publish(work, report_id, form.note.data or "", bool(form.nameless.data))):
        here = url_for("report_editions.show", report_id=report_id, number=form.result)
        return render.done(here, _("Rapporten är publicerad."))
    return _page(report_id, form)


def _page(report_id: UUID, form: PublishForm) -> Response:
    view = drafts.show(current.work(), report_id)
    return render.page("report_publications/new.html", ReportRead(report_id), form=form, view=view)
