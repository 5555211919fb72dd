"""Who has read a case: complete, by day, for the coordinator by name and for the family on a paper (R52, V14)."""

from dataclasses import fields, replace
from datetime import date, datetime
from uuid import UUID

import pytest

from sspf.audit import events
from sspf.clock import TIME_ZONE
from sspf.oversight.queries import readings
from sspf.oversight.rules import readings as rules
from sspf.oversight.rules.readings import Reader, Reading, ReadKind
from tests.browser import Visitor, statements
from tests.factories import cases
from tests.house import House

K, S = ReadKind, "Måsviksskolan"
KERSTIN, KARIN = Reader("Kerstin", "Medarbetare", S), Reader("Karin", "Koordinator", "Socialtjänsten")


def moment(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=TIME_ZONE)


def log(house: House, login: str, *happened: events.Event) -> None:
    with house.work(login) as work:
        work.record(*happened)
        work.commit()


@pytest.fixture
def shared(house: House) -> UUID:
    """A case that the school and the fritid read in."""
    made = cases.shared(house, ["skola-norr", "fritid-unga"])
    cases.take_part(house, made.case_id, "kurator")
    return made.case_id


@pytest.fixture
def shared_here(sqlite_house: House) -> UUID:
    """The same, on SQLite alone."""
    made = cases.shared(sqlite_house, ["skola-norr", "fritid-unga"])
    cases.take_part(sqlite_house, made.case_id, "kurator")
    return made.case_id


def test_readings_are_told_by_local_day_and_reader_with_each_kind_counted() -> None:
    lines = rules.by_day(
        [
            Reading(moment(3, 23), KERSTIN, K.plan),
            Reading(moment(3, 1), KERSTIN, K.case),
            Reading(moment(3), KERSTIN, K.case),
            Reading(moment(3), KARIN, K.consent),
            Reading(moment(4, 0), KERSTIN, K.case),
        ]
    )
    assert [(each.day.day, each.reader, each.things, each.times) for each in lines] == [
        (4, KERSTIN, ((K.case, 1),), 1),
        (3, KERSTIN, ((K.case, 2), (K.plan, 1)), 3),
        (3, KARIN, ((K.consent, 1),), 1),
    ]


def test_units_are_told_with_how_many_people_and_times_the_latest_first() -> None:
    other = replace(KERSTIN, name="Rebecka", function="Rektor")
    lines = rules.by_unit(
        [Reading(moment(day), who, K.case) for day, who in ((1, KERSTIN), (2, other), (2, KERSTIN), (5, KARIN))]
    )
    assert [(each.unit, each.readers, each.times, each.latest.day) for each in lines] == [
        ("Socialtjänsten", 1, 1, 5),
        (S, 2, 3, 2),
    ]


def test_every_kind_that_has_a_line_is_an_event_of_reading_a_case() -> None:
    for name in rules.KINDS:
        event = getattr(events, name)
        assert issubclass(event, events.Read)
        assert "case_id" in {each.name for each in fields(event)}
    assert rules.kind_of("SomethingNewRead") is K.other


def test_complaint_v14_and_r52_everyone_who_has_read_is_told_by_day_function_unit_and_kind(
    house: House, shared: UUID
) -> None:
    for login in ("koordinator", "kurator"):
        Visitor(house).sign_in(login).get(f"/arenden/{shared}")
    house.clock.forward(days=1)
    Visitor(house).sign_in("kurator").get(f"/arenden/{shared}/plan")
    with house.work("koordinator") as work:
        page = readings.page(work, shared)
    told = [(each.day, each.reader, each.things) for each in page.lines]
    kerstin = Reader("Kerstin Olofsdotter", "Medarbetare", "Måsviksskolan")
    karin = Reader("Karin Ekmark", "Koordinator", "Socialtjänsten, SSPF-koordinator")
    assert told == [
        (date(2026, 11, 24), kerstin, ((K.plan, 1),)),
        (date(2026, 11, 23), kerstin, ((K.case, 1),)),
        (date(2026, 11, 23), karin, ((K.case, 1),)),
    ]
    assert [(each.unit, each.readers, each.times) for each in page.units] == [
        ("Måsviksskolan", 1, 2),
        ("Socialtjänsten, SSPF-koordinator", 1, 1),
    ]


