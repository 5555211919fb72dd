"""What the styrgrupp reads of young people, and what the coordinator can do before the next time."""

from datetime import date, timedelta

import pytest

from sspf.cases.rules.people import Gender, SchoolYear
from sspf.clock import midnight
from tests.browser import Visitor, statements
from tests.factories import releases
from tests.factories.releases import BOY, GIRL, OTHER, UNASKED, Young
from tests.house import House

FIGURES, NEXT = "/statistik/ungdomar", "/statistik/ungdomar/nasta"
MARCH, DUE = date(2026, 3, 10), date(2026, 8, 1)
MIXED = [*[GIRL] * 12, *[BOY] * 19, OTHER, *[UNASKED] * 3]


@pytest.fixture
def published(sqlite_house: House) -> House:
    """A house with one publication."""
    releases.opened(sqlite_house, MARCH, MIXED)
    releases.made(sqlite_house, DUE)
    return sqlite_house


def signed_in(house: House, login: str) -> Visitor:
    visitor = Visitor(house)
    visitor.sign_in(login)
    return visitor


def test_complaints_s4_and_s5_every_table_says_what_it_counts_and_how_it_is_protected(published: House) -> None:
    text = signed_in(published, "styrgrupp").get(FIGURES).text
    assert "Det som ungdomen själv har svarat." in text
    assert "Hela år den dag ärendet öppnades." in text
    assert "avrundat till närmaste femma" in text
    assert "SCB" in text
    assert "Publicerades 1 augusti 2026. Siffrorna ändras aldrig." in text
    assert "%" not in text


def test_complaints_f20_and_s13_girls_and_annat_inget_stand_in_the_figures(published: House) -> None:
    """One alone is shown as nought to four or as five, and is in the total."""
    text = signed_in(published, "styrgrupp").get(FIGURES).text
    assert all(word in text for word in ("Flicka", "Pojke", "Annat/inget", "Inte frågat"))


def test_complaints_s16_and_p14_areas_are_merged_and_schools_are_not_shown(published: House) -> None:
    text = signed_in(published, "styrgrupp").get(FIGURES).text
    assert "Prioriterade områden" in text
    assert not any(word in text for word in ("Norrliden", "Oxhagen", "Kvarnholmen", "Måsviksskolan"))


def test_a_period_with_too_few_cases_says_so(published: House) -> None:
    text = signed_in(published, "styrgrupp").get(FIGURES).text
    assert "För få ärenden för att visas utan att någon kan kännas igen." in text, "nobody has left yet"


def test_complaint_s14_a_table_stands_beside_what_was_published_before(published: House) -> None:
    releases.opened(published, date(2026, 9, 1), MIXED)
    releases.made(published, date(2027, 2, 1))
    visitor = signed_in(published, "styrgrupp")
    text = visitor.get(FIGURES).text
    assert "höstterminen 2026" in text
    assert "2026-07 – 2026-12" in text
    assert "2026-01 – 2026-06" in text
    assert "2026-07 – 2026-12" not in visitor.get(f"{FIGURES}?period=2026-vt").text


def test_a_period_without_publication_is_not_found(published: House) -> None:
    visitor = signed_in(published, "styrgrupp")
    visitor.get(f"{FIGURES}?period=2019-vt", status=404)
    visitor.get(f"{FIGURES}?period=nonsens", status=404)


def test_before_the_first_publication_the_page_says_when_one_comes(sqlite_house: House) -> None:
    assert "Inget är publicerat än." in signed_in(sqlite_house, "styrgrupp").get(FIGURES).text


def test_the_page_asks_as_much_with_one_publication_as_with_two(published: House) -> None:
    visitor = signed_in(published, "styrgrupp")
    with statements(published) as one:
        visitor.get(FIGURES)
    releases.opened(published, date(2026, 9, 1), MIXED)
    releases.made(published, date(2027, 2, 1))
    visitor = signed_in(published, "styrgrupp")
    with statements(published) as two:
        visitor.get(FIGURES)
    assert len(one) == len(two) <= 8


def test_the_coordinator_sees_when_the_next_comes_and_whom_nobody_has_asked(published: House) -> None:
    releases.opened(published, date(2026, 9, 1), [Young(), Young(Gender.girl, school_year=SchoolYear.y8)])
    visitor = signed_in(published, "koordinator")
    text = visitor.get(NEXT).text
    assert "Siffror för höstterminen 2026 publiceras 1 februari 2027." in text
    assert "Det som är publicerat går inte att ändra." in text
    assert "kön, årskurs" in text
    assert text.count("Skriv in") == 1, "the other one has been asked everything"


def test_the_coordinators_page_asks_few_statements_however_many_cases(published: House) -> None:
    releases.opened(published, date(2026, 9, 1), [Young()])
    published.clock.at = midnight(date(2026, 9, 2)) + timedelta(hours=9)
    visitor = signed_in(published, "koordinator")
    with statements(published) as few:
        visitor.get(NEXT)
    releases.opened(published, date(2026, 9, 3), [Young()] * 30)
    visitor = signed_in(published, "koordinator")
    with statements(published) as many:
        text = visitor.get(NEXT).text
    assert len(few) == len(many) <= 10
    assert "Och 6 till." in text


@pytest.mark.parametrize("login", ["styrgrupp", "rektor", "kurator", "granskare", "administrator"])
def test_nobody_else_sees_who_has_not_been_asked(published: House, login: str) -> None:
    signed_in(published, login).get(NEXT, status=403)
