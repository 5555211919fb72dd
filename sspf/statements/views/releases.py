"""Sharing a statement, with exactly who could read it, and ending that."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import StatementRead
from sspf.cases.queries import people, reach
from sspf.consents.queries import standing
from sspf.statements.actions import sharing
from sspf.statements.forms import ReleaseForm
from sspf.statements.queries import lines, recipients
from sspf.web import current, guard, render

blueprint = Blueprint("releases", __name__, url_prefix="/arenden/<uuid:case_id>/uppgifter/<uuid:statement_id>/dela")


@blueprint.get("")
@guard.requires(Permission.statement_release, reads=StatementRead)
def new(case_id: UUID, statement_id: UUID) -> Response:
    return _page(case_id, statement_id, None)


@blueprint.post("")
@guard.requires(Permission.statement_release, reads=StatementRead)
def create(case_id: UUID, statement_id: UUID) -> Response:
    form = ReleaseForm()
    # Every unit is understood, so that one outside the consent is refused by the rule, in its own words.
    form.units.offer((each.id, each.label) for each in current.catalogue().units.values())
    if form.accepts(lambda: sharing.share(current.work(), case_id, statement_id, form.terms(), form.seen)):
        return render.done(url_for("statements.show", case_id=case_id, statement_id=statement_id), _("Delad."))
    return _page(case_id, statement_id, form)


@blueprint.post("/<uuid:release_id>/sluta")
@guard.requires(Permission.statement_release)
def destroy(case_id: UUID, statement_id: UUID, release_id: UUID) -> Response:
    sharing.end(current.work(), case_id, statement_id, release_id)
    there = url_for("statements.show", case_id=case_id, statement_id=statement_id)
    return render.done(there, _("Den delas inte längre. Att den har delats står kvar."))


def _page(case_id: UUID, statement_id: UUID, form: ReleaseForm | None) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.statement_release, case_id)
    line = lines.own(work, sight, statement_id)
    units = recipients.of_statement(work, sight, line)
    form = (form or ReleaseForm(data={"version": line.version})).offer(units)
    excluded = standing.overview(work, sight).excluded
    told = {"line": line, "recipients": units, "head": people.head(work, sight), "excluded": excluded}
    return render.page("releases/new.html", StatementRead(case_id, statement_id), form=form, **told)
