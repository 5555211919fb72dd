"""Reports: the list, beginning one, the draft as it will look, throwing it away."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf import documents, paging
from sspf.access.permissions import Permission
from sspf.audit.events import ReportRead, ReportsListed
from sspf.reports.actions import reports as actions
from sspf.reports.forms.beginning import FOLLOW_UP, BeginForm
from sspf.reports.queries import drafts, lists
from sspf.reports.queries.documents import whole
from sspf.web import current, cursor, guard, render

blueprint = Blueprint("report_drafts", __name__, url_prefix="/statistik/rapporter")


@blueprint.get("")
@guard.requires(Permission.report_read, reads=ReportsListed)
def index() -> Response:
    before = cursor.identity()
    shown, last = paging.cut(lists.page(current.work(), before))
    older = url_for("report_drafts.index", fore=last.id) if last else ""
    return render.page("report_drafts/index.html", ReportsListed(), lines=shown, older=older, first=before is None)


@blueprint.get("/ny")
@guard.requires(Permission.report_write)
def new() -> Response:
    return render.page("report_drafts/new.html", form=BeginForm(), follow_up=FOLLOW_UP)


@blueprint.post("/ny")
@guard.requires(Permission.report_write)
def create() -> Response:
    form = BeginForm()
    if form.accepts(lambda: actions.begin(current.work(), form.terms())):
        return render.done(url_for("report_drafts.show", report_id=form.result), _("Rapporten är påbörjad."))
    return render.page("report_drafts/new.html", form=form, follow_up=FOLLOW_UP)


@blueprint.get("/<uuid:report_id>")
@guard.requires(Permission.report_write, reads=ReportRead)
def show(report_id: UUID) -> Response:
    work = current.work()
    view = drafts.show(work, report_id)
    parts = [(part, documents.plain(whole.section_blocks(work, view, part))) for part in view.sections]
    whole_text = documents.plain(whole.document(work, view).blocks)
    return render.page("report_drafts/show.html", ReportRead(report_id), view=view, parts=parts, blocks=whole_text)


@blueprint.post("/<uuid:report_id>/kasta")
@guard.requires(Permission.report_write)
def destroy(report_id: UUID) -> Response:
    actions.throw_away(current.work(), report_id)
    return render.done(url_for("report_drafts.index"), _("Utkastet är kastat."))
