"""The rows of a file that were not taken in, as a file to mend them from."""

from uuid import UUID

from flask import Blueprint, Response
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import CountImportRead
from sspf.sheets import writing
from sspf.sheets.writing import Sheet
from sspf.situations.queries import imports
from sspf.web import current, guard, render

blueprint = Blueprint("count_import_faults", __name__)


@blueprint.get("/lagesbilder/filer/<uuid:count_import_id>/fel.csv")
@guard.requires(Permission.situation_write, reads=CountImportRead)
def show(count_import_id: UUID) -> Response:
    faults, label = imports.show(current.work(), count_import_id).faults, current.catalogue().label
    rows = [(each.line, label(each.reason), each.text) for each in faults]
    sheet = Sheet(_("Rader med fel"), (_("Rad"), _("Vad som är fel"), _("Där står")), rows)
    name = "rader-med-fel.csv"
    return render.file(lambda: writing.csv(sheet), writing.CSV, name, CountImportRead(count_import_id))
