"""Publications are made once, of enough cases, each counted once; and then they stand."""

import json
from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select, update

from sspf import jobs
from sspf.access.actor import SYSTEM
from sspf.access.permissions import Permission
from sspf.audit.events import CaseChanged
from sspf.audit.models import AuditEntry
from sspf.cases.models import Case, Person
from sspf.cases.queries import reach
from sspf.errors import Damaged, Forbidden, Overtaken
from sspf.releases.actions import making
from sspf.releases.models import PersonRelease, ReleaseCell
from sspf.releases.queries import calendar, ledger
from sspf.releases.queries.ledger import Release
from sspf.releases.rules.states import Counted, Withheld
from tests.browser import statements
from tests.factories import releases
from tests.factories.releases import BOY, GIRL, OTHER, UNASKED
from tests.house import House

MARCH, APRIL = date(2025, 3, 10), date(2025, 4, 10)
DUE = date(2025, 8, 1)
"""A month after the term: the publication of spring 2025 is made."""
MIXED = [*[GIRL] * 12, *[BOY] * 19, OTHER, *[UNASKED] * 3]


def shown(release: Release, slug: str) -> dict[str, str]:
    table = release.table(slug)
    assert table is not None
    return {each.label: each.shown for each in table.cells}


def test_a_publication_tells_what_young_people_are_and_nothing_below_five(house: House) -> None:
    releases.opened(house, MARCH, MIXED)
    (release,) = releases.made(house, DUE)
    told = shown(release, "kon")
    assert told["Annat/inget"] in {"0–4", "5"}
    assert told["Flicka"] in {"10", "15"}
    assert told["Pojke"] in {"15", "20"}
    assert set(shown(release, "nya")) == {"Alla"}
    assert shown(release, "nya")["Alla"] == "35"
    assert release.words == "vårterminen 2025"
    assert release.released_on == DUE


def test_nothing_is_made_before_the_wait_is_over_and_nothing_twice(sqlite_house: House) -> None:
    releases.opened(sqlite_house, MARCH, MIXED)
    assert releases.made(sqlite_house, DUE - timedelta(days=1)) == []
    first = releases.made(sqlite_house, DUE)
    assert releases.made(sqlite_house, DUE + timedelta(days=20)) == first


def test_what_runs_beside_the_pages_makes_it(sqlite_house: House) -> None:
    releases.opened(sqlite_house, MARCH, MIXED)
    releases.set_clock(sqlite_house, DUE)
    jobs.run_once(sqlite_house.installation)
    (release,) = releases.read(sqlite_house)
    assert release.table("kon") is not None


def test_of_two_workers_at_once_one_makes_it(house: House) -> None:
    releases.opened(house, MARCH, MIXED)
    releases.set_clock(house, DUE)
    with house.work(SYSTEM, writing=False) as waiting:
        assert calendar.due(waiting) is not None
    with house.work(SYSTEM) as one:
        assert making.make_next(one) == 1
        one.commit()
    with house.work(SYSTEM) as other:
        assert making.make_next(other) == 0, "it looks again, and finds it made"
    with house.work(SYSTEM) as late:
        late.add(PersonRelease(period="2025-vt", method="x", made_at=late.now, digest=b""))
        with pytest.raises(Overtaken):
            late.flush()


def test_r36_too_few_cases_are_not_shown_and_are_counted_next_time(sqlite_house: House) -> None:
    releases.opened(sqlite_house, MARCH, [GIRL] * 5 + [BOY] * 15)
    (spring,) = releases.made(sqlite_house, DUE)
    assert spring.shown == ()
    assert spring.refused_because is not None
    assert spring.refused_because.startswith("För få ärenden för att visas")
    releases.opened(sqlite_house, date(2025, 10, 1), [GIRL] * 5 + [BOY] * 10)
    autumn, _ = releases.made(sqlite_house, date(2026, 2, 1))
    table = autumn.table("nya")
    assert table is not None
    assert (table.first_on, table.last_on, table.cells[0].shown) == (date(2025, 1, 1), date(2025, 12, 31), "35")


def test_invariant_6_no_case_is_in_two_publications(sqlite_house: House) -> None:
    """So nobody can be found by subtracting one publication from another."""
    for day in (date(2025, 2, 1), date(2025, 9, 1), date(2026, 2, 1)):
        releases.opened(sqlite_house, day, [GIRL] * 8 + [BOY] * 12)
    releases.made(sqlite_house, date(2026, 8, 1))
    with sqlite_house.work("granskare") as work:
        query = select(AuditEntry.facts).where(AuditEntry.name == "CasesReadForFigures")
        read = Counter(each for facts in work.session.scalars(query) for each in _ids(facts))
    assert len(read) == 40
    assert set(read.values()) == {1}
    windows = [(t.first_on, t.last_on) for r in releases.read(sqlite_house) if (t := r.table("nya"))]
    assert windows == [(date(2025, 1, 1), date(2025, 12, 31))]


