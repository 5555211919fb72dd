"""The first step of a release: which provision it rests on."""

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.disclosures.forms.releases import DayForm
from sspf.disclosures.queries import provisions
from sspf.web import current, guard, render

blueprint = Blueprint("provisions", __name__)


@blueprint.get("/utlamnanden/bestammelser")
@guard.requires(Permission.disclosure_write)
def index() -> Response:
    work = current.work()
    form = DayForm.asked(work.today)
    form.validate()
    day = form.day.data or work.today
    return render.page("provisions/index.html", form=form, day=day, offer=provisions.offered(work, day))
