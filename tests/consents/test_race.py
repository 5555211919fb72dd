"""A withdrawal among many readers: no read that begins after its answer gets anything (R12, model invariant 3)."""

from tests.consents import race
from tests.house import House

READS = 60


def test_r12_no_read_that_began_after_the_withdrawals_answer_gets_anything(house: House) -> None:
    run = race.run(house, READS)
    assert [each for each in run.after if each.told] == []
    assert {each.status for each in run.after} <= {200, 404}
    assert sum(each.told for each in run.before) > READS // 4, "too little was shared to prove anything"
    assert len(run.after) >= READS // 2
