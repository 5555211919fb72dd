"""The own unit's register of what was let out without consent: list, entering, a line, correcting it."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf import paging
from sspf.access.permissions import Permission
from sspf.audit.events import DisclosureRead, DisclosuresListed
from sspf.disclosures.actions import releases
from sspf.disclosures.forms.releases import DisclosureForm, of_terms
from sspf.disclosures.queries import provisions, reach, register
from sspf.disclosures.rules.terms import DisclosureTerms
from sspf.web import current, cursor, guard, render

blueprint = Blueprint("disclosures", __name__)


@blueprint.get("/utlamnanden")
@guard.requires(Permission.disclosure_read, reads=DisclosuresListed)
def index() -> Response:
    work, before = current.work(), cursor.number()
    shown, last = paging.cut(register.page(work, before))
    older = url_for("disclosures.index", fore=last.number) if last else ""
    unit = reach.own_unit(work, Permission.disclosure_read).label
    event = DisclosuresListed(tuple(line.id for line in shown))
    return render.page("disclosures/index.html", event, unit=unit, lines=shown, older=older, first=before is None)


@blueprint.get("/utlamnanden/nytt/<provision>")
@guard.requires(Permission.disclosure_write)
def new(provision: str) -> Response:
    work = current.work()
    return _new_page(DisclosureForm.asking(provisions.chosen(work, provision), day=work.today))


@blueprint.post("/utlamnanden/nytt/<provision>")
@guard.requires(Permission.disclosure_write)
def create(provision: str) -> Response:
    form = DisclosureForm.asking(provisions.chosen(current.work(), provision))
    if form.accepts(lambda: releases.enter(current.work(), form.terms())):
        return render.done(url_for("disclosures.show", disclosure_id=form.result), _("Utlämnandet är inskrivet."))
    return _new_page(form)


@blueprint.get("/utlamnanden/<uuid:disclosure_id>")
@guard.requires(Permission.disclosure_read, reads=DisclosureRead)
def show(disclosure_id: UUID) -> Response:
    view = register.show(current.work(), disclosure_id)
    return render.page("disclosures/show.html", DisclosureRead(disclosure_id), view=view)


@blueprint.get("/utlamnanden/<uuid:disclosure_id>/ratta")
@guard.requires(Permission.disclosure_write, reads=DisclosureRead)
def edit(disclosure_id: UUID) -> Response:
    view = register.show(current.work(), disclosure_id)
    now = view.now
    answers = {key: answer for key, _question, answer in now.answers}
    terms = DisclosureTerms(now.provision, now.subject, now.release, answers, now.decision, now.notice)
    given = {**of_terms(terms), "version": view.version}
    form = DisclosureForm.asking(provisions.chosen(current.work(), now.provision), corrects=True, **given)
    return _edit_page(disclosure_id, form)


@blueprint.post("/utlamnanden/<uuid:disclosure_id>/ratta")
@guard.requires(Permission.disclosure_write, reads=DisclosureRead)
def update(disclosure_id: UUID) -> Response:
    now = register.show(current.work(), disclosure_id).now
    form = DisclosureForm.asking(provisions.chosen(current.work(), now.provision), corrects=True)
    why = form.correction.data or ""
    if form.accepts(lambda: releases.correct(current.work(), disclosure_id, form.terms(), why, form.seen)):
        place = url_for("disclosures.show", disclosure_id=disclosure_id)
        return render.done(place, _("Rättelsen är inskriven. Det som stod förut finns kvar."))
    return _edit_page(disclosure_id, form)


def _new_page(form: DisclosureForm) -> Response:
    return render.page("disclosures/new.html", form=form, provision=form.provision)


def _edit_page(disclosure_id: UUID, form: DisclosureForm) -> Response:
    view = register.show(current.work(), disclosure_id)
    event = DisclosureRead(disclosure_id)
    return render.page("disclosures/edit.html", event, form=form, provision=form.provision, view=view)
