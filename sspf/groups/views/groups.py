"""Styrgrupp and arbetsgrupp: who sits there, how often they meet, and the meetings that one is invited to."""

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import GroupRead, GroupsListed, Slug
from sspf.groups.queries import groups, meetings
from sspf.web import current, guard, render

blueprint = Blueprint("groups", __name__)


@blueprint.get("/organisation")
@guard.requires(Permission.group_read, reads=GroupsListed)
def index() -> Response:
    work = current.work()
    cards, lines = groups.cards(work), meetings.ahead(work)
    return render.page("groups/index.html", GroupsListed(tuple(each.id for each in lines)), cards=cards, lines=lines)


@blueprint.get("/organisation/<group>")
@guard.requires(Permission.group_read, reads=GroupRead)
def show(group: str) -> Response:
    view = groups.show(current.work(), group)
    return render.page("groups/show.html", GroupRead(Slug(view.card.group.id)), view=view)
