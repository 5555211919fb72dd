"""The end of a meeting, while the family still looks at the screen."""

from sspf.access.permissions import Permission
from sspf.cases.queries import people, reach
from tests.browser import Visitor
from tests.factories import meeting_mode
from tests.house import House


def test_complaint_u2_when_a_meeting_ends_the_familys_screen_says_thank_you_and_nothing_of_the_case(
    sqlite_house: House,
) -> None:
    at, house = meeting_mode.going(sqlite_house, planned=True), sqlite_house
    leader = Visitor(house).sign_in("koordinator")
    meeting_mode.everyone_came(house, at)
    leader.fill(f"{at.path}/upplasning")
    assert "Tack för i dag" in leader.text
    with house.work() as work:
        head = people.head(work, reach.find(work, Permission.meeting_lead, at.case_id))
    assert head.number not in leader.text
    assert head.youth.split()[0] not in leader.text
    leader.get(f"{at.path}")
    assert "Genomfört" in leader.text


def test_at_a_meeting_that_only_whoever_leads_sees_the_end_leads_straight_on(sqlite_house: House) -> None:
    at, house = meeting_mode.going(sqlite_house, planned=True), sqlite_house
    leader = Visitor(house).sign_in("koordinator")
    meeting_mode.everyone_came(house, at)
    leader.fill(f"{at.path}/upplasning?skarm=egen")
    assert "Genomfört" in leader.text
    assert "Tack för i dag" not in leader.text
