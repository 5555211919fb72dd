"""Something that works, written down in one line, from a phone if need be."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import StatementRead
from sspf.cases.queries import reach
from sspf.statements.actions import sharing
from sspf.statements.forms import ObservationForm
from sspf.statements.queries import pages
from sspf.web import current, guard, render

blueprint = Blueprint("observations", __name__, url_prefix="/arenden/<uuid:case_id>/uppgifter/fungerar")


@blueprint.get("")
@guard.requires(Permission.statement_write, reads=StatementRead)
def new(case_id: UUID) -> Response:
    return _page(case_id, ObservationForm())


@blueprint.post("")
@guard.requires(Permission.statement_write, reads=StatementRead)
def create(case_id: UUID) -> Response:
    form, work = _offered(ObservationForm(), case_id), current.work()
    if form.accepts(lambda: sharing.observe(work, case_id, form.terms(work.today), form.shares)):
        message = _("Tack! Det är sparat och delat.") if form.result else _("Tack! Det är sparat hos er.")
        return render.done(form.way_back(url_for("statements.index", case_id=case_id)), message)
    return _page(case_id, form)


def _offered(form: ObservationForm, case_id: UUID) -> ObservationForm:
    work = current.work()
    desk = pages.desk(work, reach.find(work, Permission.statement_write, case_id))
    form.information.offer(_harmless(desk))
    return form


def _page(case_id: UUID, form: ObservationForm) -> Response:
    work = current.work()
    desk = pages.desk(work, reach.find(work, Permission.statement_write, case_id), form.text.data or "")
    form.information.offer(_harmless(desk))
    form.information.data = form.information.data or desk.usual
    told = {"desk": desk, "head": desk.head, "readers": desk.readers.get(form.information.data, ())}
    return render.page("observations/new.html", StatementRead(case_id, None), form=form, **told)


def _harmless(desk: pages.Desk) -> list[tuple[str, str]]:
    """What works is never about offences."""
    return [pair for pair in desk.kinds if not current.catalogue().information[pair[0]].offences]
