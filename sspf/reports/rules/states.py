"""Knows which reports there are, how one becomes final, and how something published is put right (item 85)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class ReportKind(StrEnum):
    """What a report is of: a term, a year, or how plans and programmes go, for kommunfullmäktige."""

    term = "term"
    year = "year"
    follow_up = "follow_up"


class ReportState(StrEnum):
    """How far a report has come. What was published stays readable while a correction is written."""

    draft = "draft"
    published = "published"
    correcting = "correcting"


class FileKind(StrEnum):
    """What a published report can be fetched as."""

    pdf = "pdf"
    word = "word"


class ReportProblem(StrEnum):
    """Why something with a report is refused; the label tells what to do."""

    is_published = "is_published"
    has_been_published = "has_been_published"
    figures_stand = "figures_stand"
    not_begun = "not_begun"
    exists_already = "exists_already"
    sitting_missing = "sitting_missing"
    sitting_far = "sitting_far"
    nothing_written = "nothing_written"
    nothing_changed = "nothing_changed"
    is_changed = "is_changed"
    change_missing = "change_missing"
    reason_missing = "reason_missing"


WRITABLE: Final = frozenset({ReportState.draft, ReportState.correcting})
STEPS: Final[Mapping[ReportState, frozenset[ReportState]]] = {
    ReportState.draft: frozenset({ReportState.published}),
    ReportState.published: frozenset({ReportState.correcting}),
    ReportState.correcting: frozenset({ReportState.published}),
}
