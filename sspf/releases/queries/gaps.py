"""What the coordinator can still do before the next publication: how far there is, and what nobody has asked yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import and_, select

from sspf import paging
from sspf.access.permissions import Permission
from sspf.cases.models import Case, Person
from sspf.cases.queries import reach
from sspf.cases.rules.people import PersonRole
from sspf.clock import midnight
from sspf.periods import Period
from sspf.releases.queries import calendar
from sspf.releases.rules import windows
from sspf.releases.rules.states import Counted
from sspf.releases.rules.windows import Window
from sspf.work import Work

ASKED: Final = ("gender", "school_year", "born_on")


@dataclass(frozen=True, slots=True)
class Gap:
    """A case in which something is not known: `missing` are fields of the person's form."""

    case_id: UUID
    person_id: UUID
    number: str
    youth: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preparation:
    """The next publication: for which period, on which day, how many cases so far and how many it takes.

    `opened` and `closed` count what no publication has told of yet, as far back as one reaches. `more`: gaps beside
    the latest ones, which are shown.
    """

    period: Period
    comes_on: date
    needed: int
    opened: int
    closed: int
    gaps: Sequence[Gap]
    more: int


def preparation(work: Work) -> Preparation:
    """What stands between today and the next publication; needs `release:prepare`, in few statements."""
    period = calendar.coming(work)
    told = calendar.told_until(work)
    settings = work.catalogue.releases
    within = {each: _widest(period, settings.widths_months, told.get(each)) for each in Counted}
    rows = work.session.execute(
        select(Case, Person)
        .join(Person, and_(Person.case_id == Case.id, Person.role == PersonRole.youth))
        .where(Case.opened_at >= midnight(within[Counted.opened].first_on))
        .where(Case.opened_at < midnight(period.after), reach.reached(work, Permission.release_prepare))
        .order_by(Case.opened_at.desc())
    ).all()
    reach.admit(work, Permission.release_prepare, [case.id for case, _ in rows])
    lacking = [(case, youth) for case, youth in rows if _missing(youth)]
    shown = [_gap(case, youth) for case, youth in lacking[: paging.SHOWN]]
    return Preparation(
        period,
        calendar.comes_on(work, period),
        settings.fewest_cases,
        len(rows),
        _closed(work, within[Counted.closed]),
        shown,
        len(lacking) - len(shown),
    )


def _widest(period: Period, widths_months: Sequence[int], told_until: date | None) -> Window:
    *_, widest = windows.windows(period, widths_months, told_until)
    return widest


def _closed(work: Work, window: Window) -> int:
    """How many cases were closed in a window and are closed still."""
    return len(calendar.counted(work, Permission.release_prepare, Counted.closed, window))


def _gap(case: Case, youth: Person) -> Gap:
    return Gap(case.id, youth.id, case.number, youth.name, _missing(youth))


def _missing(youth: Person) -> tuple[str, ...]:
    return tuple(each for each in ASKED if not getattr(youth, each))
