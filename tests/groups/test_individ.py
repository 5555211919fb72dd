"""Individ under attack: who sees a single case there, and that a guest of Allmän never learns that Individ exists."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.casefile import actions as endings
from sspf.cases.actions import parts, progress
from sspf.cases.actions.parts import Part
from sspf.cases.models import Participant
from sspf.cases.queries import reach as cases_reach
from sspf.crypto.scope import Scope, Zone
from sspf.errors import Forbidden, NotFound, Refused
from sspf.groups.actions import invitees, items, meetings
from sspf.groups.models.items import GroupItem, GroupItemSeat
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.queries import pages
from sspf.groups.queries.items import ItemView
from sspf.groups.rules.states import GroupMeetingProblem
from sspf.groups.rules.terms import GuestTerms, ItemTerms
from tests.browser import Visitor
from tests.factories import cases, groups
from tests.factories import meetings as family_meetings
from tests.house import House

UNITS = ("omradespolis", "fritid-unga")
POLICE = ItemTerms("nya", ("gruppchef",), "samverkan", "Vilka ska vara med?")


def seen(house: House, login: str, meeting_id: UUID) -> list[ItemView]:
    with house.work(login) as work:
        return list(pages.show(work, meeting_id).items)


def refused(house: House, meeting_id: UUID, case_id: UUID, terms: ItemTerms = POLICE) -> object:
    with house.work() as work, pytest.raises(Refused) as refusal:
        items.put_up(work, meeting_id, case_id, terms)
    return refusal.value.reason


def lasting(house: House, case_id: UUID, seat: str) -> bool:
    """Whether the function takes part in the case today."""
    with house.work() as work:
        rows = work.session.scalars(select(Participant).where(Participant.case_id == case_id, Participant.seat == seat))
        return any(each.until_on is None or each.until_on >= work.today for each in rows)


def withdrawn(house: House, case_id: UUID) -> None:
    """Every window closes: the consent is taken back."""
    with house.work() as work:
        progress.share(work, case_id, [])
        work.commit()


def test_r13_a_case_shows_to_the_functions_inside_its_consent_and_to_no_other_member(house: House) -> None:
    family = cases.shared(house, UNITS)
    _, individual = groups.working(house)
    groups.put_up(house, individual, family.case_id, POLICE)
    assert [each.case_id for each in seen(house, "gruppchef", individual)] == [family.case_id]
    assert seen(house, "fritidschef", individual) == []  # inside the consent, but not chosen to take part
    assert seen(house, "enhetschef.social", individual) == []  # outside the consent
    assert [each.note for each in seen(house, "koordinator", individual)] == ["Vilka ska vara med?"]


def test_r13_a_note_of_a_kind_that_is_not_open_to_the_unit_is_not_read_there(house: House) -> None:
    family = cases.shared(house, UNITS, kinds=("samverkan",))
    _, individual = groups.working(house)
    groups.put_up(house, individual, family.case_id, ItemTerms("nya", ("gruppchef",), "halsa", "Sover dåligt."))
    (item,) = seen(house, "gruppchef", individual)
    assert item.note is None
    assert seen(house, "koordinator", individual)[0].note == "Sover dåligt."


def test_invariant_10_a_withdrawn_consent_hides_the_case_on_the_next_read(house: House) -> None:
    family = cases.shared(house, UNITS)
    _, individual = groups.working(house)
    groups.put_up(house, individual, family.case_id)
    assert seen(house, "gruppchef", individual)
    withdrawn(house, family.case_id)
    assert seen(house, "gruppchef", individual) == []
    assert [each.shares for each in seen(house, "koordinator", individual)] == [False]


def test_a_case_without_consent_cannot_be_put_there(sqlite_house: House) -> None:
    house = sqlite_house
    family = cases.family(house)
    _, individual = groups.working(house)
    assert refused(house, individual, family.case_id) is GroupMeetingProblem.no_consent
    ended = cases.shared(house, UNITS, days=2)
    house.clock.forward(days=3)
    assert refused(house, individual, ended.case_id) is GroupMeetingProblem.no_consent


def test_a_function_outside_the_consent_cannot_be_chosen(sqlite_house: House) -> None:
    house = sqlite_house
    family = cases.shared(house, ("omradespolis",))
    _, individual = groups.working(house)
    outside = ItemTerms("nya", ("gruppchef", "fritidschef"), "samverkan")
    assert refused(house, individual, family.case_id, outside) is GroupMeetingProblem.seat_outside_consent
    not_called = ItemTerms("nya", ("rektor-norr",), "samverkan")
    assert refused(house, individual, family.case_id, not_called) is GroupMeetingProblem.seat_outside_consent
    assert not lasting(house, family.case_id, "gruppchef")


def test_a_case_stands_there_once_and_never_on_allman_or_in_the_styrgrupp(sqlite_house: House) -> None:
    house = sqlite_house
    family = cases.shared(house, UNITS)
    general, individual = groups.working(house)
    groups.put_up(house, individual, family.case_id)
    assert refused(house, individual, family.case_id) is GroupMeetingProblem.case_there_already
    for elsewhere in (general, groups.steering(house)):
        with house.work() as work, pytest.raises(NotFound):
            items.put_up(work, elsewhere, family.case_id, POLICE)


def test_the_part_lasts_until_the_meeting_is_held_or_called_off(house: House) -> None:
    family = cases.shared(house, UNITS)
    _, individual = groups.working(house)
    groups.put_up(house, individual, family.case_id)
    groups.called(house, individual)
    assert lasting(house, family.case_id, "gruppchef")
    with house.work() as work:
        meetings.cancel(work, individual)
        work.commit()
    assert not lasting(house, family.case_id, "gruppchef")
    assert seen(house, "gruppchef", individual) == []


def test_after_the_meeting_the_part_ends_with_the_day(sqlite_house: House) -> None:
    house = sqlite_house
    family = cases.shared(house, UNITS)
    _, individual = groups.working(house)
    groups.put_up(house, individual, family.case_id)
    groups.called(house, individual)
    groups.held(house, individual)
    assert seen(house, "gruppchef", individual)
    house.clock.forward(days=1)
    assert seen(house, "gruppchef", individual) == []
    assert not lasting(house, family.case_id, "gruppchef")


@pytest.mark.parametrize("end", ["held", "called off", "taken off"])
def test_a_case_that_closes_while_it_stands_there_is_in_nobodys_way(sqlite_house: House, end: str) -> None:
    house = sqlite_house
    family = cases.shared(house, UNITS)
    _, individual = groups.working(house)
    item_id = groups.put_up(house, individual, family.case_id)
    groups.called(house, individual)
    with house.work() as work:
        endings.close(work, family.case_id, "mal-uppnatt", "Det går bra i skolan.")
        work.commit()
    assert seen(house, "gruppchef", individual) == []
    if end == "held":
        groups.held(house, individual)
    with house.work() as work:
        if end == "called off":
            meetings.cancel(work, individual)
        if end == "taken off":
            items.take_off(work, item_id)
        work.commit()
    assert not lasting(house, family.case_id, "gruppchef")


def test_a_kallelse_that_still_needs_the_part_inherits_it(house: House) -> None:
    family = cases.shared(house, UNITS)
    _, individual = groups.working(house)
    groups.put_up(house, individual, family.case_id, POLICE)
    family_meetings.called(house, family.case_id, "gruppchef", starts_at=groups.AHEAD + timedelta(days=9))
    with house.work() as work:
        meetings.cancel(work, individual)
        work.commit()
    assert lasting(house, family.case_id, "gruppchef")


def test_the_next_meeting_that_takes_the_case_up_inherits_the_part(sqlite_house: House) -> None:
    house = sqlite_house
    family = cases.shared(house, UNITS)
    _, first = groups.working(house)
    _, second = groups.working(house, groups.AHEAD + timedelta(days=14))
    for each in (first, second):
        groups.put_up(house, each, family.case_id, POLICE)
    for each, still in ((first, True), (second, False)):
        with house.work() as work:
            meetings.cancel(work, each)
            work.commit()
        assert lasting(house, family.case_id, "gruppchef") is still


def test_a_part_that_was_there_before_is_left_alone(sqlite_house: House) -> None:
    house = sqlite_house
    family = cases.shared(house, UNITS)
    with house.work() as work:
        parts.take_part(work, family.case_id, Part("omradespolis", seat="gruppchef"))
        work.commit()
    _, individual = groups.working(house)
    item_id = groups.put_up(house, individual, family.case_id, POLICE)
    with house.work() as work:
        items.take_off(work, item_id)
        work.commit()
    assert lasting(house, family.case_id, "gruppchef")


def test_a_function_that_is_left_out_of_the_item_or_the_meeting_has_no_more_part(sqlite_house: House) -> None:
    house = sqlite_house
    family = cases.shared(house, UNITS)
    _, individual = groups.working(house)
    item_id = groups.put_up(house, individual, family.case_id)
    with house.work() as work:
        items.change(work, item_id, POLICE, 1)
        work.commit()
    assert not lasting(house, family.case_id, "fritidschef")
    with house.work() as work:
        meetings.choose(work, individual, ["koordinator"], None)
        work.commit()
    assert not lasting(house, family.case_id, "gruppchef")
    assert seen(house, "koordinator", individual)[0].seats == ()


def test_a_member_who_is_not_called_to_individ_does_not_find_it(sqlite_house: House) -> None:
    house = sqlite_house
    general, individual = groups.working(house)
    with house.work() as work:
        meetings.choose(work, individual, ["koordinator", "gruppchef"], None)
        work.commit()
    with house.work("fritidschef") as work:
        assert pages.show(work, general).view.beside is None
        with pytest.raises(NotFound):
            pages.show(work, individual)
    with house.work("gruppchef") as work:
        found = pages.show(work, general).view.beside
        assert found is not None
        assert found.id == individual


def test_nobody_is_invited_to_individ_by_name(sqlite_house: House) -> None:
    house = sqlite_house
    _, individual = groups.working(house)
    for guest in (GuestTerms(account_id=house.ids["kurator"]), GuestTerms(None, "Fältare", "", "f@demo.example")):
        with house.work() as work, pytest.raises(Refused) as refusal:
            invitees.invite(work, individual, guest)
        assert refusal.value.reason is GroupMeetingProblem.no_guests_here


def test_a_guest_of_allman_cannot_tell_individ_from_nothing_at_all(sqlite_house: House) -> None:
    """Neither on the page, nor in the list, nor by a difference in answers, nor when the meeting is over."""
    house = sqlite_house
    family = cases.shared(house, (*UNITS, "skola-norr"))
    general, individual = groups.working(house)
    item_id = groups.put_up(house, individual, family.case_id)
    groups.guest(house, general, "kurator")
    groups.called(house, general, individual)
    visitor = Visitor(house).sign_in("kurator")
    for path in ("/organisation", f"/organisation/moten/{general}"):
        visitor.get(path)
        assert "Arbetsgrupp" in visitor.text
        assert not {"Individ", "Allmän", "Alva", "Samma dag"} & set(visitor.text.replace(":", " ").split())
        assert str(individual) not in visitor.response.text
    answers = set()
    for nothing in (individual, item_id, uuid4()):
        visitor.get(f"/organisation/moten/{nothing}", 404)
        answers.add(visitor.text)
    visitor.get("/organisation/arbetsgrupp", 404)
    assert len(answers | {visitor.text}) == 1
    groups.held(house, individual)
    groups.held(house, general)
    visitor = Visitor(house).sign_in("kurator")
    visitor.get(f"/organisation/moten/{general}/protokoll")
    assert "§§ 1–4" in visitor.text  # no gap tells that something else was spoken of
    assert not [each for each in ("Individ", "Nästa möte") if each in visitor.text]


def test_a_guest_opens_the_key_of_that_meeting_and_no_other(sqlite_house: House) -> None:
    house = sqlite_house
    general, individual = groups.working(house)
    groups.guest(house, general, "kurator")
    groups.called(house, general, individual)
    with house.work("kurator") as work:
        assert pages.show(work, general).view.place == "Biblioteket"
        row = work.session.get_one(GroupMeeting, individual)
        with pytest.raises(Forbidden):
            _ = row.place


def test_a_guest_sees_nothing_before_the_kallelse_nor_after_the_invitation_is_taken_back(sqlite_house: House) -> None:
    house = sqlite_house
    general, _ = groups.working(house)
    invitee_id = groups.guest(house, general, "kurator")

    def is_open() -> bool:
        with house.work("kurator") as work:
            try:
                pages.show(work, general)
            except NotFound:
                return False
            return True

    assert not is_open()
    groups.called(house, general)
    assert is_open()
    with house.work() as work:
        invitees.uninvite(work, general, invitee_id)
        work.commit()
    assert not is_open()


def test_r63_a_case_that_only_named_persons_see_opens_to_the_person_and_not_to_the_function(
    sqlite_house: House,
) -> None:
    house = sqlite_house
    family = cases.shared(house, UNITS)
    with house.work() as work:
        cases_reach.find(work, Permission.case_manage, family.case_id).case.named_only = True
        work.changed = False
        work.session.commit()
    _, individual = groups.working(house)
    groups.put_up(house, individual, family.case_id, POLICE)
    assert len(seen(house, "gruppchef", individual)) == 1
    assert not lasting(house, family.case_id, "gruppchef")  # no part by function: the person is named


def test_what_is_noted_of_a_case_is_sealed_with_its_key_and_not_with_the_meetings(house: House) -> None:
    family = cases.shared(house, UNITS)
    _, individual = groups.working(house)
    item_id = groups.put_up(house, individual, family.case_id)
    with house.work() as work:
        work.admit(Scope.group_meeting(individual), [Zone.group])
        row = work.session.get_one(GroupItem, item_id)
        with pytest.raises(Forbidden):
            _ = row.note
        cases_reach.find(work, Permission.case_read, family.case_id)
        assert row.note == groups.ITEM.note
        seats = work.session.scalars(select(GroupItemSeat.seat).where(GroupItemSeat.item_id == item_id))
        assert set(seats) == {"gruppchef", "fritidschef"}


def test_reading_individ_is_in_the_log_of_each_case_that_was_shown(sqlite_house: House) -> None:
    house = sqlite_house
    family = cases.shared(house, UNITS)
    _, individual = groups.working(house)
    groups.put_up(house, individual, family.case_id, POLICE)
    Visitor(house).sign_in("gruppchef").get(f"/organisation/moten/{individual}")
    Visitor(house).sign_in("fritidschef").get(f"/organisation/moten/{individual}")
    with house.work(writing=False) as work:
        query = select(AuditEntry.actor_id).where(
            AuditEntry.case_id == family.case_id, AuditEntry.name == "GroupItemRead"
        )
        assert list(work.session.scalars(query)) == [house.ids["gruppchef"]]
