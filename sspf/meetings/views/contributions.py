"""Preparing for a meeting: one's own drafts, and what lies on the table."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ContributionsRead
from sspf.cases.queries import reach
from sspf.meetings.actions import contributions as actions
from sspf.meetings.forms.preparing import ContributionForm
from sspf.meetings.queries import contributions as queries
from sspf.statements.forms import kind_hints
from sspf.web import current, guard, render

blueprint = Blueprint(
    "contributions", __name__, url_prefix="/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/forberedelser"
)


@blueprint.get("")
@guard.requires(Permission.meeting_read, reads=ContributionsRead)
def index(case_id: UUID, meeting_id: UUID) -> Response:
    work = current.work()
    table = queries.table(work, reach.find(work, Permission.meeting_read, case_id), meeting_id)
    event = ContributionsRead(case_id, meeting_id, tuple(each.id for each in (*table.placed, *table.drafts)))
    return render.page("contributions/index.html", event, table=table)


@blueprint.get("/ny")
@guard.requires(Permission.contribution_write, reads=ContributionsRead)
def new(case_id: UUID, meeting_id: UUID) -> Response:
    return _page("contributions/new.html", case_id, meeting_id, ContributionForm())


@blueprint.post("/ny")
@guard.requires(Permission.contribution_write, reads=ContributionsRead)
def create(case_id: UUID, meeting_id: UUID) -> Response:
    form = _offered(case_id, meeting_id, ContributionForm())
    if form.accepts(lambda: _write(case_id, meeting_id, form)):
        return _done(case_id, meeting_id, form)
    return _page("contributions/new.html", case_id, meeting_id, form)


@blueprint.get("/<uuid:contribution_id>")
@guard.requires(Permission.contribution_write, reads=ContributionsRead)
def edit(case_id: UUID, meeting_id: UUID, contribution_id: UUID) -> Response:
    form = ContributionForm(data=_own_draft(case_id, meeting_id, contribution_id))
    return _page("contributions/edit.html", case_id, meeting_id, form, contribution_id)


@blueprint.post("/<uuid:contribution_id>")
@guard.requires(Permission.contribution_write, reads=ContributionsRead)
def update(case_id: UUID, meeting_id: UUID, contribution_id: UUID) -> Response:
    _own_draft(case_id, meeting_id, contribution_id)
    form = _offered(case_id, meeting_id, ContributionForm())
    if form.accepts(lambda: _rewrite(case_id, meeting_id, contribution_id, form)):
        return _done(case_id, meeting_id, form)
    return _page("contributions/edit.html", case_id, meeting_id, form, contribution_id)


@blueprint.post("/<uuid:contribution_id>/ta-bort")
@guard.requires(Permission.contribution_write)
def destroy(case_id: UUID, meeting_id: UUID, contribution_id: UUID) -> Response:
    actions.throw_away(current.work(), case_id, meeting_id, contribution_id)
    there = url_for("contributions.index", case_id=case_id, meeting_id=meeting_id)
    return render.done(there, _("Utkastet är borttaget."))


def _write(case_id: UUID, meeting_id: UUID, form: ContributionForm) -> None:
    contribution_id = actions.write(current.work(), case_id, meeting_id, form.terms())
    _placed(case_id, meeting_id, contribution_id, form)


def _rewrite(case_id: UUID, meeting_id: UUID, contribution_id: UUID, form: ContributionForm) -> None:
    actions.rewrite(current.work(), case_id, meeting_id, contribution_id, form.terms(), form.seen)
    _placed(case_id, meeting_id, contribution_id, form)


def _placed(case_id: UUID, meeting_id: UUID, contribution_id: UUID, form: ContributionForm) -> None:
    if form.places:
        actions.place(current.work(), case_id, meeting_id, contribution_id)


def _own_draft(case_id: UUID, meeting_id: UUID, contribution_id: UUID) -> dict[str, object]:
    """What stands in an own draft; anybody else's does not exist."""
    work = current.work()
    sight = reach.find(work, Permission.contribution_write, case_id)
    row = queries.own_draft(work, sight, meeting_id, contribution_id)
    return {"text": row.text, "information": row.information, "version": row.version}


def _done(case_id: UUID, meeting_id: UUID, form: ContributionForm) -> Response:
    there = url_for("contributions.index", case_id=case_id, meeting_id=meeting_id)
    message = _("Det ligger på bordet nu.") if form.places else _("Sparat. Bara du ser utkastet.")
    return render.done(there, message)


def _offered(case_id: UUID, meeting_id: UUID, form: ContributionForm) -> ContributionForm:
    work = current.work()
    sight = reach.find(work, Permission.contribution_write, case_id)
    desk = queries.desk(work, sight, meeting_id)
    form.offer(desk.kinds, desk.usual)
    return form


def _page(
    template: str, case_id: UUID, meeting_id: UUID, form: ContributionForm, contribution_id: UUID | None = None
) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.contribution_write, case_id)
    desk = queries.desk(work, sight, meeting_id, form.text.data or "")
    form.offer(desk.kinds, desk.usual)
    event = ContributionsRead(case_id, meeting_id, (contribution_id,) if contribution_id else ())
    hints = kind_hints(desk.readers, desk.offences)
    told = {"desk": desk, "head": desk.head, "hints": hints, "contribution_id": contribution_id}
    return render.page(template, event, form=form, **told)
