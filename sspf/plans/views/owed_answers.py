"""Which agencies owe an answer, and for how long: seen by whoever leads the work (protocol item 73, complaint S7)."""

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import OwedAnswersListed
from sspf.plans.queries import owed
from sspf.web import current, guard, render

blueprint = Blueprint("owed_answers", __name__)


@blueprint.get("/utan-svar")
@guard.requires(Permission.plan_write, reads=OwedAnswersListed)
def index() -> Response:
    found = owed.answers(current.work())
    event = OwedAnswersListed(tuple(dict.fromkeys(each.case_id for each in found)))
    return render.page("owed_answers/index.html", event, units=owed.by_unit(found), count=len(found))
