"""Whatever happens in whatever order, partners read what the law allows and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.consents import sequences
from tests.consents.houses import quick_house
from tests.house import House
from tests.infrastructure.houses import Template


@pytest.fixture
def quick(sqlite_template: Template, tmp_path: Path) -> Iterator[House]:
    with quick_house(sqlite_template.folder, tmp_path / "house", sqlite_template.ids) as house:
        yield house


def test_invariants_1_to_5_11_and_12_hold_over_any_sequence_of_events(quick: House) -> None:
    sequences.run(sequences.Stage(quick), sequences=200, steps=6)
