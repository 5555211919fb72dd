"""Knows how a lägesbild and a file of counts move from step to step, and why a step is refused."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class SituationState(StrEnum):
    """Whether a lägesbild is worked on or stands as it was published."""

    draft = "draft"
    published = "published"


SITUATION_TRANSITIONS: Final[Mapping[SituationState, frozenset[SituationState]]] = {
    SituationState.draft: frozenset({SituationState.published}),
    SituationState.published: frozenset({SituationState.draft}),
}
"""What is published never changes: a correction is worked on as a draft, and becomes the next version (R37)."""


class ImportState(StrEnum):
    """Whether a file of counts waits to be looked at, was taken in, or was thrown away."""

    waiting = "waiting"
    taken = "taken"
    dropped = "dropped"


IMPORT_TRANSITIONS: Final[Mapping[ImportState, frozenset[ImportState]]] = {
    ImportState.waiting: frozenset({ImportState.taken, ImportState.dropped}),
    ImportState.taken: frozenset(),
    ImportState.dropped: frozenset(),
}


class SituationProblem(StrEnum):
    """Why something about a lägesbild is refused; the label tells what to do."""

    unknown_area = "unknown_area"
    quarter_ahead = "quarter_ahead"
    there_already = "there_already"
    is_published = "is_published"
    nothing_written = "nothing_written"
    say_what_is_corrected = "say_what_is_corrected"
    write_or_tick = "write_or_tick"
    write_or_leave_ticked_off = "write_or_leave_ticked_off"
    person_related = "person_related"
    counted_already = "counted_already"
    weeks_in_quarter = "weeks_in_quarter"
    counts_moved = "counts_moved"
    choose_lines = "choose_lines"
    unfinished_import = "unfinished_import"
