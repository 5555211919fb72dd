"""Knows why something in the meeting mode is refused, and who looks at the screen."""

from enum import StrEnum


class ModeProblem(StrEnum):
    """Why something in the meeting mode is refused; the label tells what to do."""

    meeting_over = "meeting_over"
    too_many_sheets = "too_many_sheets"
    kind_missing = "kind_missing"
    sheet_changed = "sheet_changed"


class Screen(StrEnum):
    """Who looks at the screen: everyone in the room, or whoever leads the meeting alone."""

    family = "family"
    own = "own"
