"""What is shown of counts: places as they are, persons never so that anybody can be worked out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from sspf.errors import Refused
from sspf.situations.actions import reports as actions
from sspf.situations.models.reports import SituationEdition
from sspf.situations.queries import editions, latest, reports
from sspf.situations.rules.contents import Figure
from sspf.situations.rules.protecting import Counted, Place, protected, summed
from sspf.situations.rules.states import SituationProblem
from sspf.situations.rules.weeks import Week
from tests.factories import situations
from tests.house import House

AREAS, FIRST, SMALL = ("norrliden", "oxhagen", "berga-funkabo", "kvarnholmen", "ovriga"), {"norrliden", "oxhagen"}, 5
WEEKS = (Week(2026, 37), Week(2026, 38))
NUMBERS = st.lists(st.integers(0, 12), min_size=len(AREAS) * 2, max_size=len(AREAS) * 2)


def rows(numbers: list[int]) -> list[Counted]:
    """A number for each area and week."""
    return [Counted(area, week, number) for (area, week), number in zip(product(AREAS, WEEKS), numbers, strict=True)]


@given(NUMBERS)
def test_complaint_p14_no_small_number_about_persons_can_be_worked_out_from_all_that_is_shown(
    numbers: list[int],
) -> None:
    """All areas' figures together are at most the two sides, or the whole: their unknown parts stay unknown."""
    counted = rows(numbers)
    shown = {area: protected(counted, area, FIRST, SMALL) for area in AREAS}
    sides = {
        Place.first: sum(each.count for each in counted if each.area in FIRST),
        Place.rest: sum(each.count for each in counted if each.area not in FIRST),
    }
    places = {each.place for each in shown.values() if each}
    assert places in ({Place.first, Place.rest}, {Place.municipality}), "one division, never two"
    for each in shown.values():
        assert each is not None
        assert each.count is None or each.count == 0 or each.count >= SMALL
    if any(0 < each < SMALL for each in sides.values()):
        assert places == {Place.municipality}, "a small side would be the whole less the other"


@given(NUMBERS)
def test_complaint_s16_an_area_that_comes_first_never_stands_alone_when_it_is_about_persons(numbers: list[int]) -> None:
    found = {area: protected(rows(numbers), area, FIRST, SMALL) for area in FIRST}
    assert found["norrliden"] == found["oxhagen"]


def test_where_one_side_has_not_been_counted_only_the_whole_is_said() -> None:
    found = protected([Counted("norrliden", WEEKS[0], 9)], "norrliden", FIRST, SMALL)
    assert found is not None
    assert (found.place, found.count) == (Place.municipality, 9)


def test_r36_a_small_whole_is_kept_back_and_none_at_all_is_said() -> None:
    few, none = ([Counted("norrliden", WEEKS[0], number)] for number in (4, 0))
    assert [
        each.count
        for each in (protected(few, "norrliden", FIRST, SMALL), protected(none, "oxhagen", FIRST, SMALL))
        if each
    ] == [None, 0]


def test_events_of_a_place_are_shown_for_the_area_itself_however_few() -> None:
    found = summed(rows([1, 0, *[3] * 8]), "norrliden")
    assert found is not None
    assert (found.place, found.count, found.weeks) == (Place.area, 1, WEEKS)


@pytest.fixture
def counted(sqlite_house: House) -> House:
    """Klotter in one area over two quarters, and orosanmälningar everywhere."""
    worried = [
        f"{area};2026-{week};Orosanmälan;{number}"
        for area, number in (("Norrliden", 2), ("Oxhagen", 4), ("Kvarnholmen", 8))
        for week in (30, 31)
    ]
    situations.counted(
        sqlite_house,
        "Norrliden;2026-20;Klotter;7",
        "Norrliden;2026-30;Klotter;2",
        "Norrliden;2026-31;Klotter;1",
        *worried,
    )
    return sqlite_house


def shown(house: House, area: str = "norrliden", period: str = situations.QUARTER) -> dict[str, Figure]:
    """The figures of a new lägesbild, by kind."""
    situation_id = situations.begun(house, area, period)
    with house.work() as work:
        return {each.kind: each for each in reports.show(work, situation_id).contents.figures}


def test_a_figure_says_what_who_which_weeks_and_the_quarter_before(counted: House) -> None:
    found = shown(counted)["klotter"]
    assert (found.label, found.by, found.weeks, found.shown, found.place) == ("Klotter", "Embrace", "v. 30–31", "3", "")
    assert found.before is not None
    assert found.before.count == 7
    assert [label for label, _count in found.points] == ["kv 2 2026", "kv 3 2026"]


