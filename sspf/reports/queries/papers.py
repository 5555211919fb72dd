"""A report on paper: the plain values that are set in type."""

from typing import Any

from sspf import documents, typeset
from sspf.catalogue.languages import SWEDISH
from sspf.documents import Document
from sspf.work import Work

TEMPLATE = "report"


def values(work: Work, document: Document, foot: str) -> dict[str, Any]:
    """What `templates/print/report.typ` is given."""
    swedish = work.catalogue.languages[SWEDISH]
    return {
        "title": document.title,
        "blocks": documents.plain(document.blocks),
        "municipality": document.author,
        "foot": foot,
        "words": {"page": work.catalogue.plan_papers.words.page},
        "lang": swedish.id,
        "direction": swedish.direction,
        "fonts": typeset.families(swedish.font),
    }


def foot(work: Work, document: Document, number: int) -> str:
    """The line at the foot of each page; `number` is that of the edition, 0 while it is a draft."""
    edition = "Utkast" if number == 0 else f"Utgåva {number}" if number > 1 else ""
    return " · ".join(filter(None, [document.title, edition, work.today.isoformat()]))
