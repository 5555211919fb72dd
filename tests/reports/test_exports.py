"""Nyckeltal as files for other programs: everything a figure is, in columns that Excel and Hypergene read."""

import csv
import io
from datetime import date, timedelta

import pytest
from python_calamine import CalamineWorkbook

from sspf.catalogue.indicators import Indicator, IndicatorKind, IndicatorSection, IndicatorSource, IndicatorSplit
from sspf.reports.rules import exporting
from sspf.statistics.rules.values import Share, Telling, Value
from tests.browser import Visitor
from tests.factories import cases, meetings, releases
from tests.house import House


@pytest.fixture
def visitor(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house)


def indicator(kind: IndicatorKind) -> Indicator:
    share = kind is IndicatorKind.share
    return Indicator(
        id="attendance",
        label="Deltagande",
        section=IndicatorSection.meetings,
        source=IndicatorSource.work,
        kind=kind,
        definition="Hur ofta aktören kom.",
        numerator="kallelser där någon kom",
        denominator="kallelser" if share else None,
        split=IndicatorSplit.agency,
    )


def rows(value: Value) -> list[tuple[object, ...]]:
    """Part, value, unit, numerator and denominator of each row."""
    found = exporting.rows(value, {"polis": "Polis"}, "hela 2026", "slutlig")
    return [(each[2], *each[5:9]) for each in found]


def test_a_share_has_its_parts_always_and_per_cent_from_thirty_on() -> None:
    parts = {"polis": Share(7, 12)}
    value = Value(indicator(IndicatorKind.share), Telling.told, 21, 30, parts=parts)
    assert rows(value) == [("", 70, "procent", 21, 30), ("Polis", None, "procent", 7, 12)]


def test_a_median_says_how_many_lie_behind_it_and_is_missing_where_they_are_too_few() -> None:
    kind = indicator(IndicatorKind.days)
    assert rows(Value(kind, Telling.told, 9, None, 13.5)) == [("", 13.5, "dagar", 9, None)]
    assert rows(Value(kind, Telling.told, 3, None, None)) == [("", None, "dagar", 3, None)]


def test_a_figure_that_is_not_told_has_no_row() -> None:
    assert rows(Value(indicator(IndicatorKind.number), Telling.waits)) == []


def test_complaint_s12_and_r73_a_period_is_fetched_for_excel_and_as_csv_with_every_figure_defined(
    visitor: Visitor,
) -> None:
    house = visitor.house
    case_id = cases.shared(house, ["skola-norr"]).case_id
    later = house.clock.at + timedelta(days=8)
    meetings.held(house, case_id, meetings.called(house, case_id, "rektor-norr", starts_at=later))
    house.clock.forward(days=60)
    visitor.sign_in("styrgrupp")
    assert "höstterminen 2026" in visitor.get("/statistik/filer").text
    visitor.get("/statistik/filer/2026-ht/csv")
    assert visitor.response.headers["Content-Disposition"] == 'attachment; filename="nyckeltal-2026-ht.csv"'
    table = list(csv.DictReader(io.StringIO(visitor.response.data.decode("utf-8-sig")), delimiter=";"))
    held = next(each for each in table if each["Id"] == "meetings_held" and not each["Del"])
    assert held["Värde"] == "1"
    assert held["Definition"].startswith("Möten i enskilda ärenden")
    assert held["Period"] == "höstterminen 2026"
    came = next(each for each in table if each["Id"] == "attendance" and each["Del"] == "Skola")
    assert (came["Värde"], came["Täljare"], came["Nämnare"], came["Enhet"]) == ("", "1", "1", "procent")
    visitor.get("/statistik/filer/2026-ht/xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(visitor.response.data))
    first, *others = book.get_sheet_by_name("Nyckeltal").to_python()
    assert tuple(first) == exporting.COLUMNS
    assert [str(each[0]) for each in others] == [each["Id"] for each in table]


@pytest.mark.parametrize("address", ["2027", "2026-k4", "abc", "2026-ht/pdf"])
def test_only_periods_that_are_over_are_files_and_only_of_these_kinds(visitor: Visitor, address: str) -> None:
    visitor.sign_in("koordinator")
    visitor.get(f"/statistik/filer/{address}" if "/" in address else f"/statistik/filer/{address}/csv", status=404)
    visitor.sign_in("polis")
    visitor.get("/statistik/filer", status=403)


def test_a_published_table_in_a_file_says_the_days_it_counts_which_may_be_more_than_the_period(
    visitor: Visitor,
) -> None:
    house = visitor.house
    releases.opened(house, date(2025, 3, 3), [releases.GIRL] * 6 + [releases.BOY] * 14)
    releases.opened(house, date(2025, 10, 1), [releases.GIRL] * 5 + [releases.BOY] * 10)
    releases.made(house, date(2026, 2, 1))
    visitor.sign_in("styrgrupp").get("/statistik/filer/2025-ht/xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(visitor.response.data))
    head, *rows = book.get_sheet_by_name("Om personer").to_python()
    told = [dict(zip(head, each, strict=True)) for each in rows]
    assert {each["Period"] for each in told} == {"2025-01-01 – 2025-12-31"}
