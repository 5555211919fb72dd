"""A published lägesbild on paper: the plain values that are set in type."""

from typing import Any

from sspf import typeset
from sspf.catalogue.languages import SWEDISH
from sspf.catalogue.situations import SituationPart
from sspf.situations.queries.editions import EditionView
from sspf.situations.rules.contents import Answer, Figure
from sspf.work import Work

TEMPLATE = "situation"
UNKNOWN = "–"


def values(work: Work, view: EditionView) -> dict[str, Any]:
    """What `templates/print/situation.typ` is given."""
    catalogue, contents = work.catalogue, view.contents
    swedish = catalogue.languages[SWEDISH]
    day = view.published_on.isoformat()
    return {
        "title": f"Lägesbild {view.area}",
        "period": view.period.words,
        "day": day,
        "number": view.number,
        "correction": view.correction,
        "parts": [
            {"heading": catalogue.label(part), "answers": [_answer(each) for each in contents.of_part(part)]}
            for part in SituationPart
        ],
        "quarters": _quarters(contents.figures),
        "figures": [_figure(each) for each in contents.figures],
        "sources": list(contents.sources),
        "placed": [[each.label, each.value, each.definition] for each in contents.placed],
        "measures": [[each.text, each.owner, each.place, each.due] for each in contents.measures],
        "municipality": catalogue.municipality.name,
        "foot": f"Lägesbild · {day}",
        "words": {"page": catalogue.plan_papers.words.page},
        "lang": swedish.id,
        "direction": swedish.direction,
        "fonts": typeset.families(swedish.font),
    }


def _answer(answer: Answer) -> dict[str, str]:
    return {"question": answer.label, "text": answer.text or ""}


def _quarters(figures: tuple[Figure, ...]) -> list[str]:
    """The quarters that figures are beside, in few signs."""
    return [point.label for point in figures[0].series] if figures else []


def _figure(figure: Figure) -> dict[str, Any]:
    earlier = [UNKNOWN if point.count is None else str(point.count) for point in figure.series[:-1]]
    return {
        "label": figure.label,
        "by": ", ".join(filter(None, [figure.by, figure.place, figure.weeks])),
        "counts": [*earlier, figure.shown],
        "says": list(filter(None, [figure.comment, figure.caution])),
    }
