"""Fixing the draft."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.plans.actions import drafts as actions
from sspf.web import current, guard, render
from sspf.web.counts import count

blueprint = Blueprint("fixings", __name__)


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/faststall")
@guard.requires(Permission.plan_write)
def create(case_id: UUID) -> Response:
    number = actions.fix(current.work(), case_id, count(request.form.get("version")))
    return render.done(url_for("plans.show", case_id=case_id), _("Version %(number)s är fastställd.", number=number))
