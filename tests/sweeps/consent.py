"""The long run over consent: sequences against the law's second opinion, planted faults, and a withdrawal in a race.

`python3 dev.py sweep consent`; with `-n 2` on two cores. A shorter one: `SEQUENCES=1000 python3 dev.py sweep consent`.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.consents import race, sequences
from tests.consents.faults import FAULTS, planted
from tests.consents.houses import quick_house
from tests.consents.life import Differs
from tests.consents.sequences import QUICK, Stage
from tests.house import House
from tests.infrastructure.houses import Template

SEQUENCES = int(os.environ.get("SEQUENCES", "20000"))
BATCHES = 20
STEPS = 12
UNTIL_SEEN = 400
"""Sequences within which every planted fault must have been met."""
READS = 1000


@pytest.fixture
def quick(sqlite_template: Template, tmp_path: Path) -> Iterator[House]:
    """A house that does not wait for the disk."""
    with quick_house(sqlite_template.folder, tmp_path / "house", sqlite_template.ids) as house:
        yield house


@pytest.mark.parametrize("batch", range(BATCHES))
def test_sequences_against_the_law(quick: House, batch: int) -> None:
    stage, began = Stage(quick), time.monotonic()
    sequences.run(stage, max(1, SEQUENCES // BATCHES), STEPS)
    seconds = time.monotonic() - began
    print(f"\nbatch {batch}: {stage.begun} sequences, {stage.asked} comparisons, {seconds:.0f} s")


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_met_by_chance(quick: House, name: str) -> None:
    stage = Stage(quick)
    with planted(FAULTS[name]), pytest.raises(Differs):
        sequences.run(stage, UNTIL_SEEN, STEPS, phases=QUICK, report_multiple_bugs=False)
    print(f"\n{name}: met in sequence {stage.begun}")


def test_a_withdrawal_among_a_thousand_reads(house: House) -> None:
    run = race.run(house, READS, readers=8)
    assert [each for each in run.after if each.told] == []
    assert {each.status for each in run.after} <= {200, 404}
    assert sum(each.told for each in run.before) > READS // 4
    told = sum(each.told for each in run.before)
    print(f"\n{house.installation.engine.dialect.name}: {len(run.reads)} reads, {told} told before, 0 after")
