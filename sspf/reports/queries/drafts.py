"""A report as it is being written: its parts, what is said in each, and the figures that were fetched."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import func, select

from sspf.access.permissions import Permission
from sspf.catalogue.reports import ReportSection
from sspf.errors import NotFound
from sspf.periods import Period
from sspf.reports.models import Report, ReportActivity, ReportEdition, ReportProgramme, ReportText
from sspf.reports.queries import reach
from sspf.reports.rules import names, running_times
from sspf.reports.rules.activities import ActivityRow
from sspf.reports.rules.follow_ups import LetterTerms, ProgrammeTerms
from sspf.reports.rules.states import WRITABLE, ReportKind, ReportState
from sspf.work import Work

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of a term's or a year's report and its words. `version` is None until something is written."""

    section: ReportSection
    text: str
    version: int | None


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """What is written of one plan or programme."""

    id: UUID
    version: int
    terms: ProgrammeTerms

    def ends_by(self, day: date) -> bool:
        """Whether its time is over by then, as far as that can be read from how it is said."""
        found = running_times.read(self.terms.period)
        return found is not None and found.ends_by(day)


@dataclass(frozen=True, slots=True)
class ActivityView:
    """A row of the activity tables."""

    id: UUID
    version: int
    row: ActivityRow


@dataclass(frozen=True, slots=True)
class DraftView:
    """A report with everything that is written in it. `number`: of its latest edition, 0 before the first."""

    id: UUID
    version: int
    kind: ReportKind
    state: ReportState
    period: Period
    title: str
    sitting_on: date | None
    letter: LetterTerms
    figures: Mapping[str, Any] | None
    sections: tuple[SectionView, ...]
    programmes: tuple[ProgrammeView, ...]
    activities: tuple[ActivityView, ...]
    number: int

    @property
    def writes(self) -> bool:
        """Whether it can be changed now."""
        return self.state in WRITABLE

    @property
    def frozen_at(self) -> datetime | None:
        """The moment of its figures."""
        return datetime.fromisoformat(self.figures["frozen_at"]) if self.figures else None

    def section(self, slug: str) -> SectionView:
        """One part; `NotFound` for what the report has not."""
        return _found(each for each in self.sections if each.section.id == slug)

    def programme(self, programme_id: UUID) -> ProgrammeView:
        """What is written of one programme; `NotFound` for another report's."""
        return _found(each for each in self.programmes if each.id == programme_id)

    def activity(self, activity_id: UUID) -> ActivityView:
        """One row; `NotFound` for another report's."""
        return _found(each for each in self.activities if each.id == activity_id)


def _found(several: Iterator[Part]) -> Part:
    found = next(several, None)
    if found is None:
        raise NotFound
    return found


def show(work: Work, report_id: UUID) -> DraftView:
    """A report that the actor writes, in six statements."""
    report = reach.find(work, Permission.report_write, report_id)
    return DraftView(
        id=report.id,
        version=report.version,
        kind=report.kind,
        state=report.state,
        period=names.period_of(report.period),
        title=title(work, report),
        sitting_on=report.sitting_on,
        letter=LetterTerms(**(report.letter or {})),
        figures=report.figures,
        sections=_sections(work, report),
        programmes=tuple(
            ProgrammeView(each.id, each.version, ProgrammeTerms.of(each.values)) for each in programmes(work, report)
        ),
        activities=tuple(
            ActivityView(each.id, each.version, ActivityRow.of(each.values, each.state))
            for each in activities(work, report)
        ),
        number=latest_number(work, report),
    )


def title(work: Work, report: Report) -> str:
    """What a report is called as it stands."""
    subject = (report.letter or {}).get("subject", "")
    if report.kind is ReportKind.follow_up and subject:
        return str(subject)
    return names.title(work.catalogue.label(report.kind), names.period_of(report.period))


def latest_number(work: Work, report: Report) -> int:
    """The number of the latest edition; 0 before the first."""
    query = select(func.max(ReportEdition.number)).where(ReportEdition.report_id == report.id)
    return work.session.scalar(query) or 0


def programmes(work: Work, report: Report) -> Sequence[ReportProgramme]:
    """The follow-ups of a report that was reached, in their order."""
    query = select(ReportProgramme).where(ReportProgramme.report_id == report.id).order_by(ReportProgramme.position)
    return work.session.scalars(query).all()


def activities(work: Work, report: Report) -> Sequence[ReportActivity]:
    """The activities of a report that was reached, in their order."""
    query = select(ReportActivity).where(ReportActivity.report_id == report.id).order_by(ReportActivity.position)
    return work.session.scalars(query).all()


def texts(work: Work, report: Report) -> dict[str, ReportText]:
    """What is written in the parts of a report that was reached, by part."""
    rows = work.session.scalars(select(ReportText).where(ReportText.report_id == report.id))
    return {each.section: each for each in rows}


def sections_of(work: Work, report: Report) -> list[ReportSection]:
    """The parts that a report has; a follow-up to kommunfullmäktige has none of them."""
    if report.kind is ReportKind.follow_up:
        return []
    yearly = report.kind is ReportKind.year
    return [each for each in work.catalogue.reports.sections.values() if yearly or not each.only_yearly]


def _sections(work: Work, report: Report) -> tuple[SectionView, ...]:
    written = texts(work, report)
    return tuple(
        SectionView(each, row.text if (row := written.get(each.id)) else "", row.version if row else None)
        for each in sections_of(work, report)
    )
