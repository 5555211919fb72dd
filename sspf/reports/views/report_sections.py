"""The words of one part of a term's or a year's report."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ReportRead
from sspf.reports.actions import texts as actions
from sspf.reports.forms.texts import SectionForm
from sspf.reports.queries import drafts
from sspf.web import current, guard, render

blueprint = Blueprint("report_sections", __name__, url_prefix="/statistik/rapporter/<uuid:report_id>/delar/<section>")


@blueprint.get("")
@guard.requires(Permission.report_write, reads=ReportRead)
def edit(report_id: UUID, section: str) -> Response:
    part = drafts.show(current.work(), report_id).section(section)
    return _page(report_id, section, SectionForm(data={"text": part.text, "version": part.version}))


@blueprint.post("")
@guard.requires(Permission.report_write, reads=ReportRead)
def update(report_id: UUID, section: str) -> Response:
    form, work = SectionForm(), current.work()
    vouched = bool(form.nameless.data)
    if form.accepts(lambda: actions.write(work, report_id, section, form.text.data or "", form.seen, vouched)):
        return render.done(url_for("report_drafts.show", report_id=report_id, _anchor=section), _("Sparat."))
    return _page(report_id, section, form)


def _page(report_id: UUID, section: str, form: SectionForm) -> Response:
    view = drafts.show(current.work(), report_id)
    values = {"form": form, "view": view, "part": view.section(section)}
    return render.page("report_sections/edit.html", ReportRead(report_id), **values)