def test_complaint_p14_an_area_sees_persons_only_together_with_the_others_that_come_first(counted: House) -> None:
    for area, number, place in (
        ("norrliden", 12, "de prioriterade områdena tillsammans"),
        ("kvarnholmen", 16, "övriga områden tillsammans"),
    ):
        found = shown(counted, area)["orosanmalan"]
        assert (found.count, found.place) == (number, place)


def first_from(house: House, days: Mapping[str, date | None]) -> None:
    """These areas and no others come first, each from its day or always."""
    known = house.installation.catalogue
    areas = {
        name: replace(each, priority=name in days, priority_from=days.get(name)) for name, each in known.areas.items()
    }
    house.installation = replace(house.installation, catalogue=replace(known, areas=areas))


def test_r36_an_area_that_comes_first_later_does_not_stand_out_in_the_quarter_before(sqlite_house: House) -> None:
    """Else what Norrliden was told of spring, and what Kvarnholmen is told of spring in autumn, gave Kvarnholmen."""
    numbers = {"Norrliden": 5, "Oxhagen": 4, "Kvarnholmen": 2, "Berga/Funkabo": 6}
    worried = [f"{area};2026-{week};Orosanmälan;{count}" for area, count in numbers.items() for week in (20, 30)]
    situations.counted(sqlite_house, *worried)
    first_from(sqlite_house, {"norrliden": None, "oxhagen": None, "kvarnholmen": date(2026, 7, 1)})
    spring = shown(sqlite_house, "norrliden", "2026-k2")["orosanmalan"]
    autumn = shown(sqlite_house, "kvarnholmen")["orosanmalan"]
    assert (spring.count, autumn.count) == (9, 11)
    assert [point.count for point in autumn.series[-2:]] == [None, 11]


@pytest.mark.parametrize("first", [["oxhagen"], ["norrliden", "oxhagen", "berga-funkabo", "ovriga"]])
def test_complaint_p14_an_area_that_would_stand_alone_on_its_side_is_told_with_the_whole_municipality(
    counted: House, first: list[str]
) -> None:
    first_from(counted, dict.fromkeys(first))
    found = shown(counted)["orosanmalan"]
    assert (found.count, found.place) == (28, "hela kommunen")


def test_protocol_item_96_a_kind_may_carry_its_own_caution(counted: House) -> None:
    assert "hör av sig i tid" in shown(counted)["orosanmalan"].caution


def test_complaint_s2_a_quarter_that_is_published_is_the_same_beside_the_next_when_late_counts_come(
    counted: House,
) -> None:
    situations.published(counted, period="2026-k2")
    situations.counted(counted, "Norrliden;2026-21;Klotter;5")
    assert [point.count for point in shown(counted)["klotter"].series[-2:]] == [7, 3]


def test_complaint_s15_terms_and_years_are_never_mixed_into_quarters(counted: House) -> None:
    with counted.work() as work:
        for period in ("2026", "2026-vt", "2026-t1", "2027-k1"):
            with pytest.raises(Refused) as refusal:
                actions.start(work, "norrliden", period)
            assert refusal.value.reason is SituationProblem.quarter_ahead


def test_the_latest_of_each_area_is_told_to_the_styrgrupp_in_few_words(counted: House) -> None:
    situations.published(counted, period="2026-k2")
    situations.published(counted)
    situations.begun(counted, "oxhagen")
    with counted.work("styrgrupp") as work:
        (found,) = latest.latest(work)
    assert (found.area, found.period, found.analysis) == (
        "Norrliden",
        "tredje kvartalet 2026",
        ("Vuxna ute när bussen går.",),
    )
    assert next((each.label, each.value, each.before) for each in found.figures) == ("Klotter", "3", 7)


def test_what_was_published_before_the_latest_is_not_even_fetched(counted: House) -> None:
    """The underlag costs the same after ten years."""
    for quarter in ("2026-k1", "2026-k2"):
        situations.published(counted, period=quarter)
    situations.published(counted)
    with counted.work("styrgrupp") as work:
        fetched: list[object] = []
        event.listen(work.session, "loaded_as_persistent", lambda _, row: fetched.append(row))
        latest.latest(work)
    assert [type(row) for row in fetched].count(SituationEdition) == 1


def test_a_published_lagesbild_is_read_back_exactly_as_it_was_kept(counted: House) -> None:
    situation_id = situations.published(counted)
    with counted.work() as work:
        once, twice = (editions.show(work, situation_id).contents for _ in range(2))
        assert once == twice
        assert once.figures == tuple(reports.show(work, situation_id).contents.figures)
