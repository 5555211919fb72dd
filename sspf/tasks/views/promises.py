"""Mina åtaganden: what the own unit has promised, by day, on a small screen (complaints F1, F5, P5)."""

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import PromisesListed
from sspf.plans.queries import own_promises
from sspf.plans.rules.own_promises import by_day
from sspf.statements.queries import pages
from sspf.web import current, guard, render

blueprint = Blueprint("promises", __name__)


@blueprint.get("/mina-ataganden")
@guard.requires(Permission.measure_report, reads=PromisesListed)
def index() -> Response:
    work = current.work()
    found = own_promises.page(work)
    told = {"cases": found.cases, "days": by_day(found.promises, work.today), "usual": _usual()}
    return render.page("promises/index.html", PromisesListed(found.case_ids), **told)


def _usual() -> str:
    """What the reader's unit mostly writes about, so that something good takes one field; empty where it depends."""
    work = current.work()
    unit = work.actor.unit
    return pages.usual_for(work, unit, pages.kinds_for(work, unit)) if unit is not None else ""
