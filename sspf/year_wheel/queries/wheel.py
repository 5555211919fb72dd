"""The year as a wheel: month by month, what falls due and where it stands."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.agreements.queries import register
from sspf.agreements.queries.register import AgreementLine
from sspf.agreements.rules import STANDING
from sspf.catalogue.agencies import RhythmPeriod
from sspf.catalogue.year_wheel import Duty, Every
from sspf.groups.rules import rhythm
from sspf.work import Work
from sspf.year_wheel.queries import evidence
from sspf.year_wheel.rules import ring
from sspf.year_wheel.rules import turns as rules
from sspf.year_wheel.rules.ring import Point, Sector
from sspf.year_wheel.rules.turns import DutyState, Known, Turn

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that falls due on a day: a duty at one of its times, or an agreement that is looked through."""

    label: str
    words: str
    state: DutyState
    due_on: date
    done_on: date | None = None
    duty: str = ""
    span: str = ""
    agreement_id: UUID | None = None
    count: int = 0
    wanted: int = 1


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the year with what falls due in it, and where it stands in the picture."""

    first_on: date
    marks: tuple[Mark, ...]
    runs: bool

    @property
    def sector(self) -> Sector:
        """Its piece of the ring."""
        return ring.sector(self.first_on.month)

    @property
    def spots(self) -> list[tuple[Point, Mark]]:
        """Each mark with its place in the ring."""
        return list(zip(ring.spots(self.first_on.month, self.marks), self.marks, strict=True))


@dataclass(frozen=True, slots=True)
class Wheel:
    """A year in twelve months, and what comes back every second year, whenever that is."""

    year: int
    months: tuple[Month, ...]
    rolling: tuple[Mark, ...]


def wheel(work: Work, year: int) -> Wheel:
    """The wheel of a year, in four statements."""
    work.grant(Permission.wheel_read)
    known, duties = _known(work), work.catalogue.year_wheel.values()
    marks = [_mark(each) for each in rules.turns(duties, year, known)]
    marks += _agreements(work, year)
    return Wheel(
        year,
        tuple(_month(date(year, month, 1), marks, work.today) for month in range(1, MONTHS + 1)),
        tuple(_mark(each) for each in rules.rolling(duties, known)),
    )


def now(work: Work) -> list[Mark]:
    """What it is time for and what is late around today, the earliest first; agreements that are looked through too."""
    agreements = [_ahead(each, work.today) for each in register.to_review(work)]
    return sorted((*duties_now(work), *agreements), key=lambda each: (each.due_on, each.label))


def duties_now(work: Work) -> list[Mark]:
    """The same of the duties alone."""
    work.grant(Permission.wheel_read)
    known, duties = _known(work), work.catalogue.year_wheel.values()
    year = work.today.year
    near = [turn for each in (year - 1, year, year + 1) for turn in rules.turns(duties, each, known)]
    return [_mark(each) for each in rules.waiting(near, work.today)]


def turns_of(work: Work, duty: Duty) -> list[Turn]:
    """A duty at its times from the year before through the next one; one of every second year at its next time."""
    known, year = _known(work), work.today.year
    if duty.every is Every.second_year:
        return rules.rolling([duty], known)
    return [turn for each in (year - 1, year, year + 1) for turn in rules.turns([duty], each, known)]


def has(work: Work, duty: str, span: str) -> bool:
    """Whether a duty of the catalogue has such a time around today."""
    found = work.catalogue.year_wheel.get(duty)
    return found is not None and any(each.span.slug == span for each in turns_of(work, found))


def _known(work: Work) -> Known:
    done = evidence.done(work)
    return Known(work.today, done.since, done.by_duty, evidence.wanted(work), _idle(work))


def _idle(work: Work) -> frozenset[date]:
    """First days of months in which school never is open, around today."""
    terms = tuple(work.catalogue.terms.values())
    firsts = (
        date(year, month, 1) for year in range(work.today.year - 2, work.today.year + 2) for month in range(1, 13)
    )
    return frozenset(
        first for first in firsts if not rhythm.is_worked(rhythm.period_of(RhythmPeriod.manad, first), terms)
    )


def _month(first: date, marks: list[Mark], today: date) -> Month:
    runs = (today.year, today.month) == (first.year, first.month)
    found = (each for each in marks if (each.due_on.year, each.due_on.month) == (first.year, first.month))
    return Month(first, tuple(sorted(found, key=lambda each: (each.due_on, each.label))), runs)


def _mark(turn: Turn) -> Mark:
    span, duty = turn.span, turn.duty
    return Mark(
        duty.label, span.words, turn.state, span.due_on, turn.done_on, duty.id, span.slug, None, turn.count, turn.wanted
    )


def _agreements(work: Work, year: int) -> list[Mark]:
    """Agreements that were looked through in the year, and those that will be."""
    lines = {each.id: each for each in register.register(work)}
    ahead = [_ahead(each, work.today) for each in lines.values() if each.state in STANDING]
    held = [
        Mark(lines[agreement_id].terms.title, "", DutyState.done, day, day, agreement_id=agreement_id)
        for agreement_id, day in register.reviewed(work)
    ]
    return [each for each in (*held, *ahead) if each.due_on.year == year]


def _ahead(line: AgreementLine, today: date) -> Mark:
    late = line.terms.review_on < today
    state = DutyState.late if late else DutyState.now if line.review_due else DutyState.coming
    return Mark(line.terms.title, "", state, line.terms.review_on, agreement_id=line.id)
