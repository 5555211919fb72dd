"""Knows how people say by when something is done: a day, a month, a season or a year (protocol item 80).

What is typed is read into a `Due`, which is kept as its `code` and shown in its `words`; reading the words gives the
same again. Its last day is what reminders and lists go by.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MONTHS: Final = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
SEASONS: Final = {"vår": (1, 6), "sommar": (6, 8), "höst": (8, 12), "vinter": (12, 2)}
"""First and last month. A promise for the autumn has until the year ends; the winter ends in the year after."""

START_LASTS: Final = 10
"""The start of a month is over on this day."""

EARLIEST, LATEST = 2000, 2199
YEAR: Final = timedelta(days=365)

_SEASON = re.compile(r"(vår|sommar|höst|vinter)(?:en|n)?(?: (\d{4}))?")
_MONTH = re.compile(r"(?:(start|starten av|början av|i början av) )?([a-zåäö]+)\.?(?: (\d{4}))?")
_DAY = re.compile(r"(?:den )?(\d{1,2}) ([a-zåäö]+)\.?(?: (\d{4}))?")
_YEAR = re.compile(r"(?:hela |under )?(\d{4})")


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """A span of days, first and last included, as somebody said it. The order is that of the last days."""

    last: date
    first: date
    code: str
    """`2026-12-15`, `2027-06`, `2027-04-start`, `2026-höst` or `2027`."""

    @property
    def words(self) -> str:
        """As it is said: 2026-12-15, juni 2027, början av april 2027, hösten 2026, hela 2027."""
        year, _, rest = self.code.partition("-")
        if not rest:
            return f"hela {year}"
        if rest in SEASONS:
            return f"{rest}{'n' if rest.endswith('er') else 'en'} {year}"
        if rest.endswith("-start"):
            return f"början av {MONTHS[int(rest[:2]) - 1]} {year}"
        return f"{MONTHS[int(rest) - 1]} {year}" if len(rest) == 2 else self.code

    @property
    def is_day(self) -> bool:
        """Whether it is one single day."""
        return self.first == self.last


def on(day: date) -> Due:
    """A single day."""
    return Due(day, day, day.isoformat())


def of(code: str) -> Due:
    """A `Due` from its code; raises `ValueError` for what is no code."""
    found = next(_readings(code), None)
    if found is None or found.code != code:
        raise ValueError("not the code of a due")
    return found


def read(typed: str, today: date) -> Due | None:
    """What somebody typed, such as "2026-12-15", "15 december", "juni 2027", "start april", "hösten 2026", "hela 2027".

    None when it is none of them. Without a year it is the next one that is not over.
    """
    said = " ".join(typed.casefold().split())
    for year in (today.year, today.year + 1):
        for found in (*_readings(said), *_spoken(said, year)):
            if found.last >= today or re.search(r"\d{4}", said):
                return found
    return None


def read_past(typed: str, today: date) -> Due | None:
    """The same of something that has been: without a year it is the latest one that has begun."""
    found = read(typed, today)
    return read(typed, today - YEAR) if found is not None and found.first > today else found


def _readings(code: str) -> Iterator[Due]:
    """What a code says, if it is one."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", code):
        try:
            yield on(date.fromisoformat(code))
        except ValueError:
            return
    elif found := re.fullmatch(r"(\d{4})(?:-(\d{2}|vår|sommar|höst|vinter)(-start)?)?", code):
        year, part, start = int(found[1]), found[2], bool(found[3])
        if not EARLIEST <= year <= LATEST or (start and part in SEASONS):
            return
        if part is None:
            yield Due(date(year, 12, 31), date(year, 1, 1), code)
        elif part in SEASONS:
            yield _season(part, year)
        elif 1 <= int(part) <= 12:
            yield _month(int(part), year, start)


def _spoken(said: str, year: int) -> Iterator[Due]:
    """What is said in words; `year` where no year is said."""
    if found := _YEAR.fullmatch(said):
        yield from _readings(found[1])
    elif found := _SEASON.fullmatch(said):
        yield from _readings(f"{found[2] or year}-{found[1]}")
    elif found := _DAY.fullmatch(said):
        for number in _months(found[2]):
            yield from _readings(f"{found[3] or year}-{number:02}-{int(found[1]):02}")
    elif found := _MONTH.fullmatch(said):
        start = "-start" if found[1] else ""
        for number in _months(found[2]):
            yield from _readings(f"{found[3] or year}-{number:02}{start}")


def _months(name: str) -> list[int]:
    """The numbers of the months that a name, or its first three letters or more, may mean."""
    return [number for number, full in enumerate(MONTHS, 1) if len(name) >= 3 and full.startswith(name)]


def _season(season: str, year: int) -> Due:
    first, last = SEASONS[season]
    ends = year if last >= first else year + 1
    return Due(date(ends, last, monthrange(ends, last)[1]), date(year, first, 1), f"{year}-{season}")


def _month(month: int, year: int, start: bool) -> Due:
    last = START_LASTS if start else monthrange(year, month)[1]
    code = f"{year}-{month:02}{'-start' if start else ''}"
    return Due(date(year, month, last), date(year, month, 1), code)