def test_a_reader_stands_in_the_function_and_unit_of_that_day(sqlite_house: House) -> None:
    made = cases.shared(sqlite_house, ["skola-norr"])
    log(sqlite_house, "rektor", events.CaseRead(made.case_id))
    with sqlite_house.work("koordinator") as work:
        line = readings.page(work, made.case_id).lines[0]
    assert line.reader == Reader("Rebecka Lindahl", "Rektor, Måsviksskolan", "Måsviksskolan")


def test_another_cases_readings_and_what_was_written_are_not_among_them(sqlite_house: House, shared_here: UUID) -> None:
    other = cases.family(sqlite_house)
    log(sqlite_house, "koordinator", events.CaseRead(other.case_id), events.CaseChanged(shared_here))
    with sqlite_house.work("koordinator") as work:
        assert readings.page(work, shared_here).lines == ()


def test_r49_an_attempt_that_was_stopped_is_counted_with_its_last_day(house: House, shared: UUID) -> None:
    visitor = Visitor(house).sign_in("koordinator")
    visitor.get(f"/arenden/{shared}/lasningar")
    assert "Ingen har nekats att öppna ärendet." in visitor.text
    Visitor(house).sign_in("polis").get(f"/arenden/{shared}", status=404)
    Visitor(house).sign_in("administrator").get(f"/arenden/{shared}", status=403)
    house.clock.forward(days=2)
    Visitor(house).sign_in("polis").get(f"/arenden/{shared}/plan", status=404)
    visitor.sign_in("koordinator").get(f"/arenden/{shared}/lasningar")
    assert "3 försök att öppna ärendet har nekats, det senaste 25 november 2026." in visitor.text
    assert "Petra" not in visitor.text
    visitor.get(f"/arenden/{shared}/lasningar/till-familjen")
    assert "3 gånger har någon som inte får läsa ärendet försökt öppna det och stoppats." in visitor.text


def test_a_stopped_attempt_looks_the_same_whether_the_case_exists_or_not(
    sqlite_house: House, shared_here: UUID
) -> None:
    visitor, nowhere = Visitor(sqlite_house).sign_in("polis"), "/arenden/00000000-0000-4000-8000-000000000000"
    visitor.get(f"/arenden/{shared_here}", status=404)
    there = visitor.text
    visitor.get(nowhere, status=404)
    assert visitor.text == there


def test_r52_the_familys_paper_has_functions_and_units_and_no_names_of_staff(
    sqlite_house: House, shared_here: UUID
) -> None:
    Visitor(sqlite_house).sign_in("kurator").get(f"/arenden/{shared_here}")
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get(f"/arenden/{shared_here}/lasningar/till-familjen")
    assert "2026-11-23 Medarbetare Måsviksskolan Ärendets sida 1" in visitor.text
    main = visitor.response.text.partition("<main")[2]
    for name in ("Kerstin", "Olofsdotter"):
        assert name not in main
    with sqlite_house.work("koordinator") as work:
        extract = readings.extract(work, shared_here)
    assert {each.reader.name for each in extract.lines} == {""}


def test_r52_the_municipality_can_decide_that_names_stand_on_the_paper(sqlite_house: House, shared_here: UUID) -> None:
    log(sqlite_house, "kurator", events.CaseRead(shared_here))
    catalogue = sqlite_house.installation.catalogue
    named = replace(catalogue, municipality=replace(catalogue.municipality, readers_named=True))
    sqlite_house.installation = replace(sqlite_house.installation, catalogue=named)
    with sqlite_house.work("koordinator") as work:
        assert [each.reader.name for each in readings.extract(work, shared_here).lines] == ["Kerstin Olofsdotter"]


