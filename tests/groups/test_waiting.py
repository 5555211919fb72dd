"""What the groups put on somebody's list of things to do."""

from datetime import timedelta

from sspf.groups.actions import briefings
from sspf.groups.queries import waiting
from sspf.groups.queries.waiting import Waits
from tests.browser import Visitor
from tests.factories import groups
from tests.groups.acting import acted
from tests.house import House


def mine(house: House, login: str) -> list[tuple[Waits, str]]:
    with house.work(login, writing=False) as work:
        return [(each.what, each.about) for each in waiting.mine(work)]


def test_whoever_is_called_is_told_and_a_guest_no_more_than_the_groups_name(house: House) -> None:
    general, individual = groups.working(house)
    groups.guest(house, general, "kurator")
    assert mine(house, "gruppchef") == []  # planned only
    groups.called(house, general, individual)
    both = [(Waits.coming, "Arbetsgrupp: Allmän"), (Waits.coming, "Arbetsgrupp: Individ")]
    assert sorted(mine(house, "gruppchef")) == both
    assert mine(house, "kurator") == [(Waits.coming, "Arbetsgrupp")]
    assert mine(house, "koordinator") == []
    assert mine(house, "rektor") == []


def test_the_coordinator_is_reminded_of_the_underlag_from_two_weeks_before_until_it_is_given_out(house: House) -> None:
    later = groups.steering(house, groups.AHEAD + timedelta(days=10))
    groups.called(house, later)
    assert mine(house, "koordinator") == []
    house.clock.forward(days=6)
    assert mine(house, "koordinator") == [(Waits.brief, "Styrgrupp")]
    assert mine(house, "styrgrupp") == [(Waits.coming, "Styrgrupp")]
    acted(house, briefings.fill, later, "hösten 2026", {})
    assert mine(house, "koordinator") == [(Waits.brief, "Styrgrupp")]
    acted(house, briefings.send, later)
    assert mine(house, "koordinator") == []


def test_the_coordinator_is_reminded_to_mark_to_send_and_to_decide_and_others_to_read(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)
    groups.called(house, meeting_id)
    house.clock.at = groups.AHEAD + timedelta(hours=2)
    assert mine(house, "koordinator") == [(Waits.mark, "Styrgrupp")]
    assert mine(house, "styrgrupp") == []
    groups.held(house, meeting_id)
    assert mine(house, "koordinator") == [(Waits.send, "Styrgrupp")]
    groups.sent(house, meeting_id, "styrgrupp")
    assert mine(house, "koordinator") == []
    assert mine(house, "styrgrupp") == [(Waits.adjust, "Styrgrupp")]
    assert mine(house, "fritidschef") == []
    visitor = Visitor(house).sign_in("styrgrupp")
    visitor.get("/")
    assert "Läs igenom protokollet Styrgrupp" in visitor.text
    assert f"/organisation/moten/{meeting_id}/protokoll" in visitor.response.text
    house.clock.forward(days=20)
    assert mine(house, "koordinator") == [(Waits.decide, "Styrgrupp")]
