"""A case goes from one coordinator to another."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.access.roles import Role
from sspf.accounts import queries as accounts
from sspf.audit.events import CaseRead
from sspf.cases.actions import handovers
from sspf.cases.forms.parts import HandoverForm
from sspf.cases.queries import people, reach
from sspf.web import current, guard, render

blueprint = Blueprint("handovers", __name__, url_prefix="/arenden/<uuid:case_id>/overlamning")


@blueprint.get("")
@guard.requires(Permission.case_manage, reads=CaseRead)
def new(case_id: UUID) -> Response:
    return _page(case_id, _form(case_id))


@blueprint.post("")
@guard.requires(Permission.case_manage, reads=CaseRead)
def create(case_id: UUID) -> Response:
    form = _form(case_id)
    told = bool(form.told.answer)
    if form.accepts(lambda: handovers.hand_over(current.work(), case_id, UUID(str(form.coordinator.data)), told)):
        message = _("Ärendet är överlämnat.") if told else _("Ärendet är överlämnat. Berätta för familjen härnäst.")
        return render.done(url_for("participants.index", case_id=case_id), message)
    return _page(case_id, form)


@blueprint.post("/familjen-vet")
@guard.requires(Permission.case_manage)
def update(case_id: UUID) -> Response:
    handovers.family_told(current.work(), case_id)
    return render.done(url_for("participants.index", case_id=case_id), _("Noterat att familjen vet."))


def _form(case_id: UUID) -> HandoverForm:
    work = current.work()
    leads = reach.find(work, Permission.case_manage, case_id).case.coordinator_id
    people = [each for each in accounts.with_role(work, Role.coordinator) if each.id != leads]
    return HandoverForm.offering((str(each.id), each.name) for each in people)


def _page(case_id: UUID, form: HandoverForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.case_manage, case_id)
    head, leads = people.head(work, sight), sight.case.coordinator.name
    return render.page("handovers/new.html", CaseRead(case_id), head=head, leads=leads, form=form)
