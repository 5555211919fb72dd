"""The second opinion can say no: each fault planted in the sharing rules is seen in a story of a few steps."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from tests.consents.faults import FAULTS, planted
from tests.consents.houses import quick_house
from tests.consents.life import FATHER, MOTHER, PARTNERS, PAST, THIRD, UNITS, YOUTH, Differs, Life, crossed
from tests.consents.oracle import start_of
from tests.house import House
from tests.infrastructure.houses import Template

TEN, SOON_15, SOON_18 = date(2016, 3, 1), date(2011, 12, 3), date(2008, 12, 3)
Story = Callable[[House], None]


@pytest.fixture(scope="module")
def quick(sqlite_template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("faults") / "house"
    with quick_house(sqlite_template.folder, folder, sqlite_template.ids) as house:
        yield house


def consented(house: House, born: date = TEN, days: int = 60) -> Life:
    """Everyone who decides has said yes, and everyone takes part."""
    life = Life.begun(house, born)
    life.asked(UNITS, days)
    life.all_signed(crossed(UNITS))
    for login in PARTNERS:
        life.takes_part(login)
    life.check()
    return life


def second_guardian(house: House) -> None:
    """One of two has signed."""
    life = Life.begun(house, TEN)
    life.asked(UNITS, 60)
    life.signed(MOTHER, crossed(UNITS))
    life.check()


def fifteen(house: House) -> None:
    """The young person turns 15 and has not signed."""
    consented(house, SOON_15)


def eighteen(house: House) -> None:
    """The young person turns 18 and has not signed as an adult."""
    consented(house, SOON_18)


def last_day(house: House) -> None:
    """The last day comes to its end."""
    life = consented(house, days=9)
    for at in (start_of(life.today + timedelta(days=10)) - PAST, start_of(life.today + timedelta(days=10))):
        life.waits(at)
        life.check()


def withdrawal(house: House) -> None:
    """One guardian takes the yes to the police back."""
    life = consented(house)
    assert life.withdrew(FATHER, units=["omradespolis"])
    life.check()


def withdrawal_between_rounds(house: House) -> None:
    """A guardian's no after the second of two rounds."""
    life = consented(house)
    life.waits(life.now + timedelta(days=1))
    assert life.asked(UNITS, 60)
    life.all_signed(crossed(UNITS))
    assert life.withdrew(MOTHER)
    life.check()


def exception(house: House) -> None:
    """One guardian is prevented for a while, and signs for nothing."""
    life = Life.begun(house, TEN)
    life.asked(UNITS, 60)
    assert life.excepted(FATHER, 9)
    life.signed(MOTHER, crossed(UNITS))
    life.check()
    life.waits(life.now + timedelta(days=10))
    life.check()


def custody(house: House) -> None:
    """A third person has custody from a day ahead."""
    life = consented(house)
    assert life.custody(THIRD, life.today + timedelta(days=5))
    life.check()


STORIES: dict[str, Story] = {
    "the second guardian is forgotten": second_guardian,
    "the 15th birthday is ignored": fifteen,
    "the 18th birthday is ignored": eighteen,
    "the last day counts twice": last_day,
    "the last day does not count": last_day,
    "a withdrawal is not heeded": withdrawal,
    "a withdrawal is heard in its own round alone": withdrawal_between_rounds,
    "an exception is ignored": exception,
    "an exception never ends": exception,
    "windows are not cut where custody changes": custody,
}


@pytest.mark.parametrize("story", list(dict.fromkeys(STORIES.values())))
def test_the_rules_as_they_are_tell_every_story_as_the_law_does(quick: House, story: Story) -> None:
    story(quick)


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_seen(quick: House, name: str) -> None:
    with planted(FAULTS[name]), pytest.raises(Differs):
        STORIES[name](quick)


def test_a_young_person_who_signed_beforehand_needs_nothing_more_at_15(quick: House) -> None:
    life = Life.begun(quick, SOON_15)
    life.asked(UNITS, 60)
    for who in (MOTHER, FATHER, YOUTH):
        assert life.signed(who, crossed(UNITS))
    life.waits(start_of(date(2026, 12, 3)))
    life.check()
    assert life.ledger.allowed(life.now)


@pytest.mark.parametrize("over", [Life.closes, lambda life: life.changes_form("sig")], ids=["closed", "another form"])
def test_r13_a_paper_from_before_the_family_was_asked_anew_is_no_answer(
    quick: House, over: Callable[[Life], bool]
) -> None:
    life = consented(quick)
    life.waits(life.now + timedelta(days=5))
    assert over(life)
    life.waits(life.now + timedelta(days=1))
    life.begins_again()
    assert life.asked(UNITS, 60)
    assert not life.signed(MOTHER, crossed(UNITS), ago=2)
    life.all_signed(crossed(UNITS))
    life.check()
    assert life.ledger.allowed(life.now)
