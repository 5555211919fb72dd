"""What SSPF is, for anyone: a page in several languages, and the same on paper, long and short."""

import json
from datetime import datetime
from functools import lru_cache

from flask import Blueprint, Response, abort, request

from sspf import typeset
from sspf.catalogue.languages import SWEDISH
from sspf.catalogue.leaflets import BROCHURE, INFORMATION
from sspf.clock import midnight
from sspf.consents.rules import leaflets
from sspf.consents.rules.leaflets import Shown
from sspf.web import current, guard, render

WHY = "what SSPF is, for families who have no account"
TEMPLATES = {INFORMATION: "information", BROCHURE: "brochure"}

blueprint = Blueprint("leaflets", __name__, url_prefix="/information")


@blueprint.get("")
@guard.public(because=WHY)
def index() -> Response:
    return render.page("leaflets/index.html", shown=_shown(INFORMATION), papers=(INFORMATION, BROCHURE))


@blueprint.get("/<leaflet>.pdf")
@guard.public(because=WHY)
def show(leaflet: str) -> Response:
    template = TEMPLATES.get(leaflet) or abort(404)
    shown = _shown(leaflet)
    catalogue, made_at = current.catalogue(), midnight(current.work().today)
    values = {**leaflets.values(shown, catalogue), "fonts": typeset.families(shown.language.font)}
    return render.file(lambda: _pdf(template, json.dumps(values), made_at), "application/pdf", f"sspf-{leaflet}.pdf")


def _shown(name: str) -> Shown:
    return leaflets.shown(current.catalogue(), name, request.args.get("sprak", SWEDISH), current.work().today)


@lru_cache(maxsize=32)
def _pdf(template: str, values: str, made_at: datetime) -> bytes:
    """The same all day for everyone: nobody can keep the typesetter busy by asking again."""
    return typeset.pdf(template, json.loads(values), made_at)
