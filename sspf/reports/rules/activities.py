"""Knows a row of the activity tables: what, who answers, with whom, how it is followed up, by when (items 78–83)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Self

from sspf import dues
from sspf.activities import NEEDS_REASON, ActivityAim, ActivityState, is_late
from sspf.dues import Due
from sspf.errors import Refused
from sspf.reports.rules.states import ReportProblem

WORDS: Final = ("text", "owner", "together", "follow_up", "reason")
"""The fields of a row in which somebody types words."""


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity. Without an aim it stands in the plain table of what and when (item 80)."""

    text: str
    state: ActivityState
    aim: ActivityAim | None = None
    owner: str = ""
    together: str = ""
    follow_up: str = ""
    due: Due | None = None
    reason: str = ""
    nameless: bool = False

    @property
    def texts(self) -> dict[str, str]:
        """What was typed in words, by the names of the form's fields."""
        return {name: getattr(self, name) for name in WORDS}

    def stored(self) -> dict[str, Any]:
        """The row as values that are sealed; how it stands is a column."""
        aim, due = (self.aim.value if self.aim else ""), (self.due.code if self.due else "")
        return {**self.texts, "aim": aim, "due": due}

    @classmethod
    def of(cls, stored: Mapping[str, Any], state: ActivityState) -> Self:
        """The row of what was stored."""
        aim = ActivityAim(stored["aim"]) if stored["aim"] else None
        due = dues.of(stored["due"]) if stored["due"] else None
        kept = {name: stored[name] for name in WORDS}
        return cls(state=state, aim=aim, due=due, **kept)

    def late_on(self, day: date) -> bool:
        """Whether it should have been done by then."""
        return is_late(self.state, self.due, day)


def check(row: ActivityRow) -> None:
    """Raise `Refused` for what was done in part or not at all without a reason (item 83)."""
    if row.state in NEEDS_REASON and not row.reason:
        raise Refused(ReportProblem.reason_missing, "reason")
