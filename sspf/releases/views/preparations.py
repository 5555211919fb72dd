"""What the coordinator can do before figures about young people are published the next time."""

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.releases.queries import gaps
from sspf.web import current, guard, render

blueprint = Blueprint("preparations", __name__)


@blueprint.get("/statistik/ungdomar/nasta")
@guard.requires(Permission.release_prepare, reads=events.PersonFiguresPrepared)
def index() -> Response:
    found = gaps.preparation(current.work())
    event = events.PersonFiguresPrepared(tuple(each.case_id for each in found.gaps))
    return render.page("preparations/index.html", event, preparation=found)
