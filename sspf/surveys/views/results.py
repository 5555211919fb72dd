"""What questionnaires say, summed up for a half-year that is over."""

from flask import Blueprint, Response, request

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.errors import NotFound
from sspf.surveys.queries import results
from sspf.surveys.rules import rounds
from sspf.web import current, guard, render

blueprint = Blueprint("results", __name__)
OFFERED = 6


@blueprint.get("/statistik/enkater")
@guard.requires(Permission.survey_results, reads=events.SurveyResultsRead)
def index() -> Response:
    work = current.work()
    offered = rounds.half_years_over(work.today, OFFERED)
    chosen = request.args.get("halvar", offered[0])
    if chosen not in offered:
        raise NotFound
    shown = {"chosen": chosen, "offered": offered, "results": results.results(work, chosen)}
    return render.page("results/index.html", events.SurveyResultsRead(), **shown)
