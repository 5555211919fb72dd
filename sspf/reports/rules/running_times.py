"""Knows how the time of a programme is said, and which days that is: "2016–2020", "2017– tillsvidare" (item 66)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

_DAY: Final = r"(\d{4}(?:-\d{2}-\d{2})?)"
_DASH: Final = r"\s*[-–—]\s*"
_FOR_EVER: Final = r"(?:och\s+)?(?:framåt|tills\s*vidare|t\.?\s*v\.?)"
_UNTIL: Final = r"(?:till(?:\s+och\s+med)?|t\.?\s*o\.?\s*m\.?)"
_FORMS: Final = (
    (rf"{_DAY}{_DASH}{_DAY}", "both"),
    (rf"(?:från\s+(?:och\s+med\s+)?|fr\.?\s*o\.?\s*m\.?\s*)?{_DAY}\s+{_UNTIL}\s*{_DAY}", "both"),
    (rf"{_DAY}(?:{_DASH}|\s+){_FOR_EVER}", "from"),
    (rf"{_DAY}{_DASH}", "from"),
    (rf"(?:antogs|antagen|antaget|gäller\s+från|från(?:\s+och\s+med)?|fr\.?\s*o\.?\s*m\.?)\s*{_DAY}", "from"),
    (rf"(?:ska\s+gälla|gäller|löper)?\s*{_UNTIL}\s*{_DAY}", "until"),
    (_DAY, "year"),
)


@dataclass(frozen=True, slots=True)
class RunningTime:
    """From and until which day something runs; both are included, and an end may be open."""

    from_on: date | None
    until_on: date | None

    def ends_by(self, day: date) -> bool:
        """Whether it has run out on this day, or runs out then."""
        return self.until_on is not None and self.until_on <= day


def read(said: str) -> RunningTime | None:
    """The days of what somebody wrote; None where they cannot be read from it, and then only the words stand."""
    return next(_readings(" ".join(said.casefold().strip(" .").split())), None)


def _readings(said: str) -> Iterator[RunningTime]:
    for form, what in _FORMS:
        found = re.fullmatch(form, said)
        if found is None:
            continue
        days = (_first(found[1]), _last(found[found.lastindex or 1]))
        first, last = (days[0] if what != "until" else None), (days[1] if what != "from" else None)
        is_day = None not in days
        if is_day and (first is None or last is None or first <= last):
            yield RunningTime(first, last)


def _first(text: str) -> date | None:
    return _day(text if len(text) > 4 else f"{text}-01-01")


def _last(text: str) -> date | None:
    return _day(text if len(text) > 4 else f"{text}-12-31")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
