"""Knows what a report is called, and its file: never more than kind and time (law R48)."""

from typing import Final

from sspf import periods
from sspf.errors import Damaged
from sspf.periods import Period, PeriodKind
from sspf.reports.rules.states import FileKind, ReportKind

KINDS: Final = {PeriodKind.term: ReportKind.term, PeriodKind.year: ReportKind.year}
"""The kinds of period that a report is made of, and which report that is."""

_SLUGS: Final = {ReportKind.term: "terminsrapport", ReportKind.year: "arsrapport", ReportKind.follow_up: "uppfoljning"}
_ENDINGS: Final = {FileKind.pdf: "pdf", FileKind.word: "docx"}


def period_of(slug: str) -> Period:
    """The period a report is about; its slug was written by us."""
    found = periods.read(slug)
    if found is None:
        raise Damaged("a report of no period")
    return found


def title(label: str, period: Period) -> str:
    """The title, such as "Terminsrapport höstterminen 2026" or "Årsrapport 2026"; `label` is that of the kind."""
    return f"{label} {short(period)}"


def short(period: Period) -> str:
    """A period in a title or above a column: höstterminen 2026, or just 2026."""
    return period.words if period.part else str(period.year)


def file_name(kind: ReportKind, period: str, number: int, file: FileKind) -> str:
    """The name of a published file: "arsrapport-2026-2.pdf" is the second edition."""
    edition = f"-{number}" if number > 1 else ""
    return f"{_SLUGS[kind]}-{period}{edition}.{_ENDINGS[file]}"
