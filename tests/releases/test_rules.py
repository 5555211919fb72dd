"""Which days a publication counts, into which row a case falls, and which way things went."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.catalogue.loader import Catalogue
from sspf.catalogue.releases import Attribute
from sspf.periods import Period
from sspf.plans.rules.contents import GoalLine
from sspf.plans.rules.states import RatingVoice
from sspf.plans.rules.trajectories import GoalTrack, Movement
from sspf.releases.rules import counting, directions, windows
from sspf.releases.rules.counting import Member
from sspf.releases.rules.states import Counted, moment

WIDTHS = (6, 12, 24, 36)
TERMS = st.builds(Period, st.integers(2020, 2040), st.sampled_from(["vt", "ht"]))


def test_a_period_too_small_widens_to_twelve_twentyfour_and_thirtysix_months() -> None:
    found = list(windows.windows(Period(2026, "ht"), WIDTHS, None))
    assert [each.first_on for each in found] == [date(2026, 7, 1), date(2026, 1, 1), date(2025, 1, 1), date(2024, 1, 1)]
    assert {each.last_on for each in found} == {date(2026, 12, 31)}


@given(TERMS, st.integers(0, 900))
def test_no_window_reaches_into_days_that_were_told_of(period: Period, days: int) -> None:
    told_until = period.after - timedelta(days=days + 1)
    found = list(windows.windows(period, WIDTHS, told_until))
    assert all(told_until <= each.first_on < each.after == period.after for each in found)
    assert [each.first_on for each in found] == sorted((each.first_on for each in found), reverse=True)


def test_every_table_counts_at_one_moment(shipped: Catalogue) -> None:
    moments = {each.id: moment(each.attribute) for each in shipped.releases.tables.values()}
    assert {name for name, each in moments.items() if each is Counted.closed} == {
        "avslutade",
        "avslut",
        "mal",
        "riskfaktorer",
    }


@pytest.mark.parametrize(
    ("slug", "attribute", "words", "row"),
    [
        ("alder", Attribute.age, {"13"}, "ton"),
        ("alder", Attribute.age, {"19"}, "aldre"),
        ("alder", Attribute.age, set(), counting.MISSING),
        ("omrade", Attribute.area, {"oxhagen"}, "prioriterade"),
        ("omrade", Attribute.area, {"kvarnholmen"}, "ovriga"),
        ("kon", Attribute.gender, set(), counting.MISSING),
        ("arskurs", Attribute.school_year, {"g2"}, "gymnasiet"),
        ("avslut", Attribute.outcome, {"alder"}, "annat"),
    ],
)
def test_a_case_is_in_one_row(shipped: Catalogue, slug: str, attribute: Attribute, words: set[str], row: str) -> None:
    member = Member(7, {attribute: frozenset(words)})
    rows = counting.rows(shipped.releases.tables[slug], shipped.triggers, [member])
    assert {each.slug: (each.count, each.mark) for each in rows if each.count} == {row: (1, 7)}


def test_a_case_with_two_worries_is_in_two_rows(shipped: Catalogue) -> None:
    member = Member(7, {Attribute.triggers: frozenset({"franvaro", "risker"})})
    rows = counting.rows(shipped.releases.tables["oro"], shipped.triggers, [member])
    assert {each.slug for each in rows if each.count} == {"franvaro", "risker"}
    assert [each.slug for each in rows] == list(shipped.triggers)


def track(voice: RatingVoice, *values: int) -> GoalTrack:
    goal = GoalLine(uuid4(), uuid4(), "skolgang", "Sova", None, None, 1)
    return GoalTrack(goal, 1, {voice: values})


@pytest.mark.parametrize(
    ("rated", "word"),
    [
        ([(4, 6)], "higher"),
        ([(4, 6), (5, 5)], "higher"),
        ([(6, 4)], "lower"),
        ([(4, 6), (6, 4)], "both"),
        ([(5, 9, 5)], "same"),
        ([(5,)], None),
        ([], None),
    ],
)
def test_the_young_persons_ratings_tell_a_direction_and_no_number(
    rated: list[tuple[int, ...]], word: str | None
) -> None:
    assert directions.goals(track(RatingVoice.youth, *each) for each in rated) == word


def test_what_others_rated_is_not_the_young_persons() -> None:
    assert directions.goals([track(RatingVoice.guardian, 2, 9)]) is None


@pytest.mark.parametrize(
    ("moves", "word"),
    [
        ([Movement.gone, Movement.remaining], "gone"),
        ([Movement.new], "new"),
        ([Movement.new, Movement.gone], "both"),
        ([Movement.remaining, Movement.uncertain], "same"),
        ([], "same"),
    ],
)
def test_what_worried_tells_a_direction_and_no_number(moves: list[Movement], word: str) -> None:
    """Decision 0046: factors are never counted."""
    assert directions.worries(moves) == word
