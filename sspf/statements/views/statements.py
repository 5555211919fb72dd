"""What the own unit has written about the young person, and what others have shared with it."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import StatementRead, StatementsListed
from sspf.cases.queries import people, reach
from sspf.cases.rules.people import PersonRole
from sspf.statements.actions import writing
from sspf.statements.forms import CorrectionForm, StatementForm, WordingForm, kind_hints
from sspf.statements.queries import lines, pages, recipients
from sspf.statements.rules.states import StatementState
from sspf.web import current, guard, render
from sspf.web.forms import VersionedForm

blueprint = Blueprint("statements", __name__, url_prefix="/arenden/<uuid:case_id>/uppgifter")


@blueprint.get("")
@guard.requires(Permission.statement_read, reads=StatementsListed)
def index(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.statement_read, case_id)
    found = lines.index(work, sight)
    event = StatementsListed(case_id, tuple(each.id for each in found))
    papers = work.may(Permission.case_manage)
    family = pages.family(work, sight, PersonRole.youth, PersonRole.guardian) if papers else []
    told = {"head": people.head(work, sight), "lines": found, "family": family}
    return render.page("statements/index.html", event, **told)


@blueprint.get("/ny")
@guard.requires(Permission.statement_write, reads=StatementRead)
def new(case_id: UUID) -> Response:
    return _page("statements/new.html", case_id, StatementForm.starting(current.work().today))


@blueprint.post("/ny")
@guard.requires(Permission.statement_write, reads=StatementRead)
def create(case_id: UUID) -> Response:
    form = _offered(StatementForm(), case_id)
    if form.accepts(lambda: writing.write(current.work(), case_id, form.terms())):
        message = _("Sparat hos er. Ingen annan kan läsa det förrän ni delar.")
        return render.done(url_for("statements.show", case_id=case_id, statement_id=form.result), message)
    return _page("statements/new.html", case_id, form)


@blueprint.get("/<uuid:statement_id>")
@guard.requires(Permission.statement_read, reads=StatementRead)
def show(case_id: UUID, statement_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.statement_read, case_id)
    line = lines.show(work, sight, statement_id)
    units = recipients.of_statement(work, sight, line) if line.own else ()
    told = {"line": line, "recipients": units, "head": people.head(work, sight)}
    return render.page("statements/show.html", StatementRead(case_id, statement_id), **told)


@blueprint.get("/<uuid:statement_id>/andra")
@guard.requires(Permission.statement_write, reads=StatementRead)
def edit(case_id: UUID, statement_id: UUID) -> Response:
    work = current.work()
    line = lines.own(work, reach.find(work, Permission.statement_write, case_id), statement_id)
    draft = line.state is StatementState.draft
    form = StatementForm.over(line) if draft else CorrectionForm.over(line)
    return _page("statements/edit.html", case_id, form, statement_id)


@blueprint.post("/<uuid:statement_id>/andra")
@guard.requires(Permission.statement_write, reads=StatementRead)
def update(case_id: UUID, statement_id: UUID) -> Response:
    work = current.work()
    line = lines.own(work, reach.find(work, Permission.statement_write, case_id), statement_id)
    form = _draft_form(case_id) if line.state is StatementState.draft else CorrectionForm()
    if form.accepts(lambda: _change(case_id, statement_id, form)):
        message = _("Ändringen är sparad.") if isinstance(form, StatementForm) else _("Rättelsen är sparad.")
        return render.done(url_for("statements.show", case_id=case_id, statement_id=statement_id), message)
    return _page("statements/edit.html", case_id, form, statement_id)


@blueprint.post("/<uuid:statement_id>/ta-bort")
@guard.requires(Permission.statement_write)
def destroy(case_id: UUID, statement_id: UUID) -> Response:
    writing.throw_away(current.work(), case_id, statement_id, VersionedForm().seen)
    return render.done(url_for("statements.index", case_id=case_id), _("Utkastet är borttaget."))


def _change(case_id: UUID, statement_id: UUID, form: WordingForm) -> None:
    work = current.work()
    if isinstance(form, StatementForm):
        writing.rewrite(work, case_id, statement_id, form.terms(), form.seen)
    elif isinstance(form, CorrectionForm):
        writing.correct(work, case_id, statement_id, form.wording(), form.why.data or "", form.seen)


def _draft_form(case_id: UUID) -> StatementForm:
    return _offered(StatementForm(), case_id)


def _offered(form: StatementForm, case_id: UUID) -> StatementForm:
    work = current.work()
    form.information.offer(pages.desk(work, reach.find(work, Permission.statement_write, case_id)).kinds)
    return form


def _page(template: str, case_id: UUID, form: WordingForm, statement_id: UUID | None = None) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.statement_write, case_id)
    desk = pages.desk(work, sight, form.text.data or "")
    if isinstance(form, StatementForm):
        form.information.offer(desk.kinds)
    hints = kind_hints(desk.readers, desk.offences)
    told = {"desk": desk, "head": desk.head, "hints": hints, "statement_id": statement_id}
    return render.page(template, StatementRead(case_id, statement_id), form=form, **told)
