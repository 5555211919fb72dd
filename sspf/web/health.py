"""`/halsa`: answers 200 when the application and its database do."""

from flask import Blueprint, Response, make_response
from sqlalchemy import text

from sspf.web import current, guard

blueprint = Blueprint("health", __name__)


@blueprint.get("/halsa")
@guard.public(because="for the operator's watch; tells nothing but that it answers")
def show() -> Response:
    current.work().session.execute(text("SELECT 1"))
    answer = make_response("ok\n")
    answer.mimetype = "text/plain"
    return answer
