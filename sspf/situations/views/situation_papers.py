"""A published lägesbild on paper."""

from uuid import UUID

from flask import Blueprint, Response

from sspf import typeset
from sspf.access.permissions import Permission
from sspf.audit.events import SituationRead
from sspf.situations.queries import editions, papers
from sspf.web import current, guard, render

blueprint = Blueprint("situation_papers", __name__)


@blueprint.get("/lagesbilder/<uuid:situation_id>/versioner/<int:number>/papper")
@guard.requires(Permission.situation_read, reads=SituationRead)
def show(situation_id: UUID, number: int) -> Response:
    work = current.work()
    values = papers.values(work, editions.show(work, situation_id, number))
    pages = (papers.TEMPLATE, values, work.now)
    return render.file(lambda: typeset.pdf(*pages), typeset.PDF, "lagesbild.pdf", SituationRead(situation_id))
