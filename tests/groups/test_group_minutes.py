"""The minutes of a group's meeting: their numbers, who is asked, when they are final."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.errors import NotFound
from sspf.groups.actions import attendances, meetings, minutes, points
from sspf.groups.models.meetings import GroupInvitee
from sspf.groups.queries import minutes as group_minutes
from sspf.groups.queries import printed, reach, waiting
from sspf.groups.rules.decisions import DecisionTerms
from sspf.groups.rules.terms import PointTerms
from sspf.meetings.rules.minutes import MinutesProblem, MinutesState, Verdict
from tests.browser import Visitor
from tests.factories import groups
from tests.groups.acting import acted, refused
from tests.house import House


def held_steering(house: House) -> UUID:
    meeting_id = groups.steering(house)
    groups.called(house, meeting_id)
    groups.held(house, meeting_id, "elevhalsochef")
    return meeting_id


def state_of(house: House, meeting_id: UUID) -> MinutesState:
    with house.work() as work:
        return group_minutes.of_meeting(work, meeting_id).state


def test_minutes_are_adjusted_when_everyone_asked_agrees_and_then_stand(house: House) -> None:
    meeting_id = held_steering(house)
    groups.written(house, meeting_id, "strategi", "Målet är tre veckor.", "Koordinatorn följer upp.")
    groups.sent(house, meeting_id, "styrgrupp", "fritidschef")
    changed = PointTerms("Något annat.")
    out, adjusted = MinutesProblem.out_for_adjustment, MinutesProblem.adjusted_already
    assert refused(house, points.write, meeting_id, "strategi", changed, None) is out
    acted(house, minutes.answer, meeting_id, Verdict.agrees, who="styrgrupp")
    assert state_of(house, meeting_id) is MinutesState.out
    acted(house, minutes.answer, meeting_id, Verdict.agrees, who="fritidschef")
    assert state_of(house, meeting_id) is MinutesState.adjusted
    assert refused(house, points.write, meeting_id, "strategi", changed, None) is adjusted
    assert refused(house, attendances.attend, meeting_id, {}, None) is adjusted


def test_a_wish_for_a_change_brings_the_minutes_back_and_everyone_is_asked_again(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = held_steering(house)
    groups.sent(house, meeting_id, "styrgrupp", "fritidschef")
    acted(house, minutes.answer, meeting_id, Verdict.agrees, who="styrgrupp")
    no_words = refused(house, minutes.answer, meeting_id, Verdict.asks_change, who="fritidschef")
    assert no_words is MinutesProblem.change_missing
    acted(house, minutes.answer, meeting_id, Verdict.asks_change, "§ 5 gäller våren.", who="fritidschef")
    assert state_of(house, meeting_id) is MinutesState.draft
    with house.work("styrgrupp") as work:  # what somebody asks for is between them and whoever leads
        assert [each.words for each in group_minutes.of_meeting(work, meeting_id).adjusters] == ["", ""]
    groups.sent(house, meeting_id, "styrgrupp")
    with house.work() as work:
        view = group_minutes.of_meeting(work, meeting_id)
    assert [(each.name, each.verdict) for each in view.adjusters] == [("Stina Hallberg", Verdict.waiting)]


def test_only_who_was_there_is_asked_and_only_who_is_asked_answers(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = held_steering(house)
    absent = refused(house, minutes.send, meeting_id, [house.ids["kurator"]])
    assert absent is MinutesProblem.was_not_there
    assert refused(house, minutes.send, meeting_id, []) is MinutesProblem.nobody_chosen
    groups.sent(house, meeting_id, "styrgrupp")
    with house.work("fritidschef") as work, pytest.raises(NotFound):
        minutes.answer(work, meeting_id, Verdict.agrees)
    assert refused(house, minutes.decide, meeting_id, "Slutat.") is MinutesProblem.still_time
    house.clock.forward(days=14)
    assert refused(house, minutes.decide, meeting_id, "") is MinutesProblem.reason_missing
    acted(house, minutes.decide, meeting_id, "Slutat.")
    assert state_of(house, meeting_id) is MinutesState.adjusted


def test_the_minutes_tell_when_the_group_meets_next(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = held_steering(house)
    later = groups.AHEAD + timedelta(days=40)
    called_off = groups.steering(house, groups.AHEAD + timedelta(days=20))
    acted(house, meetings.cancel, called_off)
    groups.steering(house, later)
    with house.work("styrgrupp") as work:
        assert group_minutes.of_meeting(work, meeting_id).next_at == later
    with house.work() as work:
        found = reach.find(work, Permission.group_lead, meeting_id)
        assert len(work.session.scalars(select(GroupInvitee).where(GroupInvitee.meeting_id == found.id)).all()) == 6


def test_a_colleague_who_came_for_a_function_can_be_asked_and_answers(house: House) -> None:
    """Of that meeting alone, and never of Individ, whoever is written down as having come there."""
    general, individual = groups.working(house)
    groups.called(house, general, individual)
    for meeting_id in (general, individual):
        groups.held(house, meeting_id)
    with house.work() as work:
        for meeting_id in (general, individual):
            row = work.session.get_one(GroupInvitee, groups.invitee_of(house, meeting_id, "gruppchef"))
            row.came_id = house.ids["polis"]
        work.changed = False
        work.session.commit()
    groups.sent(house, general, "polis")
    with house.work("polis") as work:
        assert [each.meeting_id for each in waiting.mine(work)] == [general]
        with pytest.raises(NotFound):
            reach.find(work, Permission.group_read, individual)
    acted(house, minutes.answer, general, Verdict.agrees, who="polis")
    assert state_of(house, general) is MinutesState.adjusted


def test_the_minutes_on_paper_have_the_form_of_a_protocol(sqlite_house: House) -> None:
    """Protocol items 109, 110 and 115: organ, numbers, who was there, the last § with the next day and its weekday."""
    house = sqlite_house
    meeting_id = groups.steering(house)
    groups.called(house, meeting_id)
    groups.guest(house, meeting_id, "kurator")
    said = PointTerms("Målet är tre veckor.", vouched=True, presenter="Koordinator")
    acted(house, points.write, meeting_id, "strategi", said, None)
    groups.decided(house, meeting_id, "strategi", DecisionTerms("Informationen läggs till handlingarna."))
    groups.steering(house, groups.AHEAD + timedelta(days=6))
    groups.held(house, meeting_id, "elevhalsochef")
    groups.sent(house, meeting_id, "styrgrupp")
    with house.work("styrgrupp") as work:
        values = printed.minutes(work, meeting_id)
    assert (values["body"], values["range"], values["day"]) == ("Styrgrupp", "§§ 1–8", "onsdag 2 december 2026")
    assert (values["chair"], values["secretary"]) == ("Stina Hallberg", "Karin Ekmark")
    assert [each["there"] for each in values["members"] if each["function"] == "Elevhälsochef, skolan"] == ["Inte med"]
    assert values["others"] == ["Kerstin Olofsdotter"]
    assert values["points"][4] == {
        "number": 5,
        "label": "Fastställa strategier och mål",
        "presenter": "Koordinator",
        "text": "Målet är tre veckor.",
        "decisions": [{"text": "Informationen läggs till handlingarna.", "who": ""}],
    }
    assert values["closing"] == {"number": 8, "next": "tisdag 8 december 2026 kl. 10.00"}
    member = Visitor(house).sign_in("styrgrupp")
    member.get(f"/organisation/moten/{meeting_id}/protokoll.pdf")
    assert member.response.data.startswith(b"%PDF-")
    assert member.response.headers["Content-Disposition"] == 'attachment; filename="protokoll.pdf"'


def test_the_next_day_that_the_last_paragraph_tells_stands_when_the_minutes_are_out(house: House) -> None:
    meeting_id = held_steering(house)
    later = groups.steering(house, groups.AHEAD + timedelta(days=40))
    groups.sent(house, meeting_id, "styrgrupp")
    groups.cancelled(house, later)
    groups.steering(house, groups.AHEAD + timedelta(days=50))
    with house.work("styrgrupp") as work:
        assert group_minutes.of_meeting(work, meeting_id).next_at == groups.AHEAD + timedelta(days=40)
    acted(house, minutes.take_back, meeting_id)
    with house.work("styrgrupp") as work:
        assert group_minutes.of_meeting(work, meeting_id).next_at == groups.AHEAD + timedelta(days=50)
