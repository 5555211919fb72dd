"""A file of counts is brought, looked at and taken in once, whoever else does the same and whatever breaks between."""

import io
from collections.abc import Callable
from threading import Barrier, Thread
from uuid import UUID

import pytest
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from sspf.errors import NotFound, Overtaken, Refused
from sspf.sheets import writing
from sspf.sheets.writing import Sheet
from sspf.situations.actions import imports
from sspf.situations.actions.imports import Taking
from sspf.situations.models.counts import AreaCount, CountImport
from sspf.situations.queries import counts
from sspf.situations.queries import imports as imports_read
from sspf.situations.queries.imports import ImportView, Sums
from sspf.situations.rules.differences import Choose
from sspf.situations.rules.lines import FaultReason, Key
from sspf.situations.rules.states import ImportState, SituationProblem
from tests.browser import Visitor, statements
from tests.factories import situations
from tests.house import START, House

A, B, C = "Norrliden;2026-37;Klotter;12", "Norrliden;2026-38;Klotter;5", "Oxhagen;2026-37;Orosanmälan;2"
NUMBER = "110101-2390"


def standing(house: House) -> dict[tuple[str, str], int]:
    """The counts that stand, by area and week."""
    with house.work() as work:
        found = counts.stand(work, ["2026-v37", "2026-v38"])
        return {(key.area, key.week): row.count for key, row in found.items()}


def looked_at(house: House, import_id: UUID) -> ImportView:
    with house.work() as work:
        return imports_read.show(work, import_id)


def test_a_file_is_looked_at_before_anything_of_it_is_taken_in(sqlite_house: House) -> None:
    import_id = situations.brought(sqlite_house, situations.file(A, B, "Nordby;2026-37;Klotter;1"))
    seen = looked_at(sqlite_house, import_id)
    assert seen.sums == Sums(added=2, faults=1)
    assert (seen.weeks, seen.areas, seen.kinds) == ("v. 37–38 2026", ("Norrliden",), ("Klotter",))
    assert [(each.line, each.reason, each.text) for each in seen.faults] == [(4, FaultReason.unknown_area, "Nordby")]
    assert standing(sqlite_house) == {}
    situations.taken(sqlite_house, import_id)
    assert standing(sqlite_house) == {("norrliden", "2026-v37"): 12, ("norrliden", "2026-v38"): 5}


def test_the_same_file_again_takes_in_nothing(house: House) -> None:
    situations.counted(house, A, B)
    again = situations.brought(house, situations.file(A, B))
    assert looked_at(house, again).sums == Sums(same=2)
    situations.taken(house, again)
    with house.work() as work:
        assert len(list(work.session.scalars(select(AreaCount)))) == 2


def test_an_overlapping_file_takes_in_what_is_new_and_asks_about_what_has_changed(house: House) -> None:
    situations.counted(house, A, B)
    later = situations.brought(house, situations.file("Norrliden;2026-37;Klotter;14", B, C))
    seen = looked_at(house, later)
    assert seen.sums == Sums(added=1, changed=1, same=1)
    (change,) = seen.changes
    assert (change.what, change.before, change.count) == ("Norrliden, v. 37 2026, Klotter, Embrace", 12, 14)
    situations.taken(house, later, Choose.none)
    assert standing(house)["norrliden", "2026-v37"] == 12
    assert looked_at(house, later).sums == Sums(added=1, kept=1, same=1)


@pytest.mark.parametrize("choose", [Choose.all, Choose.some])
def test_a_changed_number_is_taken_when_somebody_says_so(house: House, choose: Choose) -> None:
    situations.counted(house, A, B)
    later = situations.brought(house, situations.file("Norrliden;2026-37;Klotter;14", "Norrliden;2026-38;Klotter;9"))
    marks = [looked_at(house, later).changes[0].mark] if choose is Choose.some else []
    situations.taken(house, later, choose, *marks)
    assert standing(house) == {("norrliden", "2026-v37"): 14, ("norrliden", "2026-v38"): 5 if marks else 9}


