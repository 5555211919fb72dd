"""The figures of a period at one moment, as plain words that a report keeps: they are never counted again."""

from collections.abc import Iterable, Iterator
from typing import Any

from sspf.catalogue.indicators import IndicatorSource
from sspf.periods import Period
from sspf.releases.queries import ledger
from sspf.releases.queries.ledger import Table
from sspf.reports.rules import names
from sspf.statistics.queries import parts as labels
from sspf.statistics.queries.figures import PeriodFigures, several
from sspf.statistics.rules import values
from sspf.statistics.rules.values import Share, Value
from sspf.work import Work


def taken(work: Work, period: Period) -> dict[str, Any]:
    """Every figure with its definition, beside the period before and the year before; and the publications' tables."""
    earlier = list(dict.fromkeys([period.previous, period.year_before]))
    found = {each.period: each for each in several(work, [period, *earlier], period)}
    now = found[period]
    beside = [found.get(each) for each in earlier]
    return {
        "frozen_at": now.counted_at.isoformat(),
        "is_final": now.frozen_at is not None,
        "final_on": now.final_on.isoformat(),
        "beside": [names.short(each) for each in earlier],
        "figures": list(_figures(work, now, beside)),
        "persons": _persons(work, period),
    }


def _figures(work: Work, now: PeriodFigures, beside: list[PeriodFigures | None]) -> Iterable[dict[str, Any]]:
    for each in work.catalogue.indicators.values():
        value = now.values.get(each.id)
        if value is None or not value.is_told or each.source is IndicatorSource.release:
            continue
        yield {
            "id": each.id,
            "section": each.section.value,
            "label": each.label,
            "definition": each.definition,
            "value": value.words,
            "beside": [_said(other, each.id) for other in beside],
            "parts": list(_parts(work, value, beside)),
        }


def _parts(work: Work, value: Value, beside: list[PeriodFigures | None]) -> Iterator[list[str]]:
    """The same for each agency of which there is something to tell: label, value, and the values beside it."""
    for part, share in value.per_agency.items():
        shares = [share, *(_part(each, value.indicator.id, part) for each in beside)]
        if any(each is not None and (each.count or each.of) for each in shares):
            said = [values.said(each, value.indicator.kind) if each else "" for each in shares]
            yield [labels.label(work, value, part), *said]


def _part(other: PeriodFigures | None, indicator: str, part: str) -> Share | None:
    value = other.values.get(indicator) if other is not None else None
    return value.per_agency.get(part) if value is not None else None


def _said(other: PeriodFigures | None, indicator: str) -> str:
    value = other.values.get(indicator) if other is not None else None
    return value.words if value is not None and value.is_told else ""


def _persons(work: Work, period: Period) -> dict[str, Any] | None:
    """What the publication says that covers the period, or the latest before it."""
    known = [each for each in ledger.releases(work) if each.period.last_on <= period.last_on and each.shown]
    if not known:
        return None
    release = known[0]
    return {
        "words": release.words,
        "made_on": release.released_on.isoformat(),
        "tables": list(map(_table, release.shown)),
    }


def _table(table: Table) -> dict[str, Any]:
    """A table with the days it counts, which may be more than the period: too few are counted for longer."""
    return {
        "label": table.label,
        "definition": f"{table.definition} Räknat från {table.first_on} till och med {table.last_on}.",
        "cells": [[cell.label, cell.shown] for cell in table.cells],
    }
