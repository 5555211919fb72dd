"""How dates, times, numbers and names are written, as Swedes write them."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask
from flask_babel import gettext as _
from flask_babel import ngettext

from sspf import charts, clock
from sspf.clock import TIME_ZONE

LOCALE = "sv"
DAYS_BEFORE_MONTHS = 60


def init(app: Flask) -> None:
    """Give every template the filters of this module, and the geometry that the chart macros draw from."""
    filters = (
        date_iso,
        date_long,
        day_and_month,
        month_short,
        month_long,
        weekday_date,
        instant,
        moment,
        last_day,
        clock_time,
        relative,
    )
    words = (number, initials, plural, listed, file_size)
    pictures = (charts.dumbbells, charts.bars, charts.line, charts.stacks)
    app.jinja_env.filters.update({each.__name__: each for each in (*filters, *words, *pictures)})


def date_iso(value: date | None) -> str:
    """`2026-11-22`, for tables and fields. A stored instant is shown as its Swedish day; nothing gives nothing."""
    return _day(value).isoformat() if value else ""


def date_long(value: date | None) -> str:
    """`22 november 2026`, for running text."""
    return format_date(_day(value), "d MMMM y", locale=LOCALE) if value else ""


def day_and_month(value: date | None) -> str:
    """`22 nov`, for timelines where the year is plain from the place."""
    return format_date(_day(value), "d MMM", locale=LOCALE).rstrip(".") if value else ""


def month_short(value: date | None) -> str:
    """`nov 2026`, for the axis of time."""
    return format_date(_day(value), "MMM y", locale=LOCALE).replace(".", "") if value else ""


def month_long(value: date | None) -> str:
    """`november 2026`, for a month as a whole."""
    return format_date(_day(value), "LLLL y", locale=LOCALE) if value else ""


def weekday_date(value: date | None) -> str:
    """`lördag 28 november`, for a day near enough that the year goes without saying."""
    return format_date(_day(value), "EEEE d MMMM", locale=LOCALE) if value else ""


def moment(value: datetime | None) -> str:
    """`lördag 28 november kl. 13.00`, for meetings. UTC is shown as Swedish time."""
    return f"{weekday_date(value)} kl. {clock_time(value)}" if value else ""


def instant(value: datetime | None) -> str:
    """`2026-11-28 13.00`, for logs and receipts. UTC is shown as Swedish time."""
    return f"{date_iso(value)} {clock_time(value)}" if value else ""


def last_day(value: datetime | None) -> date | None:
    """The last Swedish day that counts before an instant: what lasts until midnight ends the day before."""
    return clock.last_day(value) if value else None


def clock_time(value: datetime | None) -> str:
    """`13.00`. UTC is shown as Swedish time; a time without zone is taken as Swedish already."""
    return _local(value).strftime("%H.%M") if value else ""


def relative(value: date | None, today: date) -> str:
    """How far a day lies from `today`: "i dag", "om 6 dagar", "3 dagar sedan"; in months beyond sixty days."""
    if not value:
        return ""
    days = (_day(value) - today).days
    near = {-1: str(_("i går")), 0: str(_("i dag")), 1: str(_("i morgon"))}
    if days in near:
        return near[days]
    return _ahead(days) if days > 0 else _ago(-days)


def number(value: int | float | Decimal | None, decimals: int = 0) -> str:
    """`1 234` or, with decimals, `1 234,5`: a hard space between thousands, a comma before decimals."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, pattern, locale=LOCALE) if value is not None else ""


def plural(count: int, one: str, many: str) -> str:
    """`1 möte`, `3 möten`: the count and the word that goes with it."""
    return f"{number(count)} {one if count == 1 else many}"


def initials(name: str) -> str:
    """First letters of the first and the last name, `Åsa-Lena von Berg` to `ÅB`; nothing gives a question mark."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"


def file_size(size: int) -> str:
    """`1,4 MB` or `380 kB`, rounded as people read it."""
    kilobytes = max(1, round(size / 1000))
    return f"{number(kilobytes / 1000, 1)} MB" if kilobytes >= 1000 else f"{kilobytes} kB"


def listed(values: Iterable[str]) -> str:
    """`skola, polis och fritid`: a list in a sentence."""
    *first, last = [*values] or [""]
    return str(_("%(first)s och %(last)s", first=", ".join(first), last=last)) if first else last


def _day(value: date) -> date:
    return _local(value).date() if isinstance(value, datetime) else value


def _local(value: datetime) -> datetime:
    return value.astimezone(TIME_ZONE) if value.tzinfo else value


def _ahead(days: int) -> str:
    if days <= DAYS_BEFORE_MONTHS:
        return str(ngettext("om %(num)s dag", "om %(num)s dagar", days))
    return str(ngettext("om %(num)s månad", "om %(num)s månader", round(days / 30.4)))


def _ago(days: int) -> str:
    if days <= DAYS_BEFORE_MONTHS:
        return str(ngettext("%(num)s dag sedan", "%(num)s dagar sedan", days))
    return str(ngettext("%(num)s månad sedan", "%(num)s månader sedan", round(days / 30.4)))
