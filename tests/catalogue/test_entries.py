"""Entries are frozen, and retired rather than removed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from sspf.catalogue.areas import Area
from sspf.catalogue.entries import choosable
from sspf.catalogue.loader import Catalogue

SPRING = Area(id="var", label="Vår", priority=False, valid_from=date(2026, 3, 1), valid_until=date(2026, 5, 31))
ALWAYS = Area(id="jamt", label="Jämt", priority=False)


@pytest.mark.parametrize(
    ("day", "in_use"),
    [
        (date(2026, 2, 28), False),
        (date(2026, 3, 1), True),
        (date(2026, 5, 31), True),
        (date(2026, 6, 1), False),
    ],
)
def test_an_entry_is_in_use_from_its_first_day_through_its_last(day: date, in_use: bool) -> None:
    assert SPRING.in_use(day) is in_use
    assert ALWAYS.in_use(day)


def test_a_form_offers_what_is_in_use_in_file_order() -> None:
    entries = {"jamt": ALWAYS, "var": SPRING}

    assert list(choosable(entries, date(2026, 4, 1))) == ["jamt", "var"]
    assert list(choosable(entries, date(2026, 7, 1))) == ["jamt"]


def test_nothing_in_the_catalogue_can_be_changed(shipped: Catalogue) -> None:
    with pytest.raises(FrozenInstanceError):
        shipped.ages.adult = 16  # type: ignore[misc]  # the point of the test
    with pytest.raises(TypeError):
        shipped.areas["ny"] = ALWAYS  # type: ignore[index]  # the point of the test
    with pytest.raises(TypeError):
        shipped.labels["role"]["coordinator"] = "Chef"  # type: ignore[index]  # the point of the test
