"""Saving what is typed, writing into the plan, and ending the meeting, on both databases."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.cases.queries import reach
from sspf.catalogue.agendas import AtHand
from sspf.errors import NotFound, Refused
from sspf.meeting_mode.actions import additions, endings
from sspf.meeting_mode.actions.endings import Ending
from sspf.meeting_mode.models import MeetingDraft
from sspf.meeting_mode.queries import read_backs
from sspf.meeting_mode.rules.drafts import MOST_SHEETS, Saving, Words
from sspf.meeting_mode.rules.read_backs import EndTerms
from sspf.meeting_mode.rules.states import ModeProblem
from sspf.meetings.actions import meetings as meeting_actions
from sspf.meetings.rules.states import MeetingProblem, MeetingState
from sspf.plans.rules.follow_up_days import DayTerms
from sspf.plans.rules.states import PlanProblem
from sspf.plans.rules.terms import GoalTerms
from tests.factories import meeting_mode, meetings, plans
from tests.factories.meeting_mode import Going, save, sheets
from tests.house import House

SAMVERKAN = "samverkan"


def saving(text: str, number: int = 1, seen: int = 0, hand: str = "one", turn: int = 1) -> Saving:
    return Saving(number, seen, hand, turn, Words(text))


def logged(house: House, name: str) -> int:
    with house.work("granskare", writing=False) as work:
        return len(work.session.scalars(select(AuditEntry).where(AuditEntry.name == name)).all())


def read(house: House, at: Going) -> read_backs.ReadBack:
    with house.work(writing=False) as work:
        sight = reach.find(work, Permission.meeting_lead, at.case_id)
        return read_backs.show(work, sight, at.meeting_id, alone=True)


def end(house: House, at: Going, kinds: dict[UUID, str] | None = None, seen: str | None = None) -> Ending:
    found = read(house, at)
    terms = EndTerms(found.seen if seen is None else seen, kinds or {}, found.revision)
    with house.work() as work:
        ending = endings.end(work, at.case_id, at.meeting_id, terms)
        work.commit()
    return ending


def test_a_thousand_keystrokes_are_one_line_in_the_log(house: House) -> None:
    at = meeting_mode.going(house)
    for turn in range(1, 8):
        saved = save(house, at, saving("Borta " + "mer " * turn, turn=turn, seen=turn - 1))
    assert saved.version == 7
    assert [each.text for each in sheets(house, at)] == ["Borta " + "mer " * 7]
    assert logged(house, "DraftBegun") == 1


def test_an_answer_that_was_lost_makes_no_conflict(house: House) -> None:
    at = meeting_mode.going(house)
    first = save(house, at, saving("Ett"))
    again = save(house, at, saving("Ett"))
    assert (again.number, again.version, again.apart) == (first.number, first.version, False)
    more = save(house, at, saving("Ett och två", turn=2))
    assert (more.version, more.apart) == (2, False)
    assert [each.text for each in sheets(house, at)] == ["Ett och två"]


def test_a_request_that_was_overtaken_writes_over_nothing(sqlite_house: House) -> None:
    at = meeting_mode.going(sqlite_house)
    save(sqlite_house, at, saving("Ett och två", turn=2))
    late = save(sqlite_house, at, saving("Ett", turn=1))
    assert (late.turn, [each.text for each in sheets(sqlite_house, at)]) == (2, ["Ett och två"])


def test_complaint_k17_coordinator_and_deputy_write_at_the_same_point_each_on_a_sheet(house: House) -> None:
    at = meeting_mode.going(house)
    save(house, at, saving("Koordinatorns ord"))
    save(house, at, saving("Ersättarens ord", hand="two"), login="ersattare")
    seen = {(each.own, each.text) for each in sheets(house, at, "ersattare")}
    assert seen == {(False, "Koordinatorns ord"), (True, "Ersättarens ord")}


def test_the_same_person_in_two_windows_loses_neither_text(house: House) -> None:
    at = meeting_mode.going(house)
    save(house, at, saving("Ett"))
    other = save(house, at, saving("Två", hand="two"))
    assert (other.number, other.apart) == (2, True)
    assert save(house, at, saving("Två", hand="two")).number == 2
    assert {each.text for each in sheets(house, at)} == {"Ett", "Två"}


def test_nothing_typed_makes_no_row(sqlite_house: House) -> None:
    at = meeting_mode.going(sqlite_house)
    assert save(sqlite_house, at, saving("")).version == 0
    assert sheets(sqlite_house, at) == []


def test_a_page_that_runs_wild_is_stopped(sqlite_house: House) -> None:
    at = meeting_mode.going(sqlite_house)
    for number in range(MOST_SHEETS):
        save(sqlite_house, at, saving(f"Text {number}", hand=f"hand-{number}"))
    with pytest.raises(Refused) as refused:
        save(sqlite_house, at, saving("En till", hand="last"))
    assert refused.value.reason is ModeProblem.too_many_sheets


def test_a_point_that_the_agenda_has_not_is_nowhere(sqlite_house: House) -> None:
    at = meeting_mode.going(sqlite_house)
    with pytest.raises(NotFound):
        save(sqlite_house, at, saving("Ord"), point="sedan-sist")


def test_a_meeting_that_was_called_off_takes_no_more_words(sqlite_house: House) -> None:
    at = meeting_mode.going(sqlite_house)
    with sqlite_house.work() as work:
        meeting_actions.cancel(work, at.case_id, at.meeting_id)
        work.commit()
    with pytest.raises(Refused) as refused:
        save(sqlite_house, at, saving("Ord"))
    assert refused.value.reason is ModeProblem.meeting_over


def test_nobody_but_who_leads_meetings_reaches_what_is_being_written(sqlite_house: House) -> None:
    at = meeting_mode.going(sqlite_house)
    save(sqlite_house, at, saving("Ord"))
    with pytest.raises(Exception, match="meeting"):
        sheets(sqlite_house, at, "kurator")


def test_complaint_k13_the_first_thing_written_into_the_plan_begins_it(sqlite_house: House) -> None:
    at = meeting_mode.going(sqlite_house)
    with sqlite_house.work() as work:
        additions.add(work, at.case_id, at.meeting_id, AtHand.goals, GoalTerms("skolgang", "Trivas på lektionerna"))
        work.commit()
    content = plans.content(sqlite_house, at.case_id, draft=True)
    assert [each.text for each in content.goals] == ["Trivas på lektionerna"]


def test_ending_makes_notes_in_the_order_they_were_written_and_leaves_no_sheet(house: House) -> None:
    at = meeting_mode.going(house)
    save(house, at, saving("Därför träffas vi"), point="syfte")
    house.clock.forward(minutes=5)
    save(house, at, saving("Så ser skolan på det", hand="two"), point="syfte", login="ersattare")
    save(house, at, saving(""), point="risk")
    meeting_mode.everyone_came(house, at)
    kinds = {each.id: SAMVERKAN for each in sheets(house, at)}
    assert end(house, at, kinds) == Ending()
    view = meetings.view(house, at.case_id, at.meeting_id)
    noted = [(each.point, each.text) for each in view.notes]
    assert noted == [("syfte", "Därför träffas vi"), ("syfte", "Så ser skolan på det")]
    assert view.meeting.state is MeetingState.held
    assert sheets(house, at) == []


def test_a_plan_that_is_complete_is_fixed_as_the_meeting_ends(house: House) -> None:
    at = meeting_mode.going(house, planned=True)
    meeting_mode.everyone_came(house, at)
    assert end(house, at) == Ending(fixed=1)


def test_a_plan_that_lacks_something_stays_a_draft_and_the_meeting_is_held_all_the_same(sqlite_house: House) -> None:
    at = meeting_mode.going(sqlite_house)
    with sqlite_house.work() as work:
        additions.add(work, at.case_id, at.meeting_id, AtHand.goals, GoalTerms("skolgang", "Trivas"))
        work.commit()
    meeting_mode.everyone_came(sqlite_house, at)
    assert end(sqlite_house, at) == Ending(lacks=True)


@pytest.mark.parametrize("why", ["kind", "attendance", "changed", "plan"])
def test_when_ending_is_refused_every_word_stands_as_it_was(sqlite_house: House, why: str) -> None:
    at = meeting_mode.going(sqlite_house, planned=True)
    save(sqlite_house, at, saving("Det här är sagt"))
    kinds = {} if why == "kind" else {each.id: SAMVERKAN for each in sheets(sqlite_house, at)}
    if why != "attendance":
        meeting_mode.everyone_came(sqlite_house, at)
    before = read(sqlite_house, at)
    revision = 1 if why == "plan" else before.revision
    if why == "changed":
        save(sqlite_house, at, saving("Det här är sagt, och mer", turn=2))
    with pytest.raises(Refused) as refused, sqlite_house.work() as work:
        endings.end(work, at.case_id, at.meeting_id, EndTerms(before.seen, kinds, revision))
    reasons = {
        "kind": ModeProblem.kind_missing,
        "attendance": MeetingProblem.attendance_missing,
        "changed": ModeProblem.sheet_changed,
        "plan": PlanProblem.changed_meanwhile,
    }
    assert refused.value.reason is reasons[why]
    assert len(sheets(sqlite_house, at)) == 1
    assert meetings.view(sqlite_house, at.case_id, at.meeting_id).notes == []


def test_what_is_typed_after_the_end_is_kept_on_a_sheet_of_its_own_and_can_become_a_note(sqlite_house: House) -> None:
    at = meeting_mode.going(sqlite_house)
    first = save(sqlite_house, at, saving("Sagt"))
    meeting_mode.everyone_came(sqlite_house, at)
    end(sqlite_house, at, {each.id: SAMVERKAN for each in sheets(sqlite_house, at)})
    sqlite_house.clock.forward(minutes=1)
    late = save(sqlite_house, at, saving("Sagt, och lite till", seen=first.version, turn=2))
    assert late.apart
    end(sqlite_house, at, {each.id: SAMVERKAN for each in sheets(sqlite_house, at)})
    notes = meetings.view(sqlite_house, at.case_id, at.meeting_id).notes
    assert [each.text for each in notes] == ["Sagt", "Sagt, och lite till"]


def test_what_is_written_lies_sealed(sqlite_house: House) -> None:
    at = meeting_mode.going(sqlite_house)
    save(sqlite_house, at, saving("Hemliga ord i rummet"))
    with sqlite_house.work(writing=False) as work:
        row = work.session.scalars(select(MeetingDraft)).one()
        assert b"Hemliga" not in row.text_sealed  # type: ignore[attr-defined]


def test_complaint_k15_the_day_of_the_next_follow_up_is_decided_before_anyone_leaves(sqlite_house: House) -> None:
    at = meeting_mode.going(sqlite_house)
    with sqlite_house.work() as work:
        rule_day = work.today + timedelta(weeks=4)
        additions.decide_day(work, at.case_id, at.meeting_id, DayTerms(rule_day), None)
        work.commit()
    assert plans.content(sqlite_house, at.case_id, draft=True).version.next_follow_up_on == rule_day
