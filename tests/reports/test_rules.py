"""What holds of reports: how long a programme runs, the five headings, activity tables, what a correction changes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf import documents, dues, periods
from sspf.activities import ActivityAim, ActivityState
from sspf.catalogue import loader
from sspf.documents import Block, Fields, Heading, Paragraph, Points, Run, Signature, Table, words
from sspf.errors import Refused
from sspf.reports.queries.documents import activities, figures, follow_ups
from sspf.reports.rules import follow_ups as rules
from sspf.reports.rules import names, running_times
from sspf.reports.rules.activities import ActivityRow, check
from sspf.reports.rules.changes import changed
from sspf.reports.rules.follow_ups import LetterTerms, ProgrammeTerms
from sspf.reports.rules.running_times import RunningTime
from sspf.reports.rules.states import FileKind, ReportKind, ReportProblem

CATALOGUE = loader.load(Path(__file__).parents[2] / "config")
FORM = CATALOGUE.reports.follow_up
SITTING = date(2020, 5, 25)
PLAN = ProgrammeTerms("Trygga kvällar", period="2016-2020", signer="Lo Exempelsson", signer_titles="strateg\nkommunen")
FIVE = (
    "1. Status nuläge",
    "2. Genomfört t.o.m. 2019",
    "3. Innevarande verksamhetsår, 2020",
    "4. Risker/Svårigheter",
    "5. Genomförande och sluttid",
)


def days(first: str | None, last: str | None) -> RunningTime:
    return RunningTime(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


def of(*programmes: ProgrammeTerms, letter: LetterTerms | None = None) -> list[Block]:
    return follow_ups.blocks(FORM, letter or LetterTerms(), programmes, SITTING)


def headings(blocks: list[Block], level: int) -> list[str]:
    return [each.text for each in blocks if isinstance(each, Heading) and each.level == level]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2016-2020", days("2016-01-01", "2020-12-31")),
        ("2016 – 2020.", days("2016-01-01", "2020-12-31")),
        ("2020-2030", days("2020-01-01", "2030-12-31")),
        ("2019-07-01 – 2022-06-30", days("2019-07-01", "2022-06-30")),
        ("från 2019 till och med 2022", days("2019-01-01", "2022-12-31")),
        ("2020 och framåt", days("2020-01-01", None)),
        ("2017 – framåt.", days("2017-01-01", None)),
        ("2017- tillsvidare", days("2017-01-01", None)),
        ("2017 tills vidare", days("2017-01-01", None)),
        ("Antogs 2010", days("2010-01-01", None)),
        ("Ska gälla till 2027", days(None, "2027-12-31")),
        ("t.o.m. 2022", days(None, "2022-12-31")),
        ("2026", days("2026-01-01", "2026-12-31")),
        ("2020-2016", None),
        ("2017-02-30", None),
        ("varje mandatperiod", None),
        ("", None),
    ],
)
def test_how_long_a_programme_runs_is_read_as_it_is_said_with_open_ends(
    said: str, expected: RunningTime | None
) -> None:
    assert running_times.read(said) == expected


@given(st.text(st.sampled_from("0123456789 -–.tillsvdreog"), max_size=24))
def test_whatever_is_said_of_the_time_is_read_or_left_alone(said: str) -> None:
    found = running_times.read(said)
    if found is not None and found.from_on and found.until_on:
        assert found.from_on <= found.until_on


def test_r74_the_five_headings_stand_in_order_with_the_years_of_the_sitting() -> None:
    assert headings(of(PLAN), 2) == list(FIVE)
    assert headings(of(PLAN), 1) == ["Uppföljning av ”Trygga kvällar” på kommunfullmäktige 2020-05-25"]


def test_r74_headings_without_text_are_kept() -> None:
    texts = ("Planen revideras.", "", "", "", "")
    blocks = of(replace(PLAN, texts=texts))
    assert headings(blocks, 2) == list(FIVE)
    assert blocks[2:5] == [Heading(FIVE[0]), words("Planen revideras."), Heading(FIVE[1])]
    assert headings(of(replace(PLAN, texts=("",) * 5)), 2) == list(FIVE)


def test_the_second_heading_and_the_title_may_be_worded_anew() -> None:
    blocks = of(replace(PLAN, second="Genomfört under 2019", title="Uppföljning av programmet"))
    assert headings(blocks, 2)[1] == "2. Genomfört under 2019"
    assert headings(blocks, 1) == ["Uppföljning av programmet"]


def test_the_time_stands_under_the_title_and_may_be_left_out() -> None:
    line = Paragraph(((Run("Handlingsplanens/programmets genomförandetid: "), Run("2016-2020", bold=True)),))
    assert of(PLAN)[1] == line
    assert of(replace(PLAN, period=""))[1] == Heading(FIVE[0])
    own = of(replace(PLAN, period_label="Programmets genomförandetid", period="2017- tillsvidare"))[1]
    assert list(documents.texts(own)) == ["Programmets genomförandetid: 2017- tillsvidare"]


def test_two_follow_ups_stand_in_one_annex_each_under_its_own_line_and_signed_once() -> None:
    first = replace(PLAN, about="Ett bokslut varje år", signer="", signer_titles="")
    second = replace(PLAN, same_annex=True, about="”Nämnderna berättar”")
    blocks = of(first, second, PLAN)
    assert headings(blocks, 1) == [rules.title(FORM, PLAN, SITTING)] * 2
    assert headings(blocks, 2) == [*FIVE, *FIVE, *FIVE]
    assert [each for each in blocks if isinstance(each, Paragraph) and each.style == "emphasis"] == [
        words("”Ett bokslut varje år”", "emphasis"),
        words("”Nämnderna berättar”", "emphasis"),
    ]
    assert [each for each in blocks if isinstance(each, Signature)] == [
        Signature("Lo Exempelsson", ("strateg", "kommunen"))
    ] * 2


def test_every_annex_but_a_lone_first_one_begins_on_a_page_of_its_own() -> None:
    starts = [each.new_page for each in of(PLAN, PLAN) if isinstance(each, Heading) and each.level == 1]
    assert starts == [False, True]


def test_the_letter_holds_everything_and_lists_each_annex_once() -> None:
    letter = LetterTerms(
        officer="Lo Exempelsson",
        phone="50010",
        dated="2020-04-21",
        reference="KS 2020/0001",
        proposal="Uppföljningen läggs till handlingarna.",
        background="Gällande planer:\n\n- Trygga kvällar\n  - en del av den",
        annexes="Kartor",
        signer="Lo Exempelsson",
        signer_titles="verksamhetsutvecklare",
    )
    blocks = of(
        PLAN, replace(PLAN, same_annex=True), replace(PLAN, annex="Programmet uppföljning KF 2020"), letter=letter
    )
    rows = ("Handläggare", "Lo Exempelsson"), ("Telefon", "50010"), ("Datum", "2020-04-21")
    assert blocks[1] == Fields((*rows, ("Ärendebeteckning", "KS 2020/0001")))
    assert blocks[2] == words("Kommunfullmäktige")
    assert headings(blocks, 1)[0] == "Uppföljning av handlingsplaner och program 2020"
    assert headings(blocks, 2)[:3] == ["Förslag till beslut", "Bakgrund", "Bilagor"]
    listed = blocks[blocks.index(Heading("Bilagor")) + 1]
    assert isinstance(listed, Points)
    names_of = ["Trygga kvällar uppföljning KF 2020", "Programmet uppföljning KF 2020", "Kartor"]
    assert list(documents.texts(listed)) == names_of


def test_an_annex_may_have_an_officer_and_a_day_of_its_own() -> None:
    blocks = of(replace(PLAN, officer="Lo Exempelsson", phone="0480", dated="2020-03-24"))
    assert blocks[1] == Fields((("Handläggare", "Lo Exempelsson"), ("Telefon", "0480"), ("Datum", "2020-03-24")))


def test_what_is_stored_of_a_programme_is_what_was_written() -> None:
    assert ProgrammeTerms.of(PLAN.stored()) == PLAN


def tables(*rows: ActivityRow) -> list[Table]:
    found = list(activities.blocks(CATALOGUE, rows, date(2018, 9, 1)))
    return [each for each in found if isinstance(each, Table)]


def test_activity_tables_have_the_columns_of_their_form() -> None:
    ongoing = ActivityState.ongoing
    row = ActivityRow("Vuxna ute", ongoing, ActivityAim.preventing, "Fritid", "Polis, Skola", "Uppföljning i ILS")
    [table] = tables(row, replace(row, text="Ljus"))
    assert table.columns == ("Aktiviteter för förebyggande arbete", "Ansvarig aktör", "Samverkan", "Uppföljning")
    assert table.rows[0] == ("Vuxna ute", "Fritid", "Polis, Skola", "Uppföljning i ILS")
    [stopping] = tables(replace(row, aim=ActivityAim.stopping))
    assert stopping.columns[0] == "Aktiviteter för förhindrande arbete"


def test_activities_are_done_by_when_people_say_and_a_reason_stands_beside_what_was_not() -> None:
    row = ActivityRow("Utbildning", ActivityState.ongoing, due=dues.of("2018-höst"))
    [plain] = tables(row, replace(row, text="Ljus", due=dues.of("2018-05-start"), state=ActivityState.done))
    assert plain.columns == ("Aktivitet", "Klart", "Läge")
    assert plain.rows == (("Utbildning", "hösten 2018", "Pågår"), ("Ljus", "början av maj 2018", "Genomförd"))
    [late] = tables(replace(row, due=dues.of("2018-06")), replace(row, state=ActivityState.not_done, reason="Flyttad."))
    assert [each[-1] for each in late.rows] == ["Försenad", "Ej genomförd: Flyttad."]


def test_how_many_are_done_is_said_before_the_tables() -> None:
    row = ActivityRow("Utbildning", ActivityState.done)
    first, *_ = activities.blocks(CATALOGUE, [row] * 4 + [replace(row, state=ActivityState.ongoing)], SITTING)
    assert list(documents.texts(first)) == ["5 aktiviteter: fyra är genomförda och en pågår."]


@pytest.mark.parametrize("state", [ActivityState.partly, ActivityState.not_done])
def test_what_was_not_done_has_its_reason(state: ActivityState) -> None:
    with pytest.raises(Refused) as refused:
        check(ActivityRow("Utbildning", state))
    assert refused.value.reason is ReportProblem.reason_missing
    check(ActivityRow("Utbildning", state, reason="Beslut dröjer."))


def test_a_correction_names_the_headings_it_changes_and_no_other() -> None:
    def plain(*blocks: Block) -> list[dict[str, object]]:
        return documents.plain(blocks)

    before = plain(Heading("Årsrapport", 1), Heading("Möten"), words("Fem."), Heading("Unga"), words("Tio."))
    after = plain(
        Heading("Årsrapport", 1), Heading("Möten"), words("Sex."), Heading("Nytt"), Heading("Unga"), words("Tio.")
    )
    assert changed(before, after) == ("Möten", "Nytt")
    assert changed(after, before) == ("Möten", "Nytt")
    assert changed(before, before) == ()


def test_the_same_heading_in_two_annexes_is_told_apart() -> None:
    other = replace(PLAN, programme="Ljus", texts=("Nytt.", "", "", "", ""))
    before, after = of(PLAN, replace(other, texts=("",) * 5)), of(PLAN, other)
    [name] = changed(documents.plain(before), documents.plain(after))
    assert name == "Uppföljning av ”Ljus” på kommunfullmäktige 2020-05-25 – 1. Status nuläge"


@pytest.mark.parametrize(
    ("kind", "period", "number", "file", "name"),
    [
        (ReportKind.term, "2026-ht", 1, FileKind.pdf, "terminsrapport-2026-ht.pdf"),
        (ReportKind.year, "2026", 2, FileKind.word, "arsrapport-2026-2.docx"),
        (ReportKind.follow_up, "2027", 1, FileKind.pdf, "uppfoljning-2027.pdf"),
    ],
)
def test_r48_a_file_is_named_after_kind_and_time_alone(
    kind: ReportKind, period: str, number: int, file: FileKind, name: str
) -> None:
    assert names.file_name(kind, period, number, file) == name


def test_a_report_is_called_after_its_period() -> None:
    assert names.title("Terminsrapport", periods.Period(2026, "ht")) == "Terminsrapport höstterminen 2026"
    assert names.title("Årsrapport", periods.Period(2026)) == "Årsrapport 2026"


def test_complaint_s14_each_figure_stands_with_its_definition_beside_those_of_earlier_periods() -> None:
    figure = {
        "section": "meetings",
        "label": "Möten",
        "definition": "Så räknas de.",
        "value": "12",
        "beside": ["9", ""],
    }
    parts = [["Skola", "4 av 5", "3 av 5", ""]]
    snapshot = {"beside": ["höstterminen 2025", "vårterminen 2025"], "figures": [{**figure, "parts": parts}]}
    section = CATALOGUE.reports.sections["moten"]
    [table] = figures.table(section, snapshot, "vårterminen 2026")
    assert isinstance(table, Table)
    assert table.columns == ("Nyckeltal och hur det räknas", "vårterminen 2026", "höstterminen 2025")
    assert table.rows == (("Möten\nSå räknas de.", "12", "9"), ("– Skola", "4 av 5", "3 av 5"))
    assert list(figures.table(CATALOGUE.reports.sections["planer"], snapshot, "vårterminen 2026")) == []


def test_what_was_published_of_young_people_stands_as_it_was_published_and_says_that_it_is_rounded() -> None:
    table = {"label": "Kön", "definition": "Vad den unge svarade.", "cells": [["Flicka", "15"], ["Annat/inget", "0–4"]]}
    snapshot = {"persons": {"words": "höstterminen 2025", "made_on": "2026-02-01", "tables": [table]}}
    blocks = list(figures.persons(CATALOGUE.reports.sections["unga"], snapshot))
    assert "avrundat" in " ".join(documents.texts(blocks[0]))
    assert blocks[1] == Table("Kön", ("Grupp", "Antal"), (("Flicka", "15"), ("Annat/inget", "0–4")), (4, 1))
    assert blocks[2] == words("Vad den unge svarade.", "quiet")
    assert list(figures.persons(CATALOGUE.reports.sections["moten"], snapshot)) == []
    assert list(figures.persons(CATALOGUE.reports.sections["unga"], {"persons": None})) == []
