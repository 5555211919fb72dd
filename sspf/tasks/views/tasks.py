"""The start page of everyone who is signed in."""

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import TasksRead
from sspf.cases.queries import notices
from sspf.tasks import queries
from sspf.web import current, guard, render

blueprint = Blueprint("tasks", __name__)


@blueprint.get("/")
@guard.requires(Permission.start_read, reads=TasksRead)
def index() -> Response:
    work = current.work()
    waiting, told = queries.waiting(work), notices.mine(work)
    event = TasksRead(queries.case_ids(waiting, told))
    return render.page("tasks/index.html", event, waiting=waiting, told=told)
