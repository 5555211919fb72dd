"""The list of cases, for the coordinator all and for partners those that the consent lets them into."""

from flask import Blueprint, Response, url_for

from sspf import paging
from sspf.access.permissions import Permission
from sspf.audit.events import CasesListed
from sspf.cases.queries import lists
from sspf.web import current, cursor, guard, render

blueprint = Blueprint("cases", __name__)


@blueprint.get("/arenden")
@guard.requires(Permission.case_list, reads=CasesListed)
def index() -> Response:
    before = cursor.word()
    shown, last = paging.cut(lists.page(current.work(), before))
    older = url_for("cases.index", fore=last.number) if last else ""
    event = CasesListed(tuple(line.id for line in shown))
    return render.page("cases/index.html", event, lines=shown, older=older, first=before is None)
