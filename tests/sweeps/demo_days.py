"""The demo can be told on any day of the year: weekends, turns of the year and the leap day included."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sspf import installation as installations
from sspf.demo import municipality
from tests.house import TOY, Clock, settings_for

WEEK = [datetime(2026, 11, 22, 8, tzinfo=UTC) + timedelta(days=number) for number in range(7)]
TURNS = [
    datetime(2027, 1, 1, 8, tzinfo=UTC),
    datetime(2028, 2, 29, 8, tzinfo=UTC),
    datetime(2027, 3, 28, 1, tzinfo=UTC),
]


@pytest.mark.parametrize("today", [*WEEK, *TURNS], ids=lambda day: day.strftime("%Y-%m-%d"))
def test_the_demo_can_be_told_on_any_day(tmp_path: Path, today: datetime) -> None:
    house = installations.make(settings_for(tmp_path), now=Clock(today))
    municipality.fill(house, TOY)
    house.engine.dispose()
