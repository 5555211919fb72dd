"""What a file says about places, row by row, and the files that are about persons."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.catalogue.loader import Catalogue
from sspf.errors import Refused
from sspf.settings import PROJECT
from sspf.situations.rules import files, weeks
from sspf.situations.rules.headings import FileProblem
from sspf.situations.rules.lines import MOST, Fault, FaultReason, Line, Wrong, count, judge
from sspf.situations.rules.weeks import Week
from tests.factories.situations import file
from tests.house import read_catalogue

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(PROJECT / "config")


def judged(catalogue: Catalogue, content: bytes, **said: object) -> tuple[list[Line], list[Fault]]:
    """Lines and faults of a file."""
    names = files.names(catalogue, str(said.get("source", "embrace")), said.get("year"))  # type: ignore[arg-type]
    return judge(files.layout(content, catalogue), names, TODAY)


def counts(catalogue: Catalogue, content: bytes, **said: object) -> list[tuple[str, str, str, int]]:
    """Area, week, kind and count of what is taken in."""
    lines, faults = judged(catalogue, content, **said)
    assert faults == []
    return [(each.key.area, each.key.week, each.key.kind, each.count) for each in lines]


def fault(catalogue: Catalogue, row: str, **said: object) -> FaultReason:
    """What is wrong with the only row of a file."""
    lines, (found,) = judged(catalogue, file(row), **said)
    assert (lines, found.line) == ([], 2)
    return found.reason


def refused(catalogue: Catalogue, content: bytes) -> FileProblem:
    """Why a file is refused whole."""
    with pytest.raises(Refused) as refusal:
        files.layout(content, catalogue)
    assert isinstance(refusal.value.reason, FileProblem)
    return refusal.value.reason


def test_headings_are_found_below_titles_in_any_order_and_by_the_names_in_the_configuration(
    catalogue: Catalogue,
) -> None:
    headings = "Embrace\n\nUttag 2026-11-01;;;\nAntal händelser:;Händelsetyp;STADSDEL;Anteckning;Vecka"
    assert counts(catalogue, file("3;Graffiti;berga;;2026-37", headings=headings)) == [
        ("berga-funkabo", "2026-v37", "klotter", 3)
    ]


@pytest.mark.parametrize(
    ("headings", "problem"),
    [
        ("Vecka;Slag;Antal", FileProblem.no_area),
        ("Område;Slag;Antal", FileProblem.no_week),
        ("Område;Vecka;Antal", FileProblem.no_kind),
        ("Område;Vecka;Slag", FileProblem.no_count),
        ("Område;Plats;Vecka;Slag;Antal", FileProblem.heading_twice),
        ("A;B;C;D", FileProblem.no_headings),
        ("Område;Vecka;Slag;Antal;Målsägande", FileProblem.about_persons),
        ("Område;Vecka;Slag;Antal;Personnr", FileProblem.about_persons),
    ],
)
def test_a_file_without_the_columns_is_told_which(catalogue: Catalogue, headings: str, problem: FileProblem) -> None:
    assert refused(catalogue, file("Norrliden;2026-37;Klotter;3;x", headings=headings)) is problem


@pytest.mark.parametrize("number", ["20110101-2390", "110101-2390", "201101012390", "110161-2394", "20110161-2394"])
@pytest.mark.parametrize("where", ["{};;;\n", "", "Norrliden;2026-37;Klotter;3;{}", "{};2026-37;Klotter;3"])
def test_r75_a_file_with_a_personal_number_anywhere_is_refused_whole(
    catalogue: Catalogue, number: str, where: str
) -> None:
    headings = "Område;Vecka;Slag;Antal;Anteckning"
    above = where.format(number) if where.endswith("\n") else ""
    rows = [where.format(number)] if where and not above else [f"Norrliden;2026-37;Klotter;3;om {number}"]
    assert refused(catalogue, above.encode() + file(*rows, headings=headings)) is FileProblem.personal_number


def test_r75_a_column_that_reads_as_names_refuses_the_file_and_places_do_not(catalogue: Catalogue) -> None:
    headings = "Område;Vecka;Slag;Antal;Övrigt"
    people, places = ("Alva Provsson", "Olle Berg", "Sara El-Amin Ek"), ("Stora torget", "vid stationen", "Skolan")
    rows = [[f"Norrliden;2026-{30 + n};Klotter;3;{each}" for n, each in enumerate(who)] for who in (people, places)]
    assert refused(catalogue, file(*rows[0], headings=headings)) is FileProblem.names
    assert len(counts(catalogue, file(*rows[1], headings=headings))) == 3


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Nordby;2026-37;Klotter;3", FaultReason.unknown_area),
        ("Norrliden;2026-37;Snöboll;3", FaultReason.unknown_kind),
        ("Norrliden;v. 37;Klotter;3", FaultReason.week_without_year),
        ("Norrliden;2026-54;Klotter;3", FaultReason.no_week),
        ("Norrliden;37–44;Klotter;3", FaultReason.no_week),
        ("Norrliden;2026-50;Klotter;3", FaultReason.week_ahead),
        ("Norrliden;2026-37;Klotter;", FaultReason.no_count),
        ("Norrliden;2026-37;Klotter;<5", FaultReason.hidden_count),
        ("Norrliden;2026-37;Klotter;2,5", FaultReason.not_whole),
        ("Norrliden;2026-37;Klotter;många", FaultReason.not_whole),
        ("Norrliden;2026-37;Klotter;-2", FaultReason.negative),
        ("Norrliden;2026-37;Klotter;2000000", FaultReason.too_many),
        ("Totalt;2026-37;Klotter;9", FaultReason.total_row),
    ],
)
def test_a_row_that_cannot_be_taken_in_is_listed_with_its_line_and_why(
    catalogue: Catalogue, row: str, reason: FaultReason
) -> None:
    assert fault(catalogue, row) is reason


def test_bad_rows_do_not_keep_good_ones_out(catalogue: Catalogue) -> None:
    lines, faults = judged(
        catalogue, file("Norrliden;2026-37;Klotter;3", "Nordby;2026-37;Klotter;3", "Oxhagen;2026-37;Klotter;1")
    )
    assert [each.key.area for each in lines] == ["norrliden", "oxhagen"]
    assert faults == [Fault(3, FaultReason.unknown_area, "Nordby")]


def test_the_same_row_twice_counts_once_and_two_words_for_one_kind_count_together(catalogue: Catalogue) -> None:
    rows = ("Norrliden;2026-37;Klotter;3", "Norrliden;2026-37;Graffiti;2", "Norrliden;v 37 2026;klotter;3")
    lines, faults = judged(catalogue, file(*rows))
    assert [each.count for each in lines] == [5]
    assert faults == [Fault(4, FaultReason.said_twice, "2")]


@pytest.mark.parametrize(
    ("typed", "read"),
    [("12", 12), (12.0, 12), ("12,00", 12), ("1 204", 1204), ("1\u00a0204,0", 1204), ("7 st", 7), (0, 0)],
)
def test_a_count_is_read_from_whatever_a_spreadsheet_makes_of_it(typed: str | float, read: int) -> None:
    assert count(typed) == read


@given(st.text(max_size=12))
def test_whatever_stands_where_a_count_should_is_a_whole_number_or_wrong(text: str) -> None:
    try:
        found = count(text)
    except Wrong:
        return
    assert 0 <= found <= MOST
    assert any(each.isdigit() for each in text)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-37",
        "2026v37",
        "2026-W37",
        "202637",
        "v. 37 2026",
        "vecka 37, 2026",
        "37/2026",
        "2026-09-07",
        "2026-09-13 23:59:00",
    ],
)
def test_a_week_is_read_as_people_and_programs_write_it(typed: str) -> None:
    assert weeks.read(typed) == Week(2026, 37)


def test_a_week_belongs_to_the_quarter_of_its_thursday_and_every_week_to_one() -> None:
    week, seen = Week(2020, 1), []
    while week.year < 2030:
        assert week in weeks.of_quarter(week.quarter)
        seen.append(week.quarter.slug)
        week = week.next
    assert seen == sorted(seen)
    assert {seen.count(each) for each in set(seen)} <= {12, 13, 14}
    assert Week(2020, 53).quarter.slug == "2020-k4"


def test_protocol_item_93_weeks_are_said_as_in_the_minutes() -> None:
    said = [Week(2026, number) for number in (*range(37, 45), 46)]
    assert weeks.words(said) == "v. 37–44, 46"
