"""Codes given out in a case: when they are due, how many are answered, and giving them out."""

from uuid import UUID

from flask import Blueprint, Response, request

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.queries import people, reach
from sspf.surveys.actions.dispatches import give_out
from sspf.surveys.forms.dispatches import OTHERWISE, HandingForm
from sspf.surveys.queries import dispatches, points
from sspf.surveys.views import shown
from sspf.web import current, guard, render

blueprint = Blueprint("dispatches", __name__, url_prefix="/arenden/<uuid:case_id>/enkater")


@blueprint.get("")
@guard.requires(Permission.survey_issue, reads=events.SurveysRead)
def index(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.survey_issue, case_id)
    values = {
        "head": people.head(work, sight),
        "occasions": points.of_case(work, case_id).occasions,
        "reasons": points.reasons(work, case_id),
        "lines": dispatches.lines(work, sight),
    }
    return render.page("dispatches/index.html", events.SurveysRead(case_id), **values)


@blueprint.get("/ny")
@guard.requires(Permission.survey_issue, reads=events.SurveysRead)
def new(case_id: UUID) -> Response:
    return _form_page(case_id, _form(case_id))


@blueprint.post("/ny")
@guard.requires(Permission.survey_issue, reads=events.SurveysRead)
def create(case_id: UUID) -> Response:
    form = _form(case_id)
    if not form.accepts(lambda: give_out(current.work(), case_id, form.terms())):
        return _form_page(case_id, form)
    return shown.once(case_id, form.result)


def _form(case_id: UUID) -> HandingForm:
    """Filled in the first time as a coordinator would: everyone whom the chosen occasion asks and nobody was asked."""
    work = current.work()
    sight = reach.find(work, Permission.survey_issue, case_id)
    who, occasions = dispatches.candidates(work, sight), points.of_case(work, case_id).occasions
    chosen = next((each for each in occasions if str(each.id) == request.args.get("tillfalle")), None)
    chosen = chosen or next((each for each in occasions if each.missing), None)
    counts = {each.value: who.counts[each] for each in (chosen.missing if chosen else ()) if each in who.counts}
    units = list(who.units) if chosen and "partner" in chosen.missing else []
    form = HandingForm(occasion=str(chosen.id) if chosen else OTHERWISE, units=units, **counts)
    form.offer(occasions, who.units)
    return form


def _form_page(case_id: UUID, form: HandingForm) -> Response:
    work = current.work()
    head = people.head(work, reach.find(work, Permission.survey_issue, case_id))
    mailed = work.installation.settings.smtp is not None
    return render.page("dispatches/new.html", events.SurveysRead(case_id), head=head, form=form, mailed=mailed)
