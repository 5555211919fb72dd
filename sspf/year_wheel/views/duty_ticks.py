"""Saying that a duty of the year is done."""

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import YearWheelRead
from sspf.web import current, guard, render
from sspf.year_wheel import actions
from sspf.year_wheel.forms import TickForm
from sspf.year_wheel.queries import duties

blueprint = Blueprint("duty_ticks", __name__, url_prefix="/arshjul/<duty>/<span>")


@blueprint.get("/klart")
@guard.requires(Permission.wheel_tick, reads=YearWheelRead)
def new(duty: str, span: str) -> Response:
    return _page(duty, span, TickForm(data={"done_on": current.work().today}))


@blueprint.post("/klart")
@guard.requires(Permission.wheel_tick, reads=YearWheelRead)
def create(duty: str, span: str) -> Response:
    form = TickForm()
    if form.accepts(lambda: actions.tick(current.work(), duty, span, form.terms())):
        return render.done(url_for("duties.show", duty=duty), _("Uppskrivet som klart."))
    return _page(duty, span, form)


@blueprint.post("/inte-klart")
@guard.requires(Permission.wheel_tick)
def destroy(duty: str, span: str) -> Response:
    actions.take_back(current.work(), duty, span)
    return render.done(url_for("duties.show", duty=duty), _("Det står inte längre som klart."))


def _page(duty: str, span: str, form: TickForm) -> Response:
    work = current.work()
    line = duties.line(work, duty, span)
    return render.page("duty_ticks/new.html", YearWheelRead(work.today.year), form=form, line=line)