def test_to_choose_row_by_row_and_choose_none_is_asked_about(sqlite_house: House) -> None:
    situations.counted(sqlite_house, A)
    later = situations.brought(sqlite_house, situations.file("Norrliden;2026-37;Klotter;14"))
    with pytest.raises(Refused) as refusal:
        situations.taken(sqlite_house, later, Choose.some)
    assert refusal.value.reason is SituationProblem.choose_lines


def test_another_source_counts_for_itself(sqlite_house: House) -> None:
    situations.counted(sqlite_house, A)
    situations.counted(sqlite_house, "Norrliden;2026-37;Klotter;4", source="polisen")
    with sqlite_house.work() as work:
        found = {key.source: row.count for key, row in counts.stand(work, ["2026-v37"]).items()}
    assert found == {"embrace": 12, "polisen": 4}


def test_a_row_may_say_itself_who_counted(sqlite_house: House) -> None:
    content = situations.file(f"{A};Polismyndigheten", headings=f"{situations.HEADINGS};Källa")
    situations.taken(sqlite_house, situations.brought(sqlite_house, content, source=""))
    with sqlite_house.work() as work:
        assert list(counts.stand(work, ["2026-v37"])) == [Key("2026-v37", "norrliden", "klotter", "polisen")]


def test_of_two_who_looked_at_the_same_the_second_is_told_to_look_again(sqlite_house: House) -> None:
    first, second = (situations.brought(sqlite_house, situations.file(A, B)) for _ in range(2))
    seen = looked_at(sqlite_house, second)
    situations.taken(sqlite_house, first)
    with sqlite_house.work() as work, pytest.raises(Refused) as refusal:
        imports.take(work, second, Taking(seen.fingerprint))
    assert refusal.value.reason is SituationProblem.counts_moved
    situations.taken(sqlite_house, second)
    with sqlite_house.work() as work:
        assert len(list(work.session.scalars(select(AreaCount)))) == 2


