"""The log, for the granskare. Reading it is logged too."""

from flask import Blueprint, Response, url_for

from sspf.access.permissions import Permission
from sspf.audit.events import LogRead
from sspf.oversight.forms import LogForm
from sspf.oversight.queries import log as queries
from sspf.web import current, guard, render

blueprint = Blueprint("log", __name__)


@blueprint.get("/logg")
@guard.requires(Permission.log_read, reads=LogRead)
def index() -> Response:
    form = LogForm.asked()
    found = queries.page(current.work(), form.selection())
    form.offer_people(found.people)
    lines = found.lines if form.validate() else ()
    asked = {
        name: form[name].raw_data[0] for name in ("from_on", "until_on", "person", "case_number") if form[name].raw_data
    }
    chosen = {name: text for name, text in asked.items() if text}
    older = url_for("log.index", **chosen, fore=found.older) if found.older and lines else ""
    return render.page("log/index.html", LogRead(len(lines)), form=form, lines=list(lines), chosen=chosen, older=older)
