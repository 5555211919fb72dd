"""The lägesbilder of a quarter, area by area: which there are, which are wanted, and what they lack."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select

from sspf import periods
from sspf.access.permissions import Permission
from sspf.catalogue.areas import Area
from sspf.catalogue.situations import SituationQuestion
from sspf.clock import local_date
from sspf.periods import Period, PeriodKind
from sspf.situations.models.reports import SituationAnswer, SituationReport
from sspf.situations.queries.editions import period_of
from sspf.situations.queries.reports import answers
from sspf.situations.rules.states import SituationState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area in a quarter. `wanted`: it comes first, so it has a lägesbild each quarter. None: nobody has begun."""

    area: str
    label: str
    wanted: bool
    id: UUID | None
    state: SituationState | None
    edition: int
    published_on: date | None
    unanswered: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question that waits for the actor's own agency, and by when the lägesbild is published."""

    situation_id: UUID
    area: str
    period: str
    question: str
    label: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Missing:
    """What a quarter that has ended lacks, and by when it was to be there."""

    period: Period
    due_on: date
    areas: tuple[str, ...]


def show(work: Work, quarter: Period) -> list[AreaLine]:
    """Every area of a quarter for the coordinators; for others those with something published."""
    writes = work.may(Permission.situation_write)
    work.grant(Permission.situation_read)
    found = {each.area: (each, count) for each, count in _reports(work, [quarter])}
    shown = [each for each in _areas(work, quarter) if writes or (each.id in found and found[each.id][0].edition)]
    return [_line(work, each, quarter, *found.get(each.id, (None, 0))) for each in shown]


def first(work: Work) -> Period:
    """The quarter that a visitor wants to see: the coordinators the latest that ended, others the latest published."""
    ended = next(periods.ended(PeriodKind.quarter, work.today))
    if work.may(Permission.situation_write):
        return ended
    latest = work.session.scalar(select(func.max(SituationReport.period)).where(SituationReport.edition > 0))
    return periods.read(latest or "") or ended


def report_of(work: Work, area: str, quarter: Period) -> UUID | None:
    """The lägesbild of an area and a quarter, if somebody has begun on it."""
    there = (SituationReport.area == area, SituationReport.period == quarter.slug)
    return work.session.scalar(select(SituationReport.id).where(*there))


def asked(work: Work) -> list[Question]:
    """The questions put to the actor's own agency that nobody has answered, in lägesbilder that are worked on."""
    if work.may(Permission.situation_write):
        return []
    mine = [each for each in work.catalogue.situations.questions.values() if answers(work, each)]
    if not mine:
        return []
    open_ones = select(SituationReport, SituationAnswer.question).outerjoin(SituationAnswer)
    said: dict[SituationReport, set[str | None]] = {}
    for report, question in work.session.execute(open_ones.where(SituationReport.state == SituationState.draft)):
        said.setdefault(report, set()).add(question)
    order = sorted(said, key=lambda each: (each.period, list(work.catalogue.areas).index(each.area)))
    return [_question(work, report, each) for report in order for each in mine if each.id not in said[report]]


def _question(work: Work, report: SituationReport, asks: SituationQuestion) -> Question:
    quarter = period_of(report)
    area = work.catalogue.areas[report.area].label
    return Question(report.id, area, quarter.words, asks.id, asks.label, due_on(work, quarter))


def missing(work: Work) -> Missing | None:
    """What the quarter that ended last lacks. None when it has all, and before the municipality has begun with them."""
    quarter = next(periods.ended(PeriodKind.quarter, work.today))
    rows = select(SituationReport.area, SituationReport.period).where(SituationReport.edition > 0)
    published = work.session.execute(rows).all()
    there = {area for area, period in published if period == quarter.slug}
    lacking = tuple(each.label for each in _areas(work, quarter) if _wanted(each, quarter) and each.id not in there)
    return Missing(quarter, due_on(work, quarter), lacking) if published and lacking else None


def _line(work: Work, area: Area, quarter: Period, report: SituationReport | None, answered: int) -> AreaLine:
    return AreaLine(
        area=area.id,
        label=area.label,
        wanted=_wanted(area, quarter),
        id=report.id if report else None,
        state=report.state if report else None,
        edition=report.edition if report else 0,
        published_on=local_date(report.published_at) if report and report.published_at else None,
        unanswered=max(0, len(work.catalogue.situations.questions) - answered),
    )


def _reports(work: Work, quarters: Sequence[Period]) -> Sequence[tuple[SituationReport, int]]:
    query = select(SituationReport, func.count(SituationAnswer.id)).outerjoin(SituationAnswer)
    within = SituationReport.period.in_([each.slug for each in quarters])
    found = work.session.execute(query.where(within).group_by(SituationReport.id))
    return [(report, count) for report, count in found]


def _areas(work: Work, quarter: Period) -> list[Area]:
    """The areas in use in a quarter, those that come first on top."""
    used = [
        each for each in work.catalogue.areas.values() if each.in_use(quarter.first_on) or each.in_use(quarter.last_on)
    ]
    return sorted(used, key=lambda each: not _wanted(each, quarter))


def _wanted(area: Area, quarter: Period) -> bool:
    return area.comes_first(quarter.first_on, quarter.last_on)


def due_on(work: Work, quarter: Period) -> date:
    """By when the lägesbilder of a quarter are published."""
    return quarter.last_on + timedelta(days=work.catalogue.situations.due_days)