def test_of_two_at_the_same_instant_one_takes_it_in_and_the_other_is_told_to_look_again(house: House) -> None:
    waiting = [situations.brought(house, situations.file(A, B)) for _ in range(2)]
    seen = [looked_at(house, each).fingerprint for each in waiting]
    together, met = Barrier(2), []

    def take(import_id: UUID, fingerprint: str) -> None:
        together.wait()
        for _try in range(2):  # as a form does when somebody was faster
            try:
                with house.work() as work:
                    imports.take(work, import_id, Taking(fingerprint))
                    work.commit()
            except Overtaken:
                continue
            except Refused as refusal:
                met.append(refusal.reason)
            return

    threads = [Thread(target=take, args=each) for each in zip(waiting, seen, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert met == [SituationProblem.counts_moved]
    assert standing(house) == {("norrliden", "2026-v37"): 12, ("norrliden", "2026-v38"): 5}


def test_what_breaks_between_looking_and_taking_loses_nothing_and_doubles_nothing(house: House) -> None:
    import_id = situations.brought(house, situations.file(A, B))
    with house.work() as work:
        imports.take(work, import_id, Taking(imports_read.show(work, import_id).fingerprint))
        work.flush()  # and then the power goes
    assert (standing(house), looked_at(house, import_id).state) == ({}, ImportState.waiting)
    situations.taken(house, import_id)
    assert len(standing(house)) == 2


def dropped(house: House, import_id: UUID) -> None:
    with house.work() as work:
        imports.drop(work, import_id)
        work.commit()


@pytest.mark.parametrize("settle", [situations.taken, dropped])
def test_a_file_is_settled_once_and_what_it_said_is_forgotten(
    house: House, settle: Callable[[House, UUID], None]
) -> None:
    import_id = situations.brought(house, situations.file(A))
    settle(house, import_id)
    with house.work() as work:
        row = work.session.get(CountImport, import_id)
        imports_read.find(work, import_id)
        assert row is not None
        assert row.lines == []
        with pytest.raises(Refused) as refusal:
            imports.drop(work, import_id)
    assert refusal.value.reason is SituationProblem.unfinished_import


def test_a_dropped_file_leaves_nothing(sqlite_house: House) -> None:
    import_id = situations.brought(sqlite_house, situations.file(A, "Nordby;2026-37;Klotter;1"))
    dropped(sqlite_house, import_id)
    seen = looked_at(sqlite_house, import_id)
    assert (standing(sqlite_house), seen.faults, seen.state) == ({}, (), ImportState.dropped)


def test_r75_a_cell_that_may_name_somebody_is_never_repeated(sqlite_house: House) -> None:
    rows = (A, "Kevin Provsson;2026-37;Klotter;1", "Norrliden;2026-37;sagt av Kevin;1")
    seen = looked_at(sqlite_house, situations.brought(sqlite_house, situations.file(*rows)))
    assert [(each.line, each.text) for each in seen.faults] == [(3, ""), (4, "")]


def test_only_coordinators_bring_files_and_other_files_do_not_exist(sqlite_house: House) -> None:
    with sqlite_house.work() as work, pytest.raises(NotFound):
        imports_read.show(work, sqlite_house.ids["koordinator"])


def sent(visitor: Visitor, content: bytes, status: int, **fields: str) -> None:
    """Send a file as a browser does; the test client would put large ones on disk. Its name may say anything."""
    page = "/lagesbilder/filer/ny"
    hidden = visitor.get(page).fields()
    file = FileStorage(io.BytesIO(content), "alva-provsson.csv")
    boundary, body = encode_multipart({**hidden, **fields, "file": file})
    answer = visitor.client.post(page, data=body, content_type=f'multipart/form-data; boundary="{boundary}"')
    visitor.meet(answer, status)


def test_a_file_on_its_way_from_the_browser_to_the_counts(sqlite_house: House) -> None:
    situations.counted(sqlite_house, A)
    rows = [
        ("Norrliden", 37, 2026, "Klotter", 14),
        ("Oxhagen", 37, 2026, "Klotter", 3),
        ("Nordby", 1, 2026, "Brand", 1),
    ]
    columns = ("Område", "Vecka", "År", "Händelsetyp", "Antal")
    content = writing.workbook([Sheet("Uttag", columns, rows)], "Uttag", "Embrace", START)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    sent(visitor, content, 303, source="embrace")
    here = visitor.response.headers["Location"]
    page = visitor.follow()
    assert "ändrad från 12 till 14" in page.text
    assert "Området finns inte i listan" in page.text
    assert "Området finns inte i listan" in visitor.client.get(f"{here}/fel.csv").text
    visitor.get(here)
    visitor.post(here, status=422, choose="något annat")
    assert "1 ny, 1 ändrad, 1 rad med fel" in visitor.fill(here, choose="all").text
    assert standing(sqlite_house) == {("norrliden", "2026-v37"): 14, ("oxhagen", "2026-v37"): 3}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Välj en fil."),
        (b"\x00\x01", "Spara om filen som .xlsx eller .csv."),
        (situations.file(f"{A};om {NUMBER}", headings=f"{situations.HEADINGS};Text"), "ser ut som ett personnummer"),
        (situations.file(A, headings="Område;Vecka;Slag;Namn"), "en kolumn om enskilda personer"),
        (situations.file(A), "Filen säger inte vem som har räknat"),
    ],
)
def test_a_file_that_is_refused_says_what_to_do_and_leaves_nothing(
    sqlite_house: House, content: bytes, sentence: str
) -> None:
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    sent(visitor, content, 422)
    assert sentence in visitor.text
    assert NUMBER not in visitor.text
    with sqlite_house.work() as work:
        assert list(work.session.scalars(select(CountImport))) == []


def test_a_file_larger_than_any_is_stopped_at_the_door(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    sent(visitor, b"x" * 5_200_000, 413, source="embrace")


def test_the_list_of_files_costs_the_same_however_many(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    for number in (37, 38, 39):
        situations.brought(sqlite_house, situations.file(f"Norrliden;2026-{number};Klotter;1"))
    with statements(sqlite_house) as seen:
        visitor.get("/lagesbilder/filer")
    assert len(seen) <= 7, seen
