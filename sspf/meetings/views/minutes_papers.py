"""Minutes made for the printer, with what one reader may see."""

from uuid import UUID

from flask import Blueprint, Response, request
from flask_babel import lazy_gettext as _l

from sspf import typeset
from sspf.access.permissions import Permission
from sspf.audit.events import MinutesPrinted, Slug
from sspf.cases.queries import reach
from sspf.meetings.queries import minutes_papers as queries
from sspf.web import current, guard, render

WORDS = {
    "title": _l("Protokoll"),
    "day": _l("Dag"),
    "time": _l("Tid"),
    "place": _l("Plats"),
    "people": _l("Vilka var med"),
    "name": _l("Vem"),
    "as": _l("Som"),
    "there": _l("Var med"),
    "why": _l("Varför"),
    "said": _l("Det som sades"),
    "nothing": _l("Inget att läsa här."),
    "decision": _l("Beslut"),
    "plan": _l("{plan}, version {number}, fastställdes."),
    "adjustment": _l("Justering"),
    "adjusted": _l("Justerat {day}."),
    "not_adjusted": _l("Inte justerat än. Det kan ändras."),
    "reason": _l("Avslutat utan alla svar: {reason}"),
    "addenda": _l("Tillägg"),
    "files": _l("Bilagor hos koordinatorn: {count}"),
    "limits": _l("Här står bara det som samtycket öppnar för den som läser. Lämna det inte vidare."),
    "protected": _l("Skyddade personuppgifter. Förvara så att ingen annan kan läsa."),
    "page": _l("Sida {page} av {pages}"),
}
"""The paper's fixed words; what stands in braces is filled in by the printer's template."""

blueprint = Blueprint("minutes_papers", __name__)


@blueprint.get("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/protokoll.pdf")
@guard.requires(Permission.meeting_read, reads=MinutesPrinted)
def show(case_id: UUID, meeting_id: UUID) -> Response:
    work, unit = current.work(), request.args.get("enhet", "")
    values = queries.printed(work, reach.find(work, Permission.meeting_read, case_id), meeting_id, unit)
    values["words"] = {name: str(text) for name, text in WORDS.items()}
    event = MinutesPrinted(case_id, meeting_id, Slug(unit) if unit else None)
    return render.file(lambda: typeset.pdf("minutes", values, work.now), typeset.PDF, "protokoll.pdf", event)
