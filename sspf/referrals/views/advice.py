"""The coordinator's answer to a question without a name."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ConsultationRead
from sspf.referrals.actions import consultations as actions
from sspf.referrals.forms.consultations import AdviceForm
from sspf.referrals.queries import consultations as queries
from sspf.web import current, guard, render

blueprint = Blueprint("advice", __name__, url_prefix="/radfragningar/<uuid:consultation_id>/svar")


@blueprint.get("")
@guard.requires(Permission.consultation_answer, reads=ConsultationRead)
def new(consultation_id: UUID) -> Response:
    return _page(consultation_id, AdviceForm())


@blueprint.post("")
@guard.requires(Permission.consultation_answer, reads=ConsultationRead)
def create(consultation_id: UUID) -> Response:
    form = AdviceForm()
    if form.accepts(lambda: actions.answer(current.work(), consultation_id, form.answer.data or "")):
        place = url_for("consultations.show", consultation_id=consultation_id)
        return render.done(place, _("Svaret är skickat. Den som frågade ser det under Att göra."))
    return _page(consultation_id, form)


def _page(consultation_id: UUID, form: AdviceForm) -> Response:
    asked = queries.show(current.work(), consultation_id)
    return render.page("advice/new.html", ConsultationRead(consultation_id), form=form, asked=asked)
