"""Counts of events as they stand, for whoever works on lägesbilder."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select

from sspf.access.permissions import Permission
from sspf.crypto.scope import Scope
from sspf.situations.models.counts import LEDGER, AreaCount, CountLedger
from sspf.situations.rules import protecting
from sspf.situations.rules.lines import Key
from sspf.situations.rules.protecting import Tally
from sspf.situations.rules.weeks import Week
from sspf.work import Work


def stand(work: Work, weeks: Iterable[str]) -> dict[Key, AreaCount]:
    """The rows of some weeks by what is counted."""
    return {_key(each): each for each in _rows(work, AreaCount.week.in_(set(weeks)))}


def tally(work: Work, first: Week, last: Week) -> Tally:
    """What was counted from one week through another."""
    rows = _rows(work, AreaCount.week.between(first.slug, last.slug))
    return protecting.tallied({_key(each): each.count for each in rows})


def ledger(work: Work) -> CountLedger | None:
    """The row that is written with every file that is taken in."""
    return work.session.get(CountLedger, LEDGER)


def _rows(work: Work, which: ColumnElement[bool]) -> Iterable[AreaCount]:
    work.admit(Scope.area_counts(), work.grant(Permission.situation_write).zones)
    return work.session.scalars(select(AreaCount).where(which))


def _key(row: AreaCount) -> Key:
    return Key(row.week, row.area, row.kind, row.source)
