"""The plan that holds: what everybody may read and each unit has promised."""

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, Response, make_response, redirect, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import PlanRead
from sspf.cases.queries import people, reach
from sspf.cases.queries.reach import Sight
from sspf.plans.actions import drafts as actions
from sspf.plans.queries import paper_readers, reminders
from sspf.plans.queries import versions as queries
from sspf.plans.queries.follow_ups import follow_ups
from sspf.plans.rules.completeness import without_promise
from sspf.plans.rules.contents import Content
from sspf.plans.rules.trajectories import goal_tracks, series
from sspf.web import current, guard, render

blueprint = Blueprint("plans", __name__)


@blueprint.get("/arenden/<uuid:case_id>/plan")
@guard.requires(Permission.plan_read, reads=PlanRead)
def show(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_read, case_id)
    found = queries.versions(work, sight)
    version, draft = queries.in_force(found), queries.draft_of(found)
    if version is None and draft is not None:
        return make_response(redirect(url_for("drafts.show", case_id=case_id)))
    content = queries.content(work, sight, version) if version is not None else None
    event = PlanRead(case_id, version.id if version else None)
    told = {"content": content, "draft": draft, "next_on": sight.case.next_follow_up_on, **_beside(sight, content)}
    return render.page("plans/show.html", event, head=people.head(work, sight), **told)


@blueprint.post("/arenden/<uuid:case_id>/plan")
@guard.requires(Permission.plan_write)
def create(case_id: UUID) -> Response:
    actions.start(current.work(), case_id)
    return render.done(url_for("drafts.show", case_id=case_id), _("Utkastet är öppet. Skriv tillsammans."))


def _beside(sight: Sight, content: Content | None) -> dict[str, object]:
    """What stands around the plan: who has promised nothing, ratings, who was reminded, what one may print."""
    work = current.work()
    printing = () if work.may(Permission.plan_write) else paper_readers.printing(work, sight, sight.own_units)
    reminded = reminders.reminded(work, content.measures) if content else {}
    rated, silent = _rated(sight, content), _silent(sight, content)
    return {"silent": silent, "rated": rated, "reminded": reminded, "printing": printing}


def _rated(sight: Sight, content: Content | None) -> list[tuple[str, str, Sequence[int]]]:
    """How the goals have been rated, once anybody has."""
    if content is None:
        return []
    tracks = goal_tracks([content.goals], follow_ups(current.work(), sight))
    return series(tracks) if any(each.ratings for each in tracks) else []


def _silent(sight: Sight, content: Content | None) -> list[str]:
    """The units by name that take part and have promised nothing; told to whoever leads the work (protocol item 43)."""
    work = current.work()
    if content is None or not work.may(Permission.plan_write):
        return []
    inside = reach.units_inside(work, sight.case.id) - queries.leading_units(work)
    silent = without_promise(inside, [each.promise for each in content.measures])
    return [work.catalogue.units[each].label for each in silent]
