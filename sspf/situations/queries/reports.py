"""A lägesbild that is worked on: the coordinators' own until it is published."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from sspf import dues
from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.catalogue.situations import SituationPart, SituationQuestion
from sspf.crypto.scope import Scope
from sspf.errors import NotFound, Refused
from sspf.periods import Period
from sspf.situations.models.counts import PlacedFigures
from sspf.situations.models.reports import SituationAnswer, SituationMeasure, SituationReport
from sspf.situations.queries import editions, figures
from sspf.situations.rules.contents import Answer, Contents, Measure, Placed
from sspf.situations.rules.states import SituationProblem, SituationState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure with the version that was read, and as it is typed."""

    id: UUID
    version: int
    said: Measure
    owner: str
    due: dues.Due | None


@dataclass(frozen=True, slots=True)
class SituationView:
    """A lägesbild that is worked on. `edition`: how many versions were published before."""

    id: UUID
    version: int
    area: str
    period: Period
    state: SituationState
    edition: int
    contents: Contents
    measures: tuple[MeasureLine, ...]

    @property
    def situation_id(self) -> UUID:
        """Its id, by the name that its parts call it."""
        return self.id

    @property
    def quarter(self) -> str:
        """Its quarter in words."""
        return self.period.words


def find(work: Work, situation_id: UUID) -> SituationReport:
    """The row of a lägesbild that the actor works on."""
    found = work.session.get(SituationReport, situation_id)
    if found is None:
        raise NotFound
    work.admit(found.seal_scope, work.grant(Permission.situation_write).zones)
    return found


def open_one(work: Work, situation_id: UUID) -> SituationReport:
    """The same, to write in: what is published is never changed, but corrected."""
    return not_published(find(work, situation_id))


def not_published(report: SituationReport) -> SituationReport:
    """Raise `Refused` for what stands as it was published."""
    if report.state is SituationState.published:
        raise Refused(SituationProblem.is_published)
    return report


def to_answer(work: Work, situation_id: UUID, question: str) -> tuple[SituationReport, SituationQuestion]:
    """A lägesbild and one of its questions, for the coordinator or for an agency that the question is put to."""
    report = work.session.get(SituationReport, situation_id)
    asked = work.catalogue.situations.questions.get(question)
    if report is None or asked is None or not answers(work, asked):
        raise NotFound
    grant = work.grant(Permission.situation_answer)
    if grant.reach is not Reach.everything and report.state is SituationState.published:
        raise NotFound
    work.admit(report.seal_scope, grant.zones)
    return report, asked


def answers(work: Work, question: SituationQuestion) -> bool:
    """Whether the actor may answer a question: the coordinator every one, others those put to their own agency."""
    if not work.may(Permission.situation_answer):
        return False
    if work.grant(Permission.situation_answer).reach is Reach.everything:
        return True
    return work.actor.unit is not None and work.catalogue.agency_of(work.actor.unit).id in question.agencies


def show(work: Work, situation_id: UUID) -> SituationView:
    """One lägesbild as it is worked on."""
    report = find(work, situation_id)
    lines = measures(work, report)
    return SituationView(
        id=report.id,
        version=report.version,
        area=work.catalogue.areas[report.area].label,
        period=editions.period_of(report),
        state=report.state,
        edition=report.edition,
        contents=contents(work, report, lines),
        measures=lines,
    )


def contents(work: Work, report: SituationReport, lines: tuple[MeasureLine, ...]) -> Contents:
    """All that a lägesbild that was reached says now."""
    said = answer_rows(work, report)
    parts = {part: _answers(work, part, said) for part in SituationPart}
    return Contents(
        mapping=parts[SituationPart.mapping],
        figures=figures.show(work, report),
        other=parts[SituationPart.other],
        sources=tuple(report.sources),
        placed=_placed(work, report.period),
        analysis=parts[SituationPart.analysis],
        measures=tuple(each.said for each in lines),
    )


def answer_rows(work: Work, report: SituationReport) -> dict[str, SituationAnswer]:
    """What is answered in a lägesbild that was reached, by question."""
    found = work.session.scalars(select(SituationAnswer).where(SituationAnswer.situation_id == report.id))
    return {each.question: each for each in found}


def measures(work: Work, report: SituationReport) -> tuple[MeasureLine, ...]:
    """The measures of a lägesbild that was reached, in their order."""
    return tuple(_measure(work, each) for each in measure_rows(work, report))


def measure_rows(work: Work, report: SituationReport) -> list[SituationMeasure]:
    """The same as rows."""
    rows = select(SituationMeasure).where(SituationMeasure.situation_id == report.id)
    return list(work.session.scalars(rows.order_by(SituationMeasure.position)))


def _answers(work: Work, part: SituationPart, said: dict[str, SituationAnswer]) -> tuple[Answer, ...]:
    """The questions in use, and those that were answered before they went out of use."""
    asked = work.catalogue.situations.of_part(part)
    shown = [each for each in asked if each.in_use(work.today) or each.id in said]
    return tuple(Answer(each.id, each.label, said[each.id].text if each.id in said else None) for each in shown)


def _measure(work: Work, row: SituationMeasure) -> MeasureLine:
    due = dues.of(row.due) if row.due else None
    said = Measure(row.text, work.catalogue.actor_label(row.owner), row.place, due.words if due else "")
    return MeasureLine(row.id, row.version, said, row.owner, due)


def _placed(work: Work, period: str) -> tuple[Placed, ...]:
    row = work.session.scalars(select(PlacedFigures).where(PlacedFigures.period == period)).one_or_none()
    if row is None:
        return ()
    work.admit(Scope.area_counts(), work.grant(Permission.situation_read).zones)
    return tuple(Placed(**each) for each in row.figures)
