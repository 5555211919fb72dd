"""Knows how many cases a coordinator has for the time that is set aside (protocol item 25)."""

from dataclasses import dataclass

FULL_TIME = 100


@dataclass(frozen=True, slots=True)
class Load:
    """Open cases, and the time set aside in per cent of full time; None when nobody has said."""

    cases: int
    percent: int | None

    @property
    def on_full_time(self) -> int | None:
        """How many cases this would be on full time, rounded: what makes coordinators comparable (S18)."""
        return round(self.cases * FULL_TIME / self.percent) if self.percent else None
