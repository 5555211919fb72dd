"""Answering a kallelse: two taps, handing over, stepping back, another time, the same face again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.access.permissions import Permission
from sspf.bookings.queries import collisions
from sspf.bookings.rules import Claim
from sspf.cases.queries import reach
from sspf.errors import DomainError, NotFound, Refused
from sspf.meetings.actions import agendas, attendances, meetings, proposals, summonses
from sspf.meetings.queries import leading, overview
from sspf.meetings.queries import meetings as queries
from sspf.meetings.queries.leading import Leading
from sspf.meetings.rules.agendas import AgendaLine
from sspf.meetings.rules.continuity import Continuity, Visit, counted
from sspf.meetings.rules.states import MEETING_TRANSITIONS, MeetingKind, MeetingState, SummonsState
from sspf.meetings.rules.terms import DeclineTerms
from sspf.work import Work
from tests.browser import Visitor
from tests.factories import cases
from tests.factories import meetings as build
from tests.house import START, House

SCHOOL = ("skola-norr",)
BOTH = ("skola-norr", "omradespolis")


def called(house: House, *seats: str) -> tuple[UUID, UUID, UUID]:
    """A case, a meeting, and the kallelse to the first function."""
    made = cases.shared(house, BOTH)
    meeting_id = build.called(house, made.case_id, *(seats or ("rektor-norr",)))
    return (
        made.case_id,
        meeting_id,
        build.summons_of(house, made.case_id, meeting_id, seats[0] if seats else "rektor-norr"),
    )


def reaches(house: House, login: str, case_id: UUID) -> bool:
    with house.work(login, writing=False) as work:
        return case_id in set(work.session.scalars(reach.visible_ids(work, Permission.meeting_read)))


def before(house: House, case_id: UUID, meeting_id: UUID) -> Leading:
    with house.work(writing=False) as work:
        sight = reach.find(work, Permission.meeting_lead, case_id)
        return leading.before(work, sight, queries.show(work, sight, meeting_id))


def test_the_holder_says_i_come_with_one_tap_on_the_page(sqlite_house: House) -> None:
    case_id, meeting_id, summons = called(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("rektor")
    visitor.get("/")
    assert f"/kallelser/{summons}" in [each.get("href") for each in visitor.page.all("a")]
    visitor.get(f"/kallelser/{summons}")
    taps = [each["value"] for each in visitor.page.all("button") if each.get("name") == "nominee"]
    assert taps[0] == str(sqlite_house.ids["rektor"])
    assert str(sqlite_house.ids["kurator"]) in taps
    visitor.post(f"/kallelser/{summons}", status=303, nominee=taps[0])
    assert build.view(sqlite_house, case_id, meeting_id).summonses[0].state is SummonsState.answered


def test_complaint_f7_whoever_was_named_hands_over_and_sees_the_case_no_more(house: House) -> None:
    case_id, meeting_id, summons = called(house)
    build.named(house, summons, "rektor", "kurator")
    build.named(house, summons, "kurator", "rektor")
    assert build.view(house, case_id, meeting_id).summonses[0].nominee == "Rebecka Lindahl"
    assert not reaches(house, "kurator", case_id)
    with house.work("kurator") as work, pytest.raises(NotFound):
        summonses.answer(work, summons, house.ids["kurator"], None)


def test_complaint_p18_whoever_was_named_says_that_they_cannot_come_and_the_function_is_asked_again(
    house: House,
) -> None:
    case_id, meeting_id, summons = called(house)
    build.named(house, summons, "rektor", "kurator")
    house.clock.forward(days=1)
    with house.work("kurator") as work:
        summonses.step_back(work, summons, "Jag är på kurs.", None)
        work.commit()
    found = build.view(house, case_id, meeting_id).summonses[0]
    assert (found.state, found.nominee, found.message) == (SummonsState.sent, "", "Jag är på kurs.")
    assert [each.seat for each in before(house, case_id, meeting_id).silent] == ["rektor-norr"]
    assert not reaches(house, "kurator", case_id)
    assert reaches(house, "rektor", case_id)


def test_only_whoever_was_named_steps_back_and_only_the_function_declines(house: House) -> None:
    _, _, summons = called(house)
    build.named(house, summons, "rektor", "kurator")
    with house.work("rektor") as work, pytest.raises(NotFound):
        summonses.step_back(work, summons, "", None)
    with house.work("kurator") as work, pytest.raises(NotFound):
        summonses.decline(work, summons, DeclineTerms("ingen-kan"), None)


def test_complaint_v7_the_family_and_a_unit_propose_another_time_until_the_meeting_is_moved(house: House) -> None:
    case_id, meeting_id, summons = called(house)
    house.clock.forward(hours=1)
    with house.work("rektor") as work:
        summonses.decline(work, summons, DeclineTerms("ingen-kan", other_time="Torsdag efter tre."), None)
        work.commit()
    with house.work() as work:
        proposals.of_family(work, case_id, meeting_id, "Helst en morgon.")
        work.commit()
    found = before(house, case_id, meeting_id).proposals
    assert {(each.seat, each.words) for each in found} == {
        ("rektor-norr", "Torsdag efter tre."),
        (None, "Helst en morgon."),
    }
    house.clock.forward(hours=1)
    with house.work() as work:
        meetings.change(work, case_id, meeting_id, build.terms(starts_at=build.WHEN + timedelta(days=1)), None)
        work.commit()
    assert before(house, case_id, meeting_id).proposals == []


def test_who_comes_is_taken_instead_of_the_function_and_free_when_nobody_comes(house: House) -> None:
    _, _, summons = called(house)
    rektor = Claim(build.WHEN, build.WHEN + timedelta(hours=1), accounts=(house.ids["rektor"],))
    kurator = replace(rektor, accounts=(house.ids["kurator"],))

    def taken(wanted: Claim) -> bool:
        with house.work(writing=False) as work:
            return bool(collisions(work, wanted))

    assert (taken(rektor), taken(kurator)) == (True, False)
    build.named(house, summons, "rektor", "kurator")
    assert (taken(rektor), taken(kurator)) == (False, True)
    with house.work("rektor") as work:
        summonses.decline(work, summons, DeclineTerms("ingen-kan"), None)
        work.commit()
    assert (taken(rektor), taken(kurator)) == (False, False)


def test_whoever_leads_is_told_when_something_else_is_booked_later(house: House) -> None:
    case_id, meeting_id, _ = called(house)
    assert before(house, case_id, meeting_id).collisions == []
    other = cases.shared(house, BOTH)
    theirs = build.called(house, other.case_id, "rektor-norr")
    assert [each.detail for each in before(house, case_id, meeting_id).collisions] == [
        "Karin Ekmark 13.00–14.00",
        "Rektor, Måsviksskolan 13.00–14.00",
    ]
    with house.work() as work:
        meetings.cancel(work, other.case_id, theirs)
        work.commit()
    assert before(house, case_id, meeting_id).collisions == []


def test_the_same_person_as_last_time_is_told_and_offered_first(sqlite_house: House) -> None:
    house = sqlite_house
    case_id, first, summons = called(house)
    build.named(house, summons, "rektor", "kurator")
    assert build.view(house, case_id, first).same == {}
    build.held(house, case_id, first)
    again = build.called(
        house, case_id, "rektor-norr", starts_at=build.WHEN + timedelta(days=42), kind=MeetingKind.follow_up
    )
    summons = build.summons_of(house, case_id, again, "rektor-norr")
    visitor = Visitor(house).sign_in("rektor")
    visitor.get(f"/kallelser/{summons}")
    assert "Kerstin Olofsdotter var med förra gången" in visitor.text
    build.named(house, summons, "rektor", "kurator")
    assert list(build.view(house, case_id, again).same.values()) == [True]
    build.named(house, summons, "rektor", "rektor")
    assert list(build.view(house, case_id, again).same.values()) == [False]


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1), st.integers(0, 2)), max_size=12))
def test_continuity_counts_every_visit_but_the_first_of_a_unit_to_a_family(told: list[tuple[int, int, int]]) -> None:
    ids = [UUID(int=each) for each in range(3)]
    visits = [
        Visit(ids[case], f"enhet-{unit}", ids[who], START + timedelta(days=day))
        for day, (case, unit, who) in enumerate(told)
    ]
    firsts = len({(each.case_id, each.unit) for each in visits})
    found = counted(visits, START, START + timedelta(days=30))
    assert found.again == len(visits) - firsts
    assert counted(
        [replace(each, account_id=ids[0]) for each in visits], START, START + timedelta(days=30)
    ) == Continuity(found.again, found.again)
    assert counted(visits, START + timedelta(days=30), START + timedelta(days=60)) == Continuity(0, 0)


def test_to_prepare_colleagues_meet_by_themselves_and_need_the_same_consent(house: House) -> None:
    made = cases.shared(house, SCHOOL)
    meeting_id = build.called(house, made.case_id, "rektor-norr", kind=MeetingKind.preparatory)
    seen = build.view(house, made.case_id, meeting_id)
    assert [each.seat for each in seen.expected] == ["rektor-norr"]
    assert seen.points[1].label == "Vad är viktigt att ta upp?"
    build.held(house, made.case_id, meeting_id)
    with house.work(writing=False) as work:
        [line] = overview.of_case(work, reach.find(work, Permission.meeting_lead, made.case_id))
    assert (line.state, line.with_family) == (MeetingState.held, False)
    alone = cases.family(house)
    with house.work() as work, pytest.raises(Refused):
        meetings.call(work, alone.case_id, MeetingKind.preparatory, build.terms("rektor-norr"))


def test_complaint_k11_a_meetings_agenda_is_put_in_order_and_what_is_noted_stays(sqlite_house: House) -> None:
    house = sqlite_house
    case_id, meeting_id, _ = called(house)
    path = f"/arenden/{case_id}/moten/{meeting_id}/dagordning"
    visitor = Visitor(house).sign_in("koordinator")
    points = ["syfte", "presentation", "risk", "skydd", "mal", "atgarder", "uppfoljning"]
    rows = {f"rows-{place}-point": point for place, point in enumerate(points)}
    order = dict(zip((f"rows-{place}-place" for place in range(7)), ["1", "2", "", "3", "4", "5", "6"], strict=True))
    visitor.fill(path, **rows, **order, own="Hur resan till skolan går")
    assert "Vilken oro finns?" not in visitor.text
    shown = [each.label for each in build.view(house, case_id, meeting_id).points]
    assert (shown[2], shown[-1]) == ("Vad fungerar? Skyddsfaktorer", "Hur resan till skolan går")
    build.noted(house, case_id, meeting_id, "egen-1", "Bussen är sen.")
    with house.work() as work, pytest.raises(Refused, match="point_noted"):
        agendas.arrange(work, case_id, meeting_id, [AgendaLine("syfte")], None)


Act = Callable[[Work, UUID, UUID], object]


def _hold(work: Work, case_id: UUID, meeting_id: UUID) -> None:
    meetings.hold(work, case_id, meeting_id)


TOWARDS: dict[MeetingState, Act] = {
    MeetingState.summoned: lambda work, case_id, meeting_id: meetings.change(
        work, case_id, meeting_id, build.terms(starts_at=build.WHEN + timedelta(days=9)), None
    ),
    MeetingState.held: _hold,
    MeetingState.cancelled: meetings.cancel,
}


@pytest.mark.parametrize(("state", "wanted"), list(product(MeetingState, MeetingState)))
def test_a_meeting_goes_from_each_state_only_where_the_table_says(
    sqlite_house: House, state: MeetingState, wanted: MeetingState
) -> None:
    house = sqlite_house
    case_id, meeting_id, _ = called(house)
    said = build.came(house, case_id, meeting_id)
    house.clock.at = build.WHEN
    with house.work() as work:
        attendances.attend(work, case_id, meeting_id, said, None)
        if state is not MeetingState.summoned:
            TOWARDS[state](work, case_id, meeting_id)
        work.commit()
    stays = state is wanted is MeetingState.summoned  # a meeting ahead may be moved, and is called still
    with house.work() as work:
        if stays or wanted in MEETING_TRANSITIONS[state]:
            TOWARDS[wanted](work, case_id, meeting_id)
            work.commit()
        else:
            with pytest.raises(DomainError):
                TOWARDS[wanted](work, case_id, meeting_id)
    now = wanted if stays or wanted in MEETING_TRANSITIONS[state] else state
    assert build.view(house, case_id, meeting_id).meeting.state is now


def _answer(house: House, summons: UUID, wanted: SummonsState) -> None:
    """Bring the answer to where it is wanted."""
    if wanted is SummonsState.answered:
        build.named(house, summons, "rektor", "kurator")
        return
    with house.work("rektor" if wanted is SummonsState.declined else "kurator") as work:
        if wanted is SummonsState.declined:
            summonses.decline(work, summons, DeclineTerms("ingen-kan"), None)
        else:
            summonses.step_back(work, summons, "", None)
        work.commit()


@pytest.mark.parametrize(("state", "wanted"), list(product(SummonsState, SummonsState)))
@pytest.mark.parametrize("over", [False, True])
def test_a_kallelse_goes_from_each_answer_to_each_until_the_meeting_is_over(
    sqlite_house: House, state: SummonsState, wanted: SummonsState, over: bool
) -> None:
    """Back to unanswered only whoever was named can bring it; so nobody can where nobody is named."""
    house = sqlite_house
    case_id, meeting_id, summons = called(house)
    if state is not SummonsState.sent:
        _answer(house, summons, state)
    if over:
        with house.work() as work:
            meetings.cancel(work, case_id, meeting_id)
            work.commit()
    impossible = wanted is SummonsState.sent and state is not SummonsState.answered
    if over or impossible:
        with pytest.raises(DomainError):
            _answer(house, summons, wanted)
    else:
        _answer(house, summons, wanted)
    expected = state if over or impossible else wanted
    assert build.view(house, case_id, meeting_id).summonses[0].state is expected


def test_a_new_time_asks_whoever_was_named_too(house: House) -> None:
    case_id, meeting_id, summons = called(house)
    build.named(house, summons, "rektor", "kurator")
    with house.work() as work:
        meetings.change(work, case_id, meeting_id, build.terms(starts_at=build.WHEN + timedelta(days=1)), None)
        work.commit()
    build.named(house, summons, "kurator", "kurator")
    assert build.view(house, case_id, meeting_id).summonses[0].state is SummonsState.answered
    assert reaches(house, "kurator", case_id)
    assert date(2026, 12, 10) == build.view(house, case_id, meeting_id).meeting.day
