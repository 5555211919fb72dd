"""Somebody is not asked after an occasion, and why."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import SurveysRead
from sspf.cases.queries import people, reach
from sspf.catalogue.entries import choosable
from sspf.surveys.actions.dispatches import leave_out
from sspf.surveys.forms.dispatches import OmissionForm
from sspf.surveys.queries import points
from sspf.web import current, guard, render

blueprint = Blueprint("omissions", __name__, url_prefix="/arenden/<uuid:case_id>/enkater/lamnas-inte-ut")


@blueprint.get("")
@guard.requires(Permission.survey_issue, reads=SurveysRead)
def new(case_id: UUID) -> Response:
    return _form_page(case_id, _form(case_id))


@blueprint.post("")
@guard.requires(Permission.survey_issue, reads=SurveysRead)
def create(case_id: UUID) -> Response:
    form = _form(case_id)
    if form.accepts(lambda: leave_out(current.work(), case_id, form.occasion_id(), form.chosen(), form.reason.data)):
        return render.done(url_for("dispatches.index", case_id=case_id), _("Det är antecknat."))
    return _form_page(case_id, form)


def _form(case_id: UUID) -> OmissionForm:
    work = current.work()
    reach.find(work, Permission.survey_issue, case_id)
    occasions = [each for each in points.of_case(work, case_id).occasions if each.missing]
    named = [each for each in occasions if str(each.id) == request.args.get("tillfalle")]
    chosen = (named or occasions)[0] if named or len(occasions) == 1 else None
    form = OmissionForm(occasion=str(chosen.id) if chosen else None, audiences=list(chosen.missing) if chosen else [])
    label = current.catalogue().label
    missing = dict.fromkeys(audience for each in occasions for audience in each.missing)
    form.offer(occasions, [(each.value, label(each)) for each in missing])
    form.reason.offer(
        (each.id, each.label) for each in choosable(current.catalogue().reasons.survey_left_out, work.today).values()
    )
    return form


def _form_page(case_id: UUID, form: OmissionForm) -> Response:
    work = current.work()
    head = people.head(work, reach.find(work, Permission.survey_issue, case_id))
    return render.page("omissions/new.html", SurveysRead(case_id), head=head, form=form)
