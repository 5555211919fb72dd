"""The kartläggande samtal of a case: written, read, corrected and printed by the coordinator alone."""

from dataclasses import replace
from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import TalkRead
from sspf.cases.queries import people, reach
from sspf.talks import actions, queries
from sspf.talks.forms import TalkForm
from sspf.talks.rules import AGENDA
from sspf.web import current, guard, render

blueprint = Blueprint("talks", __name__, url_prefix="/arenden/<uuid:case_id>/samtal")


@blueprint.get("")
@guard.requires(Permission.talk_read, reads=TalkRead)
def index(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.talk_read, case_id)
    told = {"talks": queries.talks(work, sight), "open": sight.case.closed_at is None}
    return render.page("talks/index.html", TalkRead(case_id, None), head=people.head(work, sight), **told)


@blueprint.get("/nytt")
@guard.requires(Permission.talk_write, reads=TalkRead)
def new(case_id: UUID) -> Response:
    work = current.work()
    known = queries.brief(work, reach.find(work, Permission.talk_write, case_id))
    return _new(case_id, TalkForm.over(wishes=replace(known.wishes, not_raised="") if known else None))


@blueprint.post("/nytt")
@guard.requires(Permission.talk_write, reads=TalkRead)
def create(case_id: UUID) -> Response:
    form = TalkForm.over()
    if form.accepts(lambda: actions.write(current.work(), case_id, form.terms())):
        return render.done(url_for("talks.show", case_id=case_id, talk_id=form.result), _("Samtalet är sparat."))
    return _new(case_id, form)


@blueprint.get("/<uuid:talk_id>")
@guard.requires(Permission.talk_read, reads=TalkRead)
def show(case_id: UUID, talk_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.talk_read, case_id)
    talk = queries.version(work, sight, talk_id, request.args.get("version", type=int))
    told = {"points": _points(), "open": sight.case.closed_at is None}
    return render.page("talks/show.html", TalkRead(case_id, talk_id), head=people.head(work, sight), talk=talk, **told)


@blueprint.get("/<uuid:talk_id>/andra")
@guard.requires(Permission.talk_write, reads=TalkRead)
def edit(case_id: UUID, talk_id: UUID) -> Response:
    return _edit(case_id, talk_id, None)


@blueprint.post("/<uuid:talk_id>/andra")
@guard.requires(Permission.talk_write, reads=TalkRead)
def update(case_id: UUID, talk_id: UUID) -> Response:
    form = TalkForm.over()
    if form.accepts(lambda: actions.rewrite(current.work(), case_id, talk_id, form.terms(), form.seen)):
        return render.done(url_for("talks.show", case_id=case_id, talk_id=talk_id), _("Samtalet är sparat."))
    return _edit(case_id, talk_id, form)


def _points() -> list[tuple[str, str, str, str]]:
    """Each subject of the talk: id, label, help and what to ask."""
    return [(each.id, each.label, each.help, each.prompt) for each in current.catalogue().agendas[AGENDA].points]


def _new(case_id: UUID, form: TalkForm) -> Response:
    work = current.work()
    head = people.head(work, reach.find(work, Permission.talk_write, case_id))
    return render.page("talks/new.html", TalkRead(case_id, None), head=head, form=form, points=_points())


def _edit(case_id: UUID, talk_id: UUID, form: TalkForm | None) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.talk_write, case_id)
    talk = queries.version(work, sight, talk_id)
    form = form or TalkForm.over(talk.terms, version=talk.number)
    told = {"head": people.head(work, sight), "talk_id": talk_id, "points": _points()}
    return render.page("talks/edit.html", TalkRead(case_id, talk_id), form=form, **told)
