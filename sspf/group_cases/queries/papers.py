"""A group's plan on paper: the plain values that are set in type. It names nobody."""

from collections.abc import Iterable
from typing import Any

from sspf import typeset
from sspf.activities import ActivityAim
from sspf.catalogue.languages import SWEDISH
from sspf.group_cases.queries.plans import ActivityLine, PlanView
from sspf.work import Work

TEMPLATE = "group_plan"


def values(work: Work, view: PlanView) -> dict[str, Any]:
    """What `templates/print/group_plan.typ` is given."""
    catalogue = work.catalogue
    swedish = catalogue.languages[SWEDISH]
    tables = [{"heading": catalogue.label(aim), "rows": _rows(work, view.of_aim(aim))} for aim in ActivityAim]
    return {
        "title": view.title,
        "number": view.number,
        "day": work.today.isoformat(),
        "sentence": view.sentence,
        "results": list(view.results),
        "tables": [each for each in tables if each["rows"]],
        "municipality": catalogue.municipality.name,
        "foot": f"{view.number} · {work.today.isoformat()}",
        "words": {"page": catalogue.plan_papers.words.page},
        "lang": swedish.id,
        "direction": swedish.direction,
        "fonts": typeset.families(swedish.font),
    }


def _rows(work: Work, lines: Iterable[ActivityLine]) -> list[dict[str, Any]]:
    return [{"cells": _cells(each), "late": each.is_late, "state": _state(work, each)} for each in lines]


def _cells(line: ActivityLine) -> list[str]:
    due = line.due.words if line.due else ""
    return [line.terms.text, line.owner, ", ".join(line.together), line.terms.follow_up, due]


def _state(work: Work, line: ActivityLine) -> str:
    return ": ".join(filter(None, [work.catalogue.label(line.state), line.reason]))
