"""A report is published: what it says is kept for ever, and its files byte for byte (law R37)."""

from base64 import b64encode
from uuid import UUID

from sspf import documents, states, typeset, worddocs
from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.documents import Document
from sspf.errors import Refused
from sspf.reports.actions.reports import check_texts
from sspf.reports.models import Report, ReportEdition, ReportFile
from sspf.reports.queries import drafts, editions, papers, reach
from sspf.reports.queries.documents import whole
from sspf.reports.queries.drafts import DraftView
from sspf.reports.rules.changes import changed
from sspf.reports.rules.states import STEPS, FileKind, ReportKind, ReportProblem, ReportState
from sspf.work import Work


def publish(work: Work, report_id: UUID, note: str, vouched: bool) -> int:
    """Publish a report; returns the number of the edition.

    A later edition says what it changes, in `note` and heading by heading. Raises `Refused` when there is nothing to
    publish, when nothing is changed, or when it is not said what was changed.
    """
    report = reach.find(work, Permission.report_write, report_id)
    step = states.advance(STEPS, report.state, ReportState.published)
    view = drafts.show(work, report_id)
    _check_is_written(view)
    check_texts(work, {"note": note}, vouched)
    document = whole.document(work, view)
    edition = _edition(work, report, document, note)
    _keep_files(work, report, edition, document)
    report.state = step
    work.same_version(report, None, {})
    work.record(events.ReportPublished(report.id, edition.number))
    return edition.number


def leave_correction(work: Work, report_id: UUID) -> None:
    """End a correction that was begun by mistake: nothing is changed. Raises `Refused` when something is."""
    report = reach.find(work, Permission.report_write, report_id)
    if report.state is not ReportState.correcting:
        raise Refused(ReportProblem.is_published)
    blocks = documents.plain(whole.document(work, drafts.show(work, report_id)).blocks)
    if changed(editions.rows(work, report)[0].blocks, blocks):
        raise Refused(ReportProblem.is_changed)
    report.state = states.advance(STEPS, report.state, ReportState.published)
    work.same_version(report, None, {})
    work.record(events.ReportCorrectionLeft(report.id))


def _check_is_written(view: DraftView) -> None:
    """A follow-up is of something; in any other report something is said."""
    said = view.programmes if view.kind is ReportKind.follow_up else [each for each in view.sections if each.text]
    if not said:
        raise Refused(ReportProblem.nothing_written)


def _edition(work: Work, report: Report, document: Document, note: str) -> ReportEdition:
    blocks = documents.plain(document.blocks)
    before = next(iter(editions.rows(work, report)), None)
    changes = changed(before.blocks, blocks) if before is not None else ()
    if before is not None and not changes:
        raise Refused(ReportProblem.nothing_changed)
    if before is not None and not note:
        raise Refused(ReportProblem.change_missing, "note")
    made = ReportEdition(
        report_id=report.id,
        number=before.number + 1 if before is not None else 1,
        published_at=work.now,
        published_by=work.actor_id,
        title=document.title,
        blocks=blocks,
        changes=list(changes),
        note=note if before is not None else "",
    )
    work.add(made)
    work.flush()
    return made


def _keep_files(work: Work, report: Report, edition: ReportEdition, document: Document) -> None:
    """Write the files once: what is fetched later is what was published, whatever templates look like then."""
    if edition.number > 1:
        document = whole.replaced(document, edition.number, edition.changes, edition.note, work.today)
    values = papers.values(work, document, papers.foot(work, document, edition.number))
    made = {
        FileKind.pdf: typeset.pdf(papers.TEMPLATE, values, work.now),
        FileKind.word: worddocs.word(document, values["foot"], work.now),
    }
    for kind, content in made.items():
        kept = b64encode(content).decode()
        work.add(ReportFile(report_id=report.id, edition_id=edition.id, kind=kind, content=kept))
