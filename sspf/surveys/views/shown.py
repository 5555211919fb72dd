"""Codes on the screen, once: each with its drawing for a telephone, and a form that prints them."""

from uuid import UUID

from flask import Response, url_for

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.queries import people, reach
from sspf.catalogue.languages import SWEDISH
from sspf.surveys.queries import slips
from sspf.surveys.rules.dispatches import Given
from sspf.web import current, qr, render


def once(case_id: UUID, given: Given) -> Response:
    """The codes that were just made. They are kept nowhere: a reload leads back to the list."""
    work = current.work()
    sight = reach.find(work, Permission.survey_issue, case_id)
    values = {
        "head": people.head(work, sight),
        "slips": [(slip, drawing(slip.code)) for slip in given.slips],
        "units": given.units,
        "address": address(),
        "languages": slips.languages(work, sight),
    }
    place = url_for("dispatches.index", case_id=case_id)
    return render.shown_once("dispatches/create.html", place, events.SurveysRead(case_id), **values)


def address() -> str:
    """Where to type a code, as one says it: without https."""
    return url_for("answers.index", _external=True).partition("://")[2]


def drawing(code: str, language: str = SWEDISH) -> qr.Drawing:
    """The address with the code behind `#`, which browsers keep to themselves: it stands in no server's log."""
    spoken = None if language == SWEDISH else language
    return qr.drawing(url_for("answers.index", sprak=spoken, _external=True, _anchor=code))
