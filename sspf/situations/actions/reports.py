"""A lägesbild is begun, filled, published and put right."""

from collections.abc import Mapping
from uuid import UUID

from sspf import periods
from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.audit.events import Slug
from sspf.cases.rules import nameless
from sspf.cases.rules.names_in_text import known_words
from sspf.catalogue.entries import choosable
from sspf.errors import Refused
from sspf.periods import PeriodKind
from sspf.situations.models.reports import MUNICIPAL, SituationEdition, SituationReport
from sspf.situations.queries import quarters, reports
from sspf.situations.rules.states import SITUATION_TRANSITIONS, SituationProblem, SituationState
from sspf.situations.rules.terms import check_publishing
from sspf.states import advance
from sspf.work import Work


def start(work: Work, area: str, period: str) -> UUID:
    """Begin on the lägesbild of an area and a quarter that has begun."""
    work.grant(Permission.situation_write)
    quarter = periods.read(period)
    if area not in choosable(work.catalogue.areas, work.today):
        raise Refused(SituationProblem.unknown_area)
    if quarter is None or quarter.kind is not PeriodKind.quarter or quarter.first_on > work.today:
        raise Refused(SituationProblem.quarter_ahead)
    if quarters.report_of(work, area, quarter) is not None:
        raise Refused(SituationProblem.there_already)
    report = SituationReport(
        area=area, period=quarter.slug, state=SituationState.draft, edition=0, started_at=work.now, sources=[]
    )
    work.keys.make_missing(report.seal_scope, MUNICIPAL)
    work.add(report)
    work.record(events.SituationStarted(report.id, Slug(area)))
    return report.id


def name_sources(work: Work, situation_id: UUID, sources: tuple[str, ...], vouched: bool, seen: int | None) -> None:
    """Write what the lägesbild rests on, line by line."""
    report = reports.open_one(work, situation_id)
    check_texts(work, {"sources": "\n".join(sources)}, vouched)
    work.same_version(report, seen, {"sources": "\n".join(report.sources)})
    report.sources = list(sources)
    work.record(events.SituationChanged(report.id))


def publish(work: Work, situation_id: UUID, correction: str, vouched: bool, seen: int | None) -> int:
    """Publish all that it says now as a version of its own, which never changes (R37). Returns its number."""
    report = reports.open_one(work, situation_id)
    contents = reports.contents(work, report, reports.measures(work, report))
    check_publishing(contents, report.edition, correction)
    check_texts(work, {"correction": correction}, vouched)
    work.same_version(report, seen, {})
    report.state = advance(SITUATION_TRANSITIONS, report.state, SituationState.published)
    report.edition += 1
    report.published_at = work.now
    work.add(
        SituationEdition(
            situation_id=report.id,
            number=report.edition,
            published_at=work.now,
            published_by=work.actor_id,
            content=contents.kept(),
            correction=correction,
        )
    )
    work.record(events.SituationPublished(report.id, report.edition))
    return report.edition


def put_right(work: Work, situation_id: UUID) -> None:
    """Work on it again. What was published is read as it stands until the next version is."""
    report = reports.find(work, situation_id)
    report.state = advance(SITUATION_TRANSITIONS, report.state, SituationState.draft)
    work.same_version(report, None, {})
    work.record(events.SituationReopened(report.id))


def check_texts(work: Work, texts: Mapping[str, str], vouched: bool) -> None:
    """Raise `Refused` for a personal number, and for what may be a name that nobody has vouched for (R75)."""
    nameless.check_texts(texts, known_words(work.catalogue), vouched)
