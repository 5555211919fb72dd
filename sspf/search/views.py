"""Search: sent as a form, so that no name stands in an address, a history or a server's log."""

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import CasesSearched
from sspf.search import queries
from sspf.search.forms import SearchForm
from sspf.web import current, guard, render

blueprint = Blueprint("search", __name__)


@blueprint.get("/sok")
@guard.requires(Permission.case_search)
def new() -> Response:
    return render.page("search/new.html", form=SearchForm.offering(), found=None)


@blueprint.post("/sok")
@guard.requires(Permission.case_search)
def create() -> Response:
    form = SearchForm.offering()
    if not form.accepts(lambda: queries.find(current.work(), form.text.data)):
        return render.page("search/new.html", form=form, found=None)
    event = CasesSearched(form.why, tuple(hit.id for hit in form.result.cases))
    return render.page("search/new.html", event, form=form, found=form.result)
