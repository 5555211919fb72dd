"""Codes given out in a case, and how many are answered."""

from uuid import UUID

from flask import Blueprint, Response, url_for

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.queries import people, reach
from sspf.surveys.actions.dispatches import issue
from sspf.surveys.forms.dispatches import DispatchForm
from sspf.surveys.queries.dispatches import in_use, lines
from sspf.surveys.rules import dispatches
from sspf.web import current, guard, qr, render

blueprint = Blueprint("dispatches", __name__)


@blueprint.get("/arenden/<uuid:case_id>/enkater")
@guard.requires(Permission.survey_issue, reads=events.SurveysRead)
def index(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.survey_issue, case_id)
    values = {"head": people.head(work, sight), "lines": lines(work, sight)}
    return render.page("dispatches/index.html", events.SurveysRead(case_id), **values)


@blueprint.get("/arenden/<uuid:case_id>/enkater/ny")
@guard.requires(Permission.survey_issue, reads=events.SurveysRead)
def new(case_id: UUID) -> Response:
    return _form_page(case_id, _form())


@blueprint.post("/arenden/<uuid:case_id>/enkater/ny")
@guard.requires(Permission.survey_issue, reads=events.SurveysRead)
def create(case_id: UUID) -> Response:
    form = _form()
    if not form.accepts(lambda: issue(current.work(), case_id, form.terms())):
        return _form_page(case_id, form)
    work = current.work()
    head = people.head(work, reach.find(work, Permission.survey_issue, case_id))
    survey = current.catalogue().surveys[form.questionnaire.data]
    codes = [(code, _drawing(code)) for code in form.result]
    until_on = dispatches.until(work.today, work.catalogue.deadlines.survey_code_days)
    shown = {"head": head, "survey": survey, "codes": codes, "until_on": until_on, "address": _address()}
    place = url_for("dispatches.index", case_id=case_id)
    return render.shown_once("dispatches/create.html", place, events.SurveysRead(case_id), **shown)


def _form() -> DispatchForm:
    form = DispatchForm()
    label = current.catalogue().label
    form.questionnaire.offer((each.id, label(each.audience)) for each in in_use(current.work()).values())
    return form


def _form_page(case_id: UUID, form: DispatchForm) -> Response:
    work = current.work()
    head = people.head(work, reach.find(work, Permission.survey_issue, case_id))
    return render.page("dispatches/new.html", events.SurveysRead(case_id), head=head, form=form)


def _address() -> str:
    """Where to type a code, as one says it: without https."""
    return url_for("answers.index", _external=True).partition("://")[2]


def _drawing(code: str) -> qr.Drawing:
    """The address with the code behind `#`, which browsers keep to themselves: it stands in no server's log."""
    return qr.drawing(url_for("answers.index", _external=True, _anchor=code))
