"""A report as one document, as it stands; and what an edition of it begins with when it puts an earlier one right."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sspf import prose
from sspf.documents import Block, Document, Heading, Paragraph, Point, Points, Run, words
from sspf.reports.queries.documents import activities, figures, follow_ups
from sspf.reports.queries.drafts import DraftView, SectionView
from sspf.reports.rules import names
from sspf.reports.rules.states import ReportKind
from sspf.work import Work


def document(work: Work, view: DraftView) -> Document:
    """The report as it would be published now."""
    found = _follow_up(work, view) if view.kind is ReportKind.follow_up else list(_report(work, view))
    return Document(view.title, work.catalogue.municipality.name, tuple(found))


def replaced(document: Document, number: int, changes: Sequence[str], note: str, published_on: date) -> Document:
    """The same behind its utbytesblad: which edition it is, and what it says differently from the one before."""
    front: list[Block] = [
        Heading("Utbytesblad", 1),
        words(f"{document.title}, utgåva {number}, {published_on.isoformat()}."),
        words(f"Ersätter utgåva {number - 1}, som finns kvar att läsa."),
        Heading("Ändrat under"),
        Points(tuple(Point((Run(each),)) for each in changes)),
        Heading("Vad som har ändrats"),
        *prose.parse(note),
    ]
    first, *rest = document.blocks
    started = replace(first, new_page=True) if isinstance(first, Heading | Paragraph) else first
    return Document(document.title, document.author, (*front, started, *rest))


def section_blocks(work: Work, view: DraftView, part: SectionView) -> list[Block]:
    """What stands under the heading of one part: figures, words, tables."""
    said = list(prose.parse(part.text))
    if said and part.section.prompt:
        said.insert(0, Heading(part.section.prompt, 3))
    rows = [each.row for each in view.activities] if part.section.activities else []
    return [
        *said,
        *figures.table(part.section, view.figures, names.short(view.period)),
        *figures.persons(part.section, view.figures),
        *activities.blocks(work.catalogue, rows, work.today),
    ]


def _follow_up(work: Work, view: DraftView) -> list[Block]:
    sitting_on = view.sitting_on or view.period.last_on
    programmes = [each.terms for each in view.programmes]
    return follow_ups.blocks(work.catalogue.reports.follow_up, view.letter, programmes, sitting_on)


def _report(work: Work, view: DraftView) -> Iterator[Block]:
    """The parts in which something stands, in their order."""
    yield Heading(view.title, 1)
    yield words(work.catalogue.municipality.name, "quiet")
    yield from figures.source(view.figures)
    for part in view.sections:
        found = section_blocks(work, view, part)
        if found:
            yield Heading(part.section.label)
            yield from found
