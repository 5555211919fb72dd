"""The files of a published report, byte for byte as they were published."""

from uuid import UUID

from flask import Blueprint, Response

from sspf import typeset, worddocs
from sspf.access.permissions import Permission
from sspf.audit.events import ReportEditionRead
from sspf.errors import NotFound
from sspf.reports.queries import editions
from sspf.reports.rules import names
from sspf.reports.rules.states import FileKind
from sspf.web import current, guard, render

blueprint = Blueprint("report_files", __name__)

TYPES = {FileKind.pdf: typeset.PDF, FileKind.word: worddocs.DOCX}


@blueprint.get("/statistik/rapporter/<uuid:report_id>/utgavor/<int:number>/<file_kind>")
@guard.requires(Permission.report_read, reads=ReportEditionRead)
def show(report_id: UUID, number: int, file_kind: str) -> Response:
    if file_kind not in set(FileKind):
        raise NotFound
    file = FileKind(file_kind)
    report, content = editions.file(current.work(), report_id, number, file)
    name = names.file_name(report.kind, report.period, number, file)
    return render.file(lambda: content, TYPES[file], name, ReportEditionRead(report_id, number))
