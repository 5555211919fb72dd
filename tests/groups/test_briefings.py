"""The underlag of a group's meeting: whoever leads fills it, and once it is given out it stands."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf.cases.rules.nameless import NamelessProblem
from sspf.errors import Conflict, NotFound
from sspf.groups.actions import briefings as actions
from sspf.groups.models.briefings import GroupBriefingPoint
from sspf.groups.queries import briefings
from sspf.groups.queries.briefings import Briefing
from sspf.groups.rules.briefings import BriefingProblem, Part, Row
from sspf.groups.rules.states import GroupMeetingProblem
from sspf.groups.rules.terms import BriefingTerms
from tests.factories import groups
from tests.groups.acting import acted, refused
from tests.house import House

TOLD = Part("Nyckeltal", ("hösten",), (Row("Genomförda möten", ("7 av 12",), "Så räknas det."),), "Läs så här.")
NEWER = Part("Nyckeltal", ("hösten",), (Row("Genomförda möten", ("8 av 12",)),))


def shown(house: House, meeting_id: UUID, who: str = "koordinator") -> Briefing:
    with house.work(who) as work:
        return briefings.show(work, meeting_id)[1]


def test_an_underlag_is_kept_as_it_came_and_read_by_the_others_once_it_is_given_out(house: House) -> None:
    meeting_id = groups.steering(house)
    groups.called(house, meeting_id)
    acted(house, actions.fill, meeting_id, "hösten 2026", {"moten": [TOLD]})
    with house.work("styrgrupp") as work, pytest.raises(NotFound):
        briefings.show(work, meeting_id)
    acted(house, actions.comment, meeting_id, "moten", BriefingTerms("Fler möten än i våras."), 1)
    acted(house, actions.send, meeting_id)
    told = shown(house, meeting_id, "styrgrupp")
    point = told.at("moten")
    assert point is not None
    assert (point.parts, point.comment, told.stands) == ((TOLD,), "Fler möten än i våras.", True)


def test_fetching_again_replaces_the_figures_and_keeps_what_was_said_of_them(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)
    acted(house, actions.fill, meeting_id, "hösten 2026", {"moten": [TOLD], "samtycken": [TOLD]})
    first = shown(house, meeting_id).filled_at
    acted(house, actions.comment, meeting_id, "moten", BriefingTerms("Se upp.", left_out=True), None)
    house.clock.forward(hours=2)
    acted(house, actions.fill, meeting_id, "hösten 2026", {"moten": [NEWER]})
    told = shown(house, meeting_id)
    point, other = told.at("moten"), told.at("samtycken")
    assert point is not None
    assert other is not None
    assert (point.parts, point.comment, point.left_out) == ((NEWER,), "Se upp.", True)
    assert other.parts == ()
    acted(house, actions.send, meeting_id)
    hidden = shown(house, meeting_id, "styrgrupp").at("moten")
    assert hidden is not None
    assert (hidden.parts, hidden.comment) == ((), "Se upp.")
    assert told.filled_at - first == timedelta(hours=2)


@pytest.mark.parametrize("ending", ["sent", "held", "called_off"])
def test_nothing_in_it_changes_once_it_is_given_out_or_the_meeting_is_over(sqlite_house: House, ending: str) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)
    groups.called(house, meeting_id)
    acted(house, actions.fill, meeting_id, "hösten 2026", {"moten": [TOLD]})
    if ending == "sent":
        acted(house, actions.send, meeting_id)
        reason: object = BriefingProblem.stands
    else:
        reason = GroupMeetingProblem.meeting_over
        groups.held(house, meeting_id) if ending == "held" else groups.cancelled(house, meeting_id)
    for act, args in (
        (actions.fill, ("våren 2027", {})),
        (actions.comment, ("moten", BriefingTerms("Mer."), None)),
        (actions.send, ()),
    ):
        assert refused(house, act, meeting_id, *args) is reason
    assert shown(house, meeting_id).stands
    if ending != "called_off":
        assert shown(house, meeting_id, "styrgrupp").stands
        return
    with house.work("styrgrupp") as work, pytest.raises(NotFound):  # a draft of a meeting that never was
        briefings.show(work, meeting_id)


def test_nothing_is_given_out_before_figures_were_fetched_and_comments_name_nobody(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)
    assert refused(house, actions.send, meeting_id) is BriefingProblem.nothing_fetched
    with house.work() as work, pytest.raises(NotFound):
        actions.comment(work, meeting_id, "moten", BriefingTerms("Något."), None)
    acted(house, actions.fill, meeting_id, "hösten 2026", {"moten": [TOLD]})
    named = BriefingTerms("Det gäller Olle Berg.")
    assert refused(house, actions.comment, meeting_id, "moten", named, None) is NamelessProblem.may_name_someone
    acted(house, actions.comment, meeting_id, "moten", BriefingTerms("Först."), 1)
    with house.work() as work, pytest.raises(Conflict):
        actions.comment(work, meeting_id, "moten", BriefingTerms("Sen."), 1)


def test_an_underlag_of_individ_does_not_exist(sqlite_house: House) -> None:
    house = sqlite_house
    _, individual = groups.working(house)
    with house.work() as work, pytest.raises(NotFound):
        actions.fill(work, individual, "hösten 2026", {})
    with house.work(writing=False) as work:
        assert work.session.scalars(select(GroupBriefingPoint)).all() == []
