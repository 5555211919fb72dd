"""The tjänsteskrivelse around the follow-ups to kommunfullmäktige."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ReportRead
from sspf.reports.actions import texts as actions
from sspf.reports.forms.texts import LetterForm
from sspf.reports.queries import drafts
from sspf.web import current, guard, render

blueprint = Blueprint("report_letters", __name__, url_prefix="/statistik/rapporter/<uuid:report_id>/skrivelse")


@blueprint.get("")
@guard.requires(Permission.report_write, reads=ReportRead)
def edit(report_id: UUID) -> Response:
    view, usual = drafts.show(current.work(), report_id), current.catalogue().reports.follow_up
    return _page(report_id, LetterForm.over(view.letter, view.version, usual, view.period.year))


@blueprint.post("")
@guard.requires(Permission.report_write, reads=ReportRead)
def update(report_id: UUID) -> Response:
    form = LetterForm()
    if form.accepts(lambda: actions.write_letter(current.work(), report_id, form.terms(), form.seen)):
        return render.done(url_for("report_drafts.show", report_id=report_id), _("Sparat."))
    return _page(report_id, form)


def _page(report_id: UUID, form: LetterForm) -> Response:
    view = drafts.show(current.work(), report_id)
    return render.page("report_letters/edit.html", ReportRead(report_id), form=form, view=view)
