"""What is written in a report: words under its parts, the letter, what is said of each programme, activities."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TypeVar
from uuid import UUID

from sspf.audit import events
from sspf.errors import NotFound
from sspf.reports.actions.reports import check_texts
from sspf.reports.models import Report, ReportActivity, ReportProgramme, ReportText
from sspf.reports.queries import drafts, gathered, reach
from sspf.reports.rules import activities
from sspf.reports.rules.activities import ActivityRow
from sspf.reports.rules.follow_ups import LetterTerms, ProgrammeTerms
from sspf.work import Work

Row = TypeVar("Row", ReportProgramme, ReportActivity)


def write(work: Work, report_id: UUID, section: str, text: str, seen: int | None, vouched: bool) -> None:
    """Write the words of one part."""
    report = reach.writable(work, report_id)
    if section not in {each.id for each in drafts.sections_of(work, report)}:
        raise NotFound
    check_texts(work, {"text": text}, vouched)
    row = drafts.texts(work, report).get(section)
    if row is None:
        row = ReportText(report_id=report.id, section=section, version=0)
        work.add(row)
    work.same_version(row, seen if row.version else None, {"text": row.text or ""})
    row.text = text
    _changed(work, report)


def write_letter(work: Work, report_id: UUID, terms: LetterTerms, seen: int | None) -> None:
    """Write the tjänsteskrivelse."""
    report = reach.writable(work, report_id)
    said = {"subject": terms.subject, "proposal": terms.proposal, "background": terms.background}
    check_texts(work, said, terms.nameless)
    _check_signed(work, terms, "officer", "reference", "recipient", "annexes", "signer", "signer_titles")
    work.same_version(report, seen, {name: text for name, text in (report.letter or {}).items() if text})
    report.letter = terms.stored()
    _changed(work, report)


def add_programme(work: Work, report_id: UUID, terms: ProgrammeTerms) -> None:
    """Add what is written of a plan or programme, last."""
    report = reach.writable(work, report_id)
    _check_programme(work, terms)
    position = 1 + max((each.position for each in drafts.programmes(work, report)), default=0)
    work.add(ReportProgramme(report_id=report.id, position=position, values=terms.stored()))
    _changed(work, report)


def change_programme(work: Work, report_id: UUID, programme_id: UUID, terms: ProgrammeTerms, seen: int | None) -> None:
    """Change what is written of one."""
    report = reach.writable(work, report_id)
    row = _own(report, work.session.get(ReportProgramme, programme_id))
    _check_programme(work, terms)
    work.same_version(row, seen, _theirs(ProgrammeTerms.of(row.values)))
    row.values = terms.stored()
    _changed(work, report)


def move_up(work: Work, report_id: UUID, programme_id: UUID) -> None:
    """Let one change places with the one before it."""
    report = reach.writable(work, report_id)
    row = _own(report, work.session.get(ReportProgramme, programme_id))
    before = [each for each in drafts.programmes(work, report) if each.position < row.position]
    if before:
        row.position, before[-1].position = before[-1].position, row.position
    _changed(work, report)


def remove_programme(work: Work, report_id: UUID, programme_id: UUID) -> None:
    """Take one away."""
    report = reach.writable(work, report_id)
    work.session.delete(_own(report, work.session.get(ReportProgramme, programme_id)))
    _changed(work, report)


def add_activity(work: Work, report_id: UUID, row: ActivityRow) -> None:
    """Add an activity, last."""
    report = reach.writable(work, report_id)
    _add_last(work, report, drafts.activities(work, report), [row])
    _changed(work, report)


def gather_activities(work: Work, report_id: UUID) -> None:
    """Add the activities of the groups' plans, as they stand today, but for those that the report has already."""
    report = reach.writable(work, report_id)
    there = drafts.activities(work, report)
    known = {(each.values["text"], each.values["owner"]) for each in there}
    _add_last(work, report, there, (row for row in gathered.rows(work) if (row.text, row.owner) not in known))
    _changed(work, report)


def change_activity(work: Work, report_id: UUID, activity_id: UUID, terms: ActivityRow, seen: int | None) -> None:
    """Change an activity."""
    report = reach.writable(work, report_id)
    row = _own(report, work.session.get(ReportActivity, activity_id))
    _check_activity(work, terms)
    work.same_version(row, seen, ActivityRow.of(row.values, row.state).texts)
    row.state, row.values = terms.state, terms.stored()
    _changed(work, report)


def remove_activity(work: Work, report_id: UUID, activity_id: UUID) -> None:
    """Take an activity away."""
    report = reach.writable(work, report_id)
    work.session.delete(_own(report, work.session.get(ReportActivity, activity_id)))
    _changed(work, report)


def _add_last(work: Work, report: Report, there: Sequence[ReportActivity], rows: Iterable[ActivityRow]) -> None:
    """Add rows behind those that are there."""
    after = 1 + max((each.position for each in there), default=0)
    for position, row in enumerate(rows, start=after):
        _check_activity(work, row)
        work.add(ReportActivity(report_id=report.id, position=position, state=row.state, values=row.stored()))


def _check_programme(work: Work, terms: ProgrammeTerms) -> None:
    said = {name: getattr(terms, name) for name in ("programme", "title", "about", "second", "annex")}
    said |= {f"text_{number}": text for number, text in enumerate(terms.texts, 1)}
    check_texts(work, said, terms.nameless)
    _check_signed(work, terms, "period_label", "period", "officer", "signer", "signer_titles")


def _check_signed(work: Work, terms: LetterTerms | ProgrammeTerms, *names: str) -> None:
    """Who answers for a text is named there, but nobody by number. A telephone number may look like one, and stays."""
    check_texts(work, {name: getattr(terms, name) for name in names}, vouched=True)


def _check_activity(work: Work, row: ActivityRow) -> None:
    activities.check(row)
    check_texts(work, row.texts, row.nameless)


def _theirs(terms: ProgrammeTerms) -> dict[str, str]:
    """What somebody else saved, by the names of the form's fields."""
    said = {name: value for name, value in asdict(terms).items() if isinstance(value, str) and value}
    return said | {f"text_{number}": text for number, text in enumerate(terms.texts, 1) if text}


def _own(report: Report, row: Row | None) -> Row:
    """A row of this report; `NotFound` for any other's."""
    if row is None or row.report_id != report.id:
        raise NotFound
    return row


def _changed(work: Work, report: Report) -> None:
    work.record(events.ReportChanged(report.id))
