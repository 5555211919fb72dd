"""A report is begun, gets its figures, is put right after it was published, or thrown away before."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from sqlalchemy import delete, select

from sspf import states
from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.rules import nameless
from sspf.cases.rules.names_in_text import known_words
from sspf.errors import Refused
from sspf.reports.models import REPORT_ZONES, Report, ReportActivity, ReportProgramme, ReportText
from sspf.reports.queries import drafts, reach, snapshots
from sspf.reports.rules import beginning, names
from sspf.reports.rules.beginning import BeginTerms
from sspf.reports.rules.states import STEPS, ReportKind, ReportProblem, ReportState
from sspf.work import Work


def begin(work: Work, terms: BeginTerms) -> UUID:
    """Begin a report with a key of its own, and fetch the figures of its period."""
    work.grant(Permission.report_write)
    beginning.check(terms, work.today)
    report = _new(work, terms)
    _check_is_first(work, report)
    work.keys.make(report.seal_scope, REPORT_ZONES)
    work.add(report)
    work.flush()
    work.add(*(ReportText(report_id=report.id, section=each.id, text="") for each in drafts.sections_of(work, report)))
    work.record(events.ReportBegun(report.id, report.kind, names.period_of(report.period).year))
    return report.id


def fetch_figures(work: Work, report_id: UUID) -> None:
    """Fetch the figures anew, as they are now. What has been published keeps those it was published with."""
    report = reach.writable(work, report_id)
    if report.state is not ReportState.draft:
        raise Refused(ReportProblem.figures_stand)
    work.same_version(report, None, {})
    report.figures = snapshots.taken(work, names.period_of(report.period))
    work.record(events.ReportFiguresFetched(report.id))


def reopen(work: Work, report_id: UUID) -> None:
    """Begin to put a published report right. Everybody goes on reading the edition that is published."""
    report = reach.find(work, Permission.report_write, report_id)
    report.state = states.advance(STEPS, report.state, ReportState.correcting)
    work.same_version(report, None, {})
    work.record(events.ReportReopened(report.id))


def throw_away(work: Work, report_id: UUID) -> None:
    """Throw away a draft that was never published."""
    report = reach.find(work, Permission.report_write, report_id)
    if report.state is not ReportState.draft:
        raise Refused(ReportProblem.has_been_published)
    for model in (ReportText, ReportActivity, ReportProgramme):
        work.session.execute(delete(model).where(model.report_id == report.id))
    work.session.execute(delete(Report).where(Report.id == report.id))
    work.record(events.ReportThrownAway(report.id))


def check_texts(work: Work, typed: Mapping[str, str], vouched: bool) -> None:
    """Raise `Refused` for a personal number in a text, and for a possible name when nobody has said that it is none."""
    nameless.check_texts(typed, known_words(work.catalogue), vouched)


def _new(work: Work, terms: BeginTerms) -> Report:
    common = {"id": uuid4(), "state": ReportState.draft, "begun_at": work.now, "letter": {}}
    if terms.period is not None:
        figures = snapshots.taken(work, terms.period)
        return Report(kind=names.KINDS[terms.period.kind], period=terms.period.slug, figures=figures, **common)
    year = str(terms.sitting_on.year if terms.sitting_on else work.today.year)
    return Report(kind=ReportKind.follow_up, period=year, sitting_on=terms.sitting_on, figures=None, **common)


def _check_is_first(work: Work, report: Report) -> None:
    """One report of a kind for each period; whoever wants to change a published one puts it right."""
    same = select(Report.id).where(Report.kind == report.kind, Report.period == report.period)
    if work.session.scalar(same.limit(1)) is not None:
        raise Refused(ReportProblem.exists_already, "about")
