"""Swedish working days: which days authorities are open, and the day that a number of working days later is."""

from datetime import date, timedelta

SATURDAY = 5
SAME_EVERY_YEAR = frozenset({(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)})
"""Month and day. The eves of Christmas and New Year count as Sundays (semesterlagen 3 a §)."""
FROM_EASTER = frozenset({-2, 1, 39})
"""Good Friday, Easter Monday and Ascension Day, in days from Easter Sunday."""


def is_working_day(day: date) -> bool:
    """Whether offices are open: not on weekends, red days (lag 1989:253), or the eves that count as Sundays."""
    if day.weekday() >= SATURDAY or (day.month, day.day) in SAME_EVERY_YEAR:
        return False
    midsummer_eve = day.month == 6 and day.weekday() == 4 and 19 <= day.day <= 25
    return not midsummer_eve and (day - easter(day.year)).days not in FROM_EASTER


def after(day: date, working_days: int) -> date:
    """The last of `working_days` working days that come after `day`; the day itself never counts."""
    while working_days > 0:
        day += timedelta(days=1)
        working_days -= is_working_day(day)
    return day


def before(day: date, working_days: int) -> date:
    """The first of `working_days` working days that come before `day`; the day itself never counts."""
    while working_days > 0:
        day -= timedelta(days=1)
        working_days -= is_working_day(day)
    return day


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    epact = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