def _ids(facts: object) -> list[str]:
    told = json.loads(facts) if isinstance(facts, str) else facts
    assert isinstance(told, dict)
    return list(told["case_ids"])


def test_closed_cases_are_counted_by_themselves(sqlite_house: House) -> None:
    ids = releases.opened(sqlite_house, MARCH, MIXED)
    releases.closed(sqlite_house, APRIL, ids[:30])
    (release,) = releases.made(sqlite_house, DUE)
    assert shown(release, "avslutade") == {"Alla": "30"}
    outcomes = next(each for each in release.tables if each.id == "avslut")
    assert outcomes.counted is Counted.closed
    assert outcomes.withheld is Withheld.one_sided, "thirty of thirty ended alike"


def test_r37_and_invariant_16_what_was_published_stands_when_cases_are_gone(house: House) -> None:
    """Invariant 16: totals are unchanged after disposal."""
    releases.opened(house, MARCH, MIXED)
    before = releases.made(house, DUE)
    with house.installation.engine.begin() as connection:
        connection.execute(delete(Person))
        connection.execute(delete(Case))
    assert releases.read(house) == before
    assert releases.made(house, DUE + timedelta(days=400))[-1] == before[0]


def test_complaint_s2_the_same_period_gives_the_same_figures_when_a_case_is_changed_later(sqlite_house: House) -> None:
    releases.opened(sqlite_house, MARCH, MIXED)
    before = releases.made(sqlite_house, DUE)
    with sqlite_house.work() as work:
        for case_id in work.session.scalars(select(Case.id)):
            reach.find(work, Permission.case_manage, case_id).case.area = "oxhagen"
        work.record(CaseChanged(case_id))
        work.commit()
    assert releases.made(sqlite_house, DUE + timedelta(days=1)) == before


def test_r35_nobody_who_is_signed_in_can_make_one(sqlite_house: House) -> None:
    for login in ("koordinator", "styrgrupp", "granskare", "administrator", "kurator"):
        with sqlite_house.work(login) as work, pytest.raises(Forbidden):
            making.make_next(work)


def test_no_code_changes_or_removes_what_was_published(house: House) -> None:
    releases.opened(house, MARCH, MIXED)
    releases.made(house, DUE)
    with house.work(SYSTEM) as work:
        cell = work.session.scalars(select(ReleaseCell)).first()
        assert cell is not None
        cell.value += 5
        with pytest.raises(Forbidden):
            work.flush()
    with house.work(SYSTEM) as work:
        work.session.delete(work.session.scalars(select(PersonRelease)).one())
        with pytest.raises(Forbidden):
            work.flush()


def test_a_figure_that_was_changed_behind_the_program_is_not_shown(sqlite_house: House) -> None:
    releases.opened(sqlite_house, MARCH, MIXED)
    releases.made(sqlite_house, DUE)
    with sqlite_house.installation.engine.begin() as connection:
        connection.execute(update(ReleaseCell).where(ReleaseCell.slug == "flicka").values(value=40))
    with pytest.raises(Damaged):
        releases.read(sqlite_house)


def test_the_log_vouches_for_the_ledger(sqlite_house: House) -> None:
    releases.opened(sqlite_house, MARCH, MIXED)
    releases.made(sqlite_house, DUE)
    with sqlite_house.work("styrgrupp") as work:
        release = work.session.scalars(select(PersonRelease)).one()
        entry = work.session.scalars(select(AuditEntry).where(AuditEntry.name == "PersonFiguresReleased")).one()
        assert release.digest.hex()[:48] in str(entry.facts)
        assert str(release.id) in str(entry.facts)


def test_who_holds_no_steering_seat_reads_no_figures(sqlite_house: House) -> None:
    with sqlite_house.work("kurator") as work, pytest.raises(Forbidden):
        ledger.releases(work)


def test_a_reading_of_the_ledger_asks_three_statements_and_opens_nothing(sqlite_house: House) -> None:
    releases.opened(sqlite_house, MARCH, MIXED)
    releases.made(sqlite_house, DUE)
    with sqlite_house.work("styrgrupp", writing=False) as work, statements(sqlite_house) as seen:
        ledger.releases(work)
    assert len(seen) == 3
