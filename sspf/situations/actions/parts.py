"""What a lägesbild is made of: answers to the checklist, figures with what is said beside them, and measures."""

from uuid import UUID

from sspf.audit import events
from sspf.errors import NotFound, Refused
from sspf.situations.actions.reports import check_texts
from sspf.situations.models.reports import SituationAnswer, SituationFigure, SituationMeasure, SituationReport
from sspf.situations.queries import editions, figures, reports
from sspf.situations.rules import terms as rules
from sspf.situations.rules.contents import Figure
from sspf.situations.rules.states import SituationProblem
from sspf.situations.rules.terms import AnswerTerms, FigureTerms, MeasureTerms
from sspf.work import Work

NOT_SEEN = 0
"""No row has this version: somebody else wrote the first words while a page without any stood open."""


def answer(work: Work, situation_id: UUID, question: str, terms: AnswerTerms, seen: int | None) -> None:
    """Answer a question, or say that there is nothing to say: the coordinator, or an agency it is put to."""
    report, _asked = reports.to_answer(work, situation_id, question)
    reports.not_published(report)
    rules.check_answer(terms)
    check_texts(work, {"text": terms.text}, terms.nameless)
    row = reports.answer_rows(work, report).get(question)
    if row is None:
        row = SituationAnswer(situation_id=report.id, question=question)
        work.add(row)
    else:
        work.same_version(row, seen or NOT_SEEN, {"text": row.text})
    row.text, row.unit = terms.text, work.actor.unit
    work.record(events.SituationChanged(report.id))


def type_figure(work: Work, situation_id: UUID, terms: FigureTerms) -> None:
    """Type a figure that somebody has said and that no file holds."""
    report = reports.open_one(work, situation_id)
    rules.check_figure(terms, work.catalogue.situations.kinds, editions.period_of(report))
    if any((each.kind, each.source) == (terms.kind, terms.source) for each in figures.show(work, report)):
        raise Refused(SituationProblem.counted_already, "kind")
    check_texts(work, {"comment": terms.comment}, terms.nameless)
    row = _row(work, report, terms.kind, terms.source)
    row.count, row.weeks, row.comment = terms.count, list(terms.weeks), terms.comment
    work.record(events.SituationChanged(report.id))


def comment(work: Work, situation_id: UUID, figure: tuple[str, str], said: AnswerTerms, seen: int | None) -> None:
    """Say something beside a figure (protocol item 96). `figure`: its kind and its source."""
    report = reports.open_one(work, situation_id)
    check_texts(work, {"comment": said.text}, said.nameless)
    if find_figure(work, report, figure) is None:
        raise NotFound
    row = figures.rows(work, report).get(figure)
    if row is None:
        row = _row(work, report, *figure)
    else:
        work.same_version(row, seen or NOT_SEEN, {"comment": row.comment})
    row.comment = said.text
    work.record(events.SituationChanged(report.id))


def remove_figure(work: Work, situation_id: UUID, figure: tuple[str, str]) -> None:
    """Take away a figure that was typed. One that was counted in a file stays."""
    report = reports.open_one(work, situation_id)
    row = figures.rows(work, report).get(figure)
    if row is None or row.count is None:
        raise NotFound
    work.session.delete(row)
    work.record(events.SituationChanged(report.id))


def find_figure(work: Work, report: SituationReport, figure: tuple[str, str]) -> Figure | None:
    """One figure of a lägesbild that was reached."""
    shown = figures.show(work, report)
    return next((each for each in shown if (each.kind, each.source) == figure), None)


def add_measure(work: Work, situation_id: UUID, terms: MeasureTerms) -> None:
    """Tie a measure to the lägesbild, last in its list (protocol item 95)."""
    report = reports.open_one(work, situation_id)
    row = SituationMeasure(situation_id=report.id, position=_next_position(work, report))
    _fill(work, row, terms)
    work.add(row)
    work.record(events.SituationChanged(report.id))


def change_measure(work: Work, situation_id: UUID, measure_id: UUID, terms: MeasureTerms, seen: int | None) -> None:
    """Change a measure."""
    report = reports.open_one(work, situation_id)
    row = _measure(work, report, measure_id)
    work.same_version(row, seen, {"text": row.text, "place": row.place})
    _fill(work, row, terms)
    work.record(events.SituationChanged(report.id))


def remove_measure(work: Work, situation_id: UUID, measure_id: UUID) -> None:
    """Take a measure away again."""
    report = reports.open_one(work, situation_id)
    work.session.delete(_measure(work, report, measure_id))
    work.record(events.SituationChanged(report.id))


def _measure(work: Work, report: SituationReport, measure_id: UUID) -> SituationMeasure:
    found = work.session.get(SituationMeasure, measure_id)
    if found is None or found.situation_id != report.id:
        raise NotFound
    return found


def _next_position(work: Work, report: SituationReport) -> int:
    return 1 + max((each.position for each in reports.measure_rows(work, report)), default=0)


def _fill(work: Work, row: SituationMeasure, terms: MeasureTerms) -> None:
    check_texts(work, {"text": terms.text, "place": terms.place}, terms.nameless)
    row.text, row.owner, row.place = terms.text, terms.owner, terms.place
    row.due = terms.due.code if terms.due else ""


def _row(work: Work, report: SituationReport, kind: str, source: str) -> SituationFigure:
    """The row of a figure; a new one where nobody has said anything about it yet."""
    row = figures.rows(work, report).get((kind, source))
    if row is None:
        row = SituationFigure(situation_id=report.id, kind=kind, source=source, count=None, weeks=[], comment="")
        work.add(row)
    return row
