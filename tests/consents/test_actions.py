"""What the coordinator writes down about custody and consent, and what it opens and closes."""

from tests.factories import cases, consents
from tests.house import House
from sspf.access.permissions import Permission
from sspf.cases import queries
from sspf.cases.rules import CaseState


def test_both_guardians_open_the_case(house: House) -> None:
    made = consents.given(house)
    with house.work() as work:
        sight = queries.find(work, Permission.case_read, made.case_id)
        assert sight.case.state is CaseState.active
        assert queries.units_inside(work, made.case_id) == set(consents.UNITS)
