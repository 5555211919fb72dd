"""Who reaches a case, and what opens when they do."""

import pytest

from sspf.access.permissions import Permission
from sspf.cases.models import Case, Person
from sspf.cases.queries import lists, people, reach
from sspf.errors import Forbidden, NotFound
from tests.factories import cases
from tests.house import House


def test_a_participant_inside_the_consent_reaches_the_case_and_nobody_else_of_the_unit(house: House) -> None:
    made = cases.shared(house, ["skola-norr"])
    cases.take_part(house, made.case_id, "kurator")
    with house.work("kurator") as work:
        sight = reach.find(work, Permission.case_read, made.case_id)
        assert people.head(work, sight).youth == "Alva Provsson"
    with house.work("rektor") as work, pytest.raises(NotFound):
        reach.find(work, Permission.case_read, made.case_id)


def test_the_case_closes_the_instant_the_window_does(house: House) -> None:
    made = cases.shared(house, ["skola-norr"], days=10)
    cases.take_part(house, made.case_id, "kurator")
    house.clock.forward(days=10)
    with house.work("kurator") as work, pytest.raises(NotFound):
        reach.find(work, Permission.case_read, made.case_id)


def test_a_partner_never_opens_the_location_zone(house: House) -> None:
    made = cases.shared(house, ["skola-norr"])
    cases.take_part(house, made.case_id, "kurator")
    with house.work("kurator") as work:
        sight = reach.find(work, Permission.case_read, made.case_id)
        guardian = next(each for each in people.persons(work, sight) if each.given_name == "Ylva")
        with pytest.raises(Forbidden):
            _ = guardian.phone


def test_a_row_reached_in_any_other_way_stays_sealed(house: House) -> None:
    made = cases.family(house)
    with house.work("kurator") as work:
        case = work.session.get(Case, made.case_id)
        youth = work.session.get(Person, made.youth_id)
        assert case is not None
        assert youth is not None
        with pytest.raises(Forbidden):
            _ = youth.given_name
        with pytest.raises(Forbidden):
            _ = case.concern


def test_the_list_holds_only_what_the_actor_reaches(house: House) -> None:
    mine, _other = cases.shared(house, ["skola-norr"]), cases.shared(house, ["omradespolis"])
    cases.take_part(house, mine.case_id, "kurator")
    with house.work("kurator") as work:
        assert [line.id for line in lists.page(work)] == [mine.case_id]
    with house.work("koordinator") as work:
        assert len(lists.page(work)) == 2