def test_r64_and_invariant_12_where_somebody_lives_protected_the_paper_tells_no_unit_no_name_and_no_kind(
    sqlite_house: House,
) -> None:
    made = cases.family(sqlite_house, guardians=[cases.protected(cases.MOTHER), cases.FATHER])
    for login in ("koordinator", "kurator", "friskola", "fritidsledare"):
        log(sqlite_house, login, events.CaseRead(made.case_id), events.PlanRead(made.case_id, None))
    catalogue = sqlite_house.installation.catalogue
    named = replace(catalogue, municipality=replace(catalogue.municipality, readers_named=True))
    sqlite_house.installation = replace(sqlite_house.installation, catalogue=named)
    with sqlite_house.work("koordinator") as work:
        lines = readings.extract(work, made.case_id).lines
    told = {(each.reader, each.things) for each in lines}
    assert told == {
        (Reader("", "Socialtjänst", ""), ((K.anything, 2),)),
        (Reader("", "Skola", ""), ((K.anything, 4),)),
        (Reader("", "Fritid", ""), ((K.anything, 2),)),
    }
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get(f"/arenden/{made.case_id}/lasningar/till-familjen")
    body = visitor.response.text.partition("<main")[2].partition("</main>")[0]
    for unit in catalogue.units.values():
        assert unit.label not in body


def test_reading_who_has_read_is_itself_read(sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get(f"/arenden/{made.case_id}/lasningar")
    visitor.get(f"/arenden/{made.case_id}/lasningar")
    assert "Vem som har läst" in visitor.text


def test_a_page_ends_with_a_whole_day_and_the_next_goes_on(
    sqlite_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "PAGE_ROWS", 5)
    made = cases.family(sqlite_house)
    for _ in range(4):
        log(sqlite_house, "koordinator", *(events.CaseRead(made.case_id) for _ in range(2)))
        sqlite_house.clock.forward(days=1)
    with sqlite_house.work("koordinator") as work:
        first = readings.page(work, made.case_id)
        second = readings.page(work, made.case_id, first.older)
    assert [each.times for each in (*first.lines, *second.lines)] == [2, 2, 2, 2]
    assert [each.day.day for each in (*first.lines, *second.lines)] == [26, 25, 24, 23]
    assert second.older is None


def test_a_day_longer_than_a_page_is_not_lost(sqlite_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "PAGE_ROWS", 5)
    made = cases.family(sqlite_house)
    log(sqlite_house, "koordinator", *(events.CaseRead(made.case_id) for _ in range(12)))
    seen, older = 0, None
    for _ in range(3):
        with sqlite_house.work("koordinator") as work:
            page = readings.page(work, made.case_id, older)
        seen, older = seen + sum(each.times for each in page.lines), page.older
    assert (seen, older) == (12, None)


@pytest.mark.parametrize("login", ["rektor", "kurator", "styrgrupp", "granskare", "administrator"])
def test_only_the_coordinator_is_told(sqlite_house: House, login: str) -> None:
    made = cases.shared(sqlite_house, ["skola-norr"])
    cases.take_part(sqlite_house, made.case_id, "kurator")
    for path in ("lasningar", "lasningar/till-familjen"):
        Visitor(sqlite_house).sign_in(login).get(f"/arenden/{made.case_id}/{path}", status=403)


def test_the_page_costs_the_same_however_much_was_read(sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    path = f"/arenden/{made.case_id}/lasningar"
    visitor.get(path)
    with statements(sqlite_house) as few:
        visitor.get(path)
    for login in ("kurator", "rektor", "polis", "fritidschef"):
        log(sqlite_house, login, *(events.CaseRead(made.case_id) for _ in range(50)))
    with statements(sqlite_house) as many:
        visitor.get(path)
    assert len(few) == len(many) <= 9, many
