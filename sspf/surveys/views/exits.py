"""The quick way out of a questionnaire: another page, as if somebody had looked at the weather."""

from typing import Final

from flask import Blueprint, Response, make_response, redirect

from sspf.web import guard

blueprint = Blueprint("exits", __name__)
ELSEWHERE: Final = "https://www.smhi.se/"


@blueprint.get("/enkat/bort")
@guard.public(because="leads away, and shows nothing")
def show() -> Response:
    """Lead away. A browser's history holds this address in place of the questionnaire, and is led away again."""
    return make_response(redirect(ELSEWHERE, 303))
