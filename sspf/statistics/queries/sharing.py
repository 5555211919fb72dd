"""From when to when each case let anybody in, from the windows that the consent has written out."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from sspf.cases.models import SharingWindow
from sspf.clock import local_date
from sspf.statistics.rules.facts import Spell
from sspf.work import Work


def first_shared(work: Work) -> Select[UUID, datetime]:
    """Each case with the first time that anybody was let in."""
    when = func.min(SharingWindow.from_at).label("first")
    return select(SharingWindow.case_id, when).where(_basis(work)).group_by(SharingWindow.case_id)


def spells(work: Work, until_at: datetime) -> tuple[tuple[Spell, ...], ...]:
    """The spells of each case, those that began before `until_at`."""
    query = select(SharingWindow.case_id, SharingWindow.from_at, SharingWindow.until_at).distinct()
    query = query.where(_basis(work), SharingWindow.from_at < until_at, SharingWindow.from_at < SharingWindow.until_at)
    found: dict[Any, list[tuple[datetime, datetime]]] = {}
    for case_id, from_at, ends_at in work.session.execute(query.order_by(SharingWindow.from_at)):
        found.setdefault(case_id, []).append((from_at, ends_at))
    return tuple(tuple(_joined(each)) for each in found.values())


def _joined(windows: Iterable[tuple[datetime, datetime]]) -> Iterator[Spell]:
    """Windows in the order they open, joined where one opens before the others have closed."""
    (start, end), *rest = windows
    for from_at, until_at in rest:
        if from_at > end:
            yield Spell(local_date(start), local_date(end))
            start = from_at
        end = max(end, until_at) if from_at <= end else until_at
    yield Spell(local_date(start), local_date(end))


def _basis(work: Work) -> Any:
    return SharingWindow.information.in_([kind.id for kind in work.catalogue.information.values() if kind.basis])
