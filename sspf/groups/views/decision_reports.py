"""How it went with a decision: said at the next meeting, or between meetings by whoever answers for it."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupDecisionRead
from sspf.groups.actions import decisions as actions
from sspf.groups.forms.deciding import DecisionReportForm
from sspf.groups.queries import decisions as queries
from sspf.web import current, guard, render

blueprint = Blueprint("decision_reports", __name__, url_prefix="/organisation/beslut/<uuid:decision_id>/svar")


@blueprint.get("")
@guard.requires(Permission.group_read, reads=GroupDecisionRead)
def new(decision_id: UUID) -> Response:
    found = queries.to_report(current.work(), decision_id)
    return _page(decision_id, DecisionReportForm.over(found.version))


@blueprint.post("")
@guard.requires(Permission.group_read, reads=GroupDecisionRead)
def create(decision_id: UUID) -> Response:
    form, meeting_id = DecisionReportForm(), _meeting()
    if form.accepts(lambda: actions.report(current.work(), decision_id, form.terms(), meeting_id, form.seen)):
        return render.done(_back(decision_id, meeting_id), _("Svaret är sparat."))
    return _page(decision_id, form)


def _meeting() -> UUID | None:
    """The meeting at which it is said, if at any."""
    try:
        return UUID(request.args.get("mote", ""))
    except ValueError:
        return None


def _page(decision_id: UUID, form: DecisionReportForm) -> Response:
    decision = queries.to_report(current.work(), decision_id)
    told = {"decision": decision, "back": _back(decision_id, _meeting())}
    return render.page("decision_reports/new.html", GroupDecisionRead(decision_id), form=form, **told)


def _back(decision_id: UUID, meeting_id: UUID | None) -> str:
    if meeting_id is not None:
        return url_for("group_meetings.show", group_meeting_id=meeting_id, _anchor="tidigare")
    return url_for("group_decisions.show", decision_id=decision_id)
