"""Decisions of the groups: who answers for them, how they come up again, and what goes from one group to the other."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from sspf import dues
from sspf.access.permissions import Permission
from sspf.cases.rules.nameless import NamelessProblem
from sspf.errors import Conflict, NotFound
from sspf.groups.actions import decisions
from sspf.groups.queries import decision_lists as lists
from sspf.groups.queries import decisions as queries
from sspf.groups.queries import minutes, reach
from sspf.groups.queries.decision_lists import Around
from sspf.groups.queries.decisions import DecisionView
from sspf.groups.rules.decisions import DecisionProblem, DecisionState, DecisionTerms, Owner, OwnerKind, ReportTerms
from sspf.meetings.rules.minutes import MinutesProblem, Verdict
from tests.browser import Visitor
from tests.factories import calendars, groups
from tests.groups.acting import acted, refused
from tests.house import START, House

SOON = dues.on((START + timedelta(days=20)).date())
LATER = dues.on((START + timedelta(days=90)).date())
LEISURE = Owner(OwnerKind.seat, "fritidschef")
FOLLOW_UP = DecisionTerms("Ledtiden följs upp till nästa möte.", LEISURE, SOON)
TO_WORKING = DecisionTerms("Gör en plan för skolavslutningen.", Owner(OwnerKind.group, "arbetsgrupp"), SOON)
DONE = ReportTerms(DecisionState.done)


def held_with(house: House, *terms: DecisionTerms) -> tuple[UUID, list[UUID]]:
    """A meeting of the styrgrupp that has decided something."""
    meeting_id = groups.steering(house)
    made = [groups.decided(house, meeting_id, "strategi", each) for each in terms]
    groups.called(house, meeting_id)
    groups.held(house, meeting_id)
    return meeting_id, made


def at_hand(house: House, meeting_id: UUID, who: str = "koordinator") -> Around:
    with house.work(who) as work:
        return lists.around(work, reach.find(work, Permission.group_read, meeting_id))


def shown(house: House, decision_id: UUID, who: str = "koordinator") -> DecisionView:
    with house.work(who) as work:
        return queries.show(work, decision_id)


def test_complaint_s9_what_was_decided_comes_up_at_the_next_meeting_until_it_is_settled(house: House) -> None:
    _, (decision_id,) = held_with(house, FOLLOW_UP)
    following = groups.steering(house, groups.AHEAD + timedelta(days=40))
    assert [each.id for each in at_hand(house, following).before] == [decision_id]
    partly = ReportTerms(DecisionState.partly, "Två av tre mätt.")
    acted(house, decisions.report, decision_id, partly, following)
    groups.called(house, following)
    groups.held(house, following)
    third = groups.steering(house, groups.AHEAD + timedelta(days=80))
    (again,) = at_hand(house, third).before
    assert (again.state, again.latest and again.latest.words) == (DecisionState.partly, "Två av tre mätt.")
    acted(house, decisions.report, decision_id, DONE, third)
    assert [each.state for each in at_hand(house, third).before] == [DecisionState.done]
    groups.called(house, third)
    groups.held(house, third)
    assert at_hand(house, groups.steering(house, groups.AHEAD + timedelta(days=120))).before == ()


def test_the_minutes_of_a_meeting_tell_how_it_stood_then_whatever_happens_later(house: House) -> None:
    _, (decision_id,) = held_with(house, FOLLOW_UP)
    following = groups.steering(house, groups.AHEAD + timedelta(days=40))
    acted(house, decisions.report, decision_id, ReportTerms(DecisionState.moved, "", LATER), following)
    groups.called(house, following)
    groups.held(house, following)
    groups.sent(house, following, "styrgrupp")
    house.clock.forward(days=1)
    acted(house, decisions.report, decision_id, DONE, who="fritidschef")
    with house.work("styrgrupp") as work:
        (told,) = minutes.of_meeting(work, following).decisions.before
    assert (told.state, told.due_now) == (DecisionState.moved, LATER)
    assert shown(house, decision_id).state is DecisionState.done


def test_a_report_between_meetings_is_told_at_the_next_one(sqlite_house: House) -> None:
    house = sqlite_house
    _, (decision_id,) = held_with(house, FOLLOW_UP)
    house.clock.forward(days=1)
    acted(house, decisions.report, decision_id, DONE, who="fritidschef")
    following = groups.steering(house, groups.AHEAD + timedelta(days=40))
    assert [each.state for each in at_hand(house, following).before] == [DecisionState.done]


def test_whoever_answers_for_a_decision_is_reminded_and_says_how_it_went(house: House) -> None:
    _, (decision_id,) = held_with(house, FOLLOW_UP)
    with house.work("fritidschef") as work:
        assert [each.id for each in lists.waiting(work)] == [decision_id]
    with house.work("polis") as work:
        assert lists.waiting(work) == []
    acted(house, decisions.report, decision_id, DONE, who="fritidschef")
    with house.work("fritidschef") as work:
        assert lists.waiting(work) == []
    assert refused(house, decisions.report, decision_id, DONE) is DecisionProblem.settled


def test_whoever_leads_is_reminded_of_what_no_function_answers_for(sqlite_house: House) -> None:
    partner = DecisionTerms("Nattvandringen börjar igen.", Owner(OwnerKind.partner, "nattvandrare"), SOON)
    _, made = held_with(sqlite_house, FOLLOW_UP, partner, DecisionTerms("Informationen läggs till handlingarna."))
    with sqlite_house.work() as work:
        assert [each.id for each in lists.waiting(work)] == [made[1]]


def test_nobody_else_says_how_it_went_and_a_proposal_is_not_in_force(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)
    decision_id = groups.decided(house, meeting_id, "strategi", FOLLOW_UP)
    assert refused(house, decisions.report, decision_id, DONE) is DecisionProblem.not_taken_yet
    with house.work("styrgrupp") as work, pytest.raises(NotFound):
        decisions.report(work, decision_id, DONE)
    with house.work("polis") as work, pytest.raises(NotFound):
        queries.show(work, decision_id)


def test_the_styrgrupp_gives_the_arbetsgrupp_something_to_do_and_the_answer_comes_back(house: House) -> None:
    """Protocol item 60: the report goes to and from the styrgrupp."""
    _, (task_id,) = held_with(house, TO_WORKING)
    general, individual = groups.working(house, groups.AHEAD + timedelta(days=5))
    assert [each.id for each in at_hand(house, general, "gruppchef").before] == [task_id]
    assert at_hand(house, individual, "gruppchef") == Around((), ())
    acted(house, decisions.report, task_id, ReportTerms(DecisionState.done, "Planen finns."), general)
    following = groups.steering(house, groups.AHEAD + timedelta(days=40))
    (answer,) = at_hand(house, following, "styrgrupp").before
    assert (answer.owner_code, answer.state) == ("group:arbetsgrupp", DecisionState.done)
    assert answer.latest is not None
    assert answer.latest.words == "Planen finns."


def test_the_arbetsgrupp_asks_the_styrgrupp(sqlite_house: House) -> None:
    house = sqlite_house
    general, _ = groups.working(house)
    asked = DecisionTerms("Får vi hyra en lokal i centrum?", Owner(OwnerKind.group, "styrgrupp"), SOON)
    question_id = groups.decided(house, general, "nulage", asked)
    steering = groups.steering(house, groups.AHEAD + timedelta(days=5))
    assert at_hand(house, steering).before == ()  # it is a proposal until the meeting has been held
    groups.called(house, general)
    groups.held(house, general)
    assert [each.id for each in at_hand(house, steering, "styrgrupp").before] == [question_id]


def test_a_guest_sees_what_was_decided_there_and_nothing_from_before(sqlite_house: House) -> None:
    house = sqlite_house
    _, (decision_id,) = held_with(house, FOLLOW_UP)
    following = groups.steering(house, groups.AHEAD + timedelta(days=40))
    groups.called(house, following)
    groups.guest(house, following, "kurator")
    here = groups.decided(house, following, "strategi", DecisionTerms("Något annat.", LEISURE, LATER))
    told = at_hand(house, following, "kurator")
    assert ([each.id for each in told.taken], told.before) == ([here], ())
    with house.work("kurator") as work, pytest.raises(NotFound):
        queries.show(work, decision_id)


@pytest.mark.parametrize(
    ("terms", "problem"),
    [
        (DecisionTerms("Något.", LEISURE), DecisionProblem.no_day),
        (DecisionTerms("Något.", None, SOON), DecisionProblem.nobody_answers),
        (DecisionTerms("Något.", Owner(OwnerKind.seat, "okand"), SOON), DecisionProblem.unknown_owner),
        (DecisionTerms("Något.", Owner(OwnerKind.group, "styrgrupp"), SOON), DecisionProblem.unknown_owner),
        (DecisionTerms("Något.", LEISURE, dues.on(date(2020, 1, 1))), DecisionProblem.day_over),
        (DecisionTerms("Vi ringer Olle Berg."), NamelessProblem.may_name_someone),
        (DecisionTerms("Gäller 20170101-2393.", vouched=True), NamelessProblem.personal_number),
    ],
)
def test_a_decision_says_who_and_when_and_names_nobody(
    sqlite_house: House, terms: DecisionTerms, problem: object
) -> None:
    meeting_id = groups.steering(sqlite_house)
    assert refused(sqlite_house, decisions.decide, meeting_id, "strategi", terms) is problem


@pytest.mark.parametrize(
    ("terms", "problem"),
    [
        (ReportTerms(DecisionState.partly), DecisionProblem.words_missing),
        (ReportTerms(DecisionState.dropped), DecisionProblem.words_missing),
        (ReportTerms(DecisionState.moved), DecisionProblem.moved_where),
        (ReportTerms(DecisionState.moved, "", dues.on(date(2020, 1, 1))), DecisionProblem.day_over),
        (ReportTerms(DecisionState.done, "Tack vare Olle Berg."), NamelessProblem.may_name_someone),
    ],
)
def test_an_answer_says_why_and_until_when(sqlite_house: House, terms: ReportTerms, problem: object) -> None:
    _, (decision_id,) = held_with(sqlite_house, FOLLOW_UP)
    assert refused(sqlite_house, decisions.report, decision_id, terms) is problem


def test_a_decision_is_changed_and_taken_away_until_the_minutes_are_out(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id, (first, second) = held_with(house, FOLLOW_UP, TO_WORKING)
    acted(house, decisions.change, first, DecisionTerms("Ledtiden följs upp i mars.", LEISURE, LATER), 1)
    with house.work() as work, pytest.raises(Conflict):
        decisions.change(work, first, FOLLOW_UP, 1)
    acted(house, decisions.take_away, second)
    assert [(each.text, each.due) for each in at_hand(house, meeting_id).taken] == [
        ("Ledtiden följs upp i mars.", LATER)
    ]
    groups.sent(house, meeting_id, "styrgrupp")
    assert refused(house, decisions.change, first, FOLLOW_UP, None) is MinutesProblem.out_for_adjustment
    with house.work("styrgrupp") as work:
        from_minutes = minutes.of_meeting(work, meeting_id).mine
    assert from_minutes is Verdict.waiting


def test_the_register_tells_a_years_decisions_with_number_and_state(sqlite_house: House) -> None:
    house = sqlite_house
    held_with(house, FOLLOW_UP, TO_WORKING)
    member = Visitor(house).sign_in("styrgrupp")
    member.get("/organisation/styrgrupp/beslut")
    assert "§ 5" in member.text
    assert "Ledtiden följs upp" in member.text
    assert "Pågår" in member.text
    member.get("/organisation/styrgrupp/beslut?ar=2019")
    assert "Inga beslut är fattade det här året." in member.text
    member.get("/organisation/styrgrupp/beslut?ar=99999999999")
    team = Visitor(house).sign_in("gruppchef")
    team.get("/organisation/arbetsgrupp/beslut")
    assert "Från styrgrupp:" in team.text
    assert "Gör en plan för skolavslutningen." in team.text
    assert "Ledtiden" not in team.text
    team.get("/organisation/styrgrupp/beslut", 404)


def test_a_decision_is_written_and_answered_in_the_browser(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)
    leader = Visitor(house).sign_in("koordinator")
    path = f"/organisation/moten/{meeting_id}/punkter/strategi/beslut"
    leader.get(path)
    leader.post(path, 422, text="Ledtiden följs upp.", owner="seat:fritidschef", due="snart")
    assert "Skriv när det ska vara klart som" in leader.text
    assert "Ledtiden följs upp." in leader.text
    leader.post(path, 303, text="Ledtiden följs upp.", owner="seat:fritidschef", due="december 2027")
    leader.follow()
    assert "Förslag till beslut:" in leader.text
    assert "Klart senast december 2027." in leader.text
    groups.called(house, meeting_id)
    groups.held(house, meeting_id)
    (decision,) = at_hand(house, meeting_id).taken
    owner = Visitor(house).sign_in("fritidschef")
    owner.fill(f"/organisation/beslut/{decision.id}/svar", state="dropped", words="Det finns inga pengar.")
    assert "Blir inte av" in owner.text
    assert "Det finns inga pengar." in owner.text
    Visitor(house).sign_in("styrgrupp").get(f"/organisation/beslut/{decision.id}/svar", 404)


def test_a_decision_is_about_an_event_of_the_calendar_and_keeps_what_it_was_called(sqlite_house: House) -> None:
    """Protocol item 21: specific efforts, with a link to what happened."""
    house = sqlite_house
    day = (START + timedelta(days=30)).date()
    event_id = calendars.entered(house, first_on=day, last_on=day)
    meeting_id = groups.steering(house)
    leader = Visitor(house).sign_in("koordinator")
    path = f"/organisation/moten/{meeting_id}/punkter/insatser/beslut"
    leader.fill(path, text="Fler vuxna på plats.", owner="agency:fritid", due="2027-01-31", event=str(event_id))
    assert "Gäller Disco på fritidsgården, 23 december 2026" in leader.text
    assert str(event_id) in leader.response.text
    house.clock.forward(days=60)
    gone = DecisionTerms("Ännu fler.", event_id=event_id)
    assert refused(house, decisions.decide, meeting_id, "insatser", gone) is DecisionProblem.event_gone
    (decision,) = at_hand(house, meeting_id).taken
    acted(house, decisions.change, decision.id, DecisionTerms("Fler vuxna, länge.", event_id=event_id), 1)
    assert shown(house, decision.id).event == "Disco på fritidsgården, 23 december 2026"


def test_a_decision_of_earlier_days_is_read_and_corrected_where_it_stands(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)
    groups.written(house, meeting_id, "strategi", "Målet är tre veckor.", "Skolan följer upp.")
    leader = Visitor(house).sign_in("koordinator")
    leader.get(f"/organisation/moten/{meeting_id}")
    assert "Beslut: Skolan följer upp." in leader.text
    path = f"/organisation/moten/{meeting_id}/punkter/strategi"
    leader.fill(path, text="Målet är tre veckor.", decision="Skolorna följer upp.")
    assert "Beslut: Skolorna följer upp." in leader.text
    leader.get(f"/organisation/moten/{meeting_id}/punkter/moten")
    assert "Beslut" not in leader.text
