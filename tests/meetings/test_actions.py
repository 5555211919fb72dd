"""Calling, answering, recording who came and holding, with what each lets people see."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.cases.queries import reach
from sspf.errors import Conflict, Forbidden, NotFound, Refused
from sspf.meetings.actions import attendances, meetings, notes, summonses
from sspf.meetings.queries import overview
from sspf.meetings.rules.states import Attendance, AttendeeRole, MeetingKind, MeetingProblem, MeetingState, SummonsState
from sspf.meetings.rules.terms import DeclineTerms, NoteTerms, Presence
from sspf.work import Work
from tests.factories import cases
from tests.factories import meetings as build
from tests.house import House

SCHOOL = ("skola-norr",)
BOTH = ("skola-norr", "omradespolis")


def reaches(house: House, login: str, case_id: object) -> bool:
    with house.work(login, writing=False) as work:
        return case_id in set(work.session.scalars(reach.visible_ids(work, Permission.meeting_read)))


def refusal(act: Callable[[], object]) -> object:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.reason


def test_complaint_k10_a_kallelse_goes_to_the_function_and_its_holder_reaches_the_case(house: House) -> None:
    made = cases.shared(house, SCHOOL)
    assert not reaches(house, "rektor", made.case_id)
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    assert reaches(house, "rektor", made.case_id)
    assert not reaches(house, "kurator", made.case_id)
    assert [each.seat for each in build.view(house, made.case_id, meeting_id).summonses] == ["rektor-norr"]


def test_complaint_k2_without_consent_nobody_is_called_and_nothing_is_written(house: House) -> None:
    made = cases.family(house)
    with house.work() as work:
        assert (
            refusal(lambda: meetings.call(work, made.case_id, MeetingKind.family_meeting, build.terms("rektor-norr")))
            is MeetingProblem.no_consent
        )


@pytest.mark.parametrize("seat", ["gruppchef", "elevhalsoteam", "nobody"])
def test_only_functions_that_receive_kallelser_in_units_inside_the_consent_are_called(house: House, seat: str) -> None:
    made = cases.shared(house, SCHOOL)
    with house.work() as work:
        wanted = build.terms("rektor-norr", seat)
        assert (
            refusal(lambda: meetings.call(work, made.case_id, MeetingKind.family_meeting, wanted))
            is MeetingProblem.seat_outside_consent
        )


def test_somebody_must_be_called(house: House) -> None:
    made = cases.shared(house, SCHOOL)
    with house.work() as work:
        assert (
            refusal(lambda: meetings.call(work, made.case_id, MeetingKind.family_meeting, build.terms()))
            is MeetingProblem.nobody_called
        )


@pytest.mark.parametrize("login", ["rektor", "kurator", "styrgrupp", "administrator"])
def test_only_the_coordinator_calls(house: House, login: str) -> None:
    made = cases.shared(house, SCHOOL)
    with house.work(login) as work, pytest.raises((Forbidden, NotFound)):
        meetings.call(work, made.case_id, MeetingKind.family_meeting, build.terms("rektor-norr"))


def test_whoever_is_named_reaches_the_case_and_whoever_is_replaced_does_not(house: House) -> None:
    made = cases.shared(house, SCHOOL)
    summons = build.summons_of(house, made.case_id, build.called(house, made.case_id, "rektor-norr"), "rektor-norr")
    build.named(house, summons, "rektor", "kurator")
    assert reaches(house, "kurator", made.case_id)
    build.named(house, summons, "rektor", "rektor")
    assert not reaches(house, "kurator", made.case_id)
    assert reaches(house, "rektor", made.case_id)


def test_replacing_somebody_who_took_part_before_takes_nothing_away(house: House) -> None:
    made = cases.shared(house, SCHOOL)
    cases.take_part(house, made.case_id, "kurator")
    summons = build.summons_of(house, made.case_id, build.called(house, made.case_id, "rektor-norr"), "rektor-norr")
    build.named(house, summons, "rektor", "kurator")
    build.named(house, summons, "rektor", "rektor")
    assert reaches(house, "kurator", made.case_id)


def test_somebody_named_for_two_meetings_stays_when_replaced_in_one(house: House) -> None:
    made = cases.shared(house, SCHOOL)
    first = build.summons_of(house, made.case_id, build.called(house, made.case_id, "rektor-norr"), "rektor-norr")
    later = build.WHEN + timedelta(days=7)
    second_meeting = build.called(house, made.case_id, "rektor-norr", starts_at=later)
    second = build.summons_of(house, made.case_id, second_meeting, "rektor-norr")
    build.named(house, first, "rektor", "kurator")
    build.named(house, second, "rektor", "kurator")
    build.named(house, first, "rektor", "rektor")
    assert reaches(house, "kurator", made.case_id)
    build.named(house, second, "rektor", "rektor")
    assert not reaches(house, "kurator", made.case_id)


def test_a_unit_names_only_its_own_people(house: House) -> None:
    made = cases.shared(house, BOTH)
    meeting_id = build.called(house, made.case_id, "rektor-norr", "gruppchef")
    summons = build.summons_of(house, made.case_id, meeting_id, "rektor-norr")
    with house.work("rektor") as work:
        assert (
            refusal(lambda: summonses.answer(work, summons, house.ids["polis"], None))
            is MeetingProblem.nominee_of_other_unit
        )


def test_only_the_holder_of_the_function_answers(house: House) -> None:
    made = cases.shared(house, BOTH)
    meeting_id = build.called(house, made.case_id, "rektor-norr", "gruppchef")
    summons = build.summons_of(house, made.case_id, meeting_id, "rektor-norr")
    with house.work("gruppchef") as work, pytest.raises(NotFound):
        summonses.answer(work, summons, house.ids["polis"], None)


def test_the_kallelse_is_gone_once_the_unit_is_outside_the_consent(house: House) -> None:
    made = cases.shared(house, SCHOOL, days=5)
    summons = build.summons_of(house, made.case_id, build.called(house, made.case_id, "rektor-norr"), "rektor-norr")
    house.clock.forward(days=5)
    with house.work("rektor") as work, pytest.raises(NotFound):
        summonses.answer(work, summons, house.ids["kurator"], None)


def test_the_coordinator_sees_that_a_called_unit_is_no_longer_inside_the_consent(house: House) -> None:
    made = cases.shared(house, SCHOOL, days=5)
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    assert all(each.inside for each in build.view(house, made.case_id, meeting_id).expected)
    house.clock.forward(days=5)
    seen = build.view(house, made.case_id, meeting_id).expected
    assert [each.seat for each in seen if not each.inside] == ["rektor-norr"]


def test_declining_keeps_the_reason_and_ends_the_part_of_whoever_was_named(house: House) -> None:
    made = cases.shared(house, SCHOOL)
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    summons = build.summons_of(house, made.case_id, meeting_id, "rektor-norr")
    build.named(house, summons, "rektor", "kurator")
    with house.work("rektor") as work:
        summonses.decline(work, summons, DeclineTerms("annan-enhet", "Fråga fritidsgården."), None)
        work.commit()
    answer = build.view(house, made.case_id, meeting_id).summonses[0]
    assert (answer.state, answer.reason, answer.message) == (
        SummonsState.declined,
        "annan-enhet",
        "Fråga fritidsgården.",
    )
    assert not reaches(house, "kurator", made.case_id)
    assert reaches(house, "rektor", made.case_id)


def test_two_holders_who_answer_at_once_are_told_of_each_other(house: House) -> None:
    made = cases.shared(house, SCHOOL)
    summons = build.summons_of(house, made.case_id, build.called(house, made.case_id, "rektor-norr"), "rektor-norr")
    build.named(house, summons, "rektor", "kurator")
    with house.work("rektor") as work, pytest.raises(Conflict) as caught:
        summonses.answer(work, summons, house.ids["rektor"], 1)
    assert caught.value.theirs == {"nominee": "Kerstin Olofsdotter"}


def test_complaint_v7_a_new_time_asks_everyone_again_and_keeps_who_was_named(house: House) -> None:
    made = cases.shared(house, BOTH)
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    build.named(house, build.summons_of(house, made.case_id, meeting_id, "rektor-norr"), "rektor", "kurator")
    with house.work() as work:
        later = build.terms("gruppchef", starts_at=build.WHEN + timedelta(days=1))
        meetings.change(work, made.case_id, meeting_id, later, 1)
        work.commit()
    seen = {each.seat: each for each in build.view(house, made.case_id, meeting_id).summonses}
    assert seen["rektor-norr"].state is SummonsState.sent
    assert seen["rektor-norr"].nominee == "Kerstin Olofsdotter"
    assert seen["gruppchef"].state is SummonsState.sent


def test_changing_only_the_place_leaves_the_answers(house: House) -> None:
    made = cases.shared(house, SCHOOL)
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    build.named(house, build.summons_of(house, made.case_id, meeting_id, "rektor-norr"), "rektor", "kurator")
    with house.work() as work:
        meetings.change(work, made.case_id, meeting_id, build.terms(place="Fritidsgården"), None)
        work.commit()
    seen = build.view(house, made.case_id, meeting_id)
    assert (seen.meeting.place, seen.summonses[0].state) == ("Fritidsgården", SummonsState.answered)


def test_a_meeting_called_off_is_still_seen_until_its_day_has_passed(house: House) -> None:
    made = cases.shared(house, SCHOOL)
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    build.named(house, build.summons_of(house, made.case_id, meeting_id, "rektor-norr"), "rektor", "kurator")
    with house.work() as work:
        meetings.cancel(work, made.case_id, meeting_id)
        work.commit()
    assert build.view(house, made.case_id, meeting_id, "kurator").meeting.state is MeetingState.cancelled
    house.clock.at = build.WHEN + timedelta(days=1)
    assert not reaches(house, "kurator", made.case_id)
    assert not reaches(house, "rektor", made.case_id)


def test_a_meeting_is_held_only_with_everyone_accounted_for_and_not_before_it_begins(house: House) -> None:
    made = cases.shared(house, SCHOOL)
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    said = build.came(house, made.case_id, meeting_id)
    with house.work() as work:
        attendances.attend(work, made.case_id, meeting_id, said, None)
        assert refusal(lambda: meetings.hold(work, made.case_id, meeting_id)) is MeetingProblem.not_started
    house.clock.at = build.WHEN
    with house.work() as work:
        all_but_one = dict(list(said.items())[1:])
        attendances.attend(work, made.case_id, meeting_id, all_but_one, None)
        assert refusal(lambda: meetings.hold(work, made.case_id, meeting_id)) is MeetingProblem.attendance_missing
    build.held(house, made.case_id, meeting_id, AttendeeRole.youth)
    seen = build.view(house, made.case_id, meeting_id)
    assert seen.meeting.state is MeetingState.held
    assert {each.role: (each.attendance, each.reason) for each in seen.expected}[AttendeeRole.youth] == (
        Attendance.absent,
        "sjuk",
    )


def test_complaint_k16_a_youth_is_not_away_without_a_reason(house: House) -> None:
    made = cases.shared(house, SCHOOL)
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    with house.work() as work:
        away = {str(made.youth_id): Presence(Attendance.absent)}
        assert (
            refusal(lambda: attendances.attend(work, made.case_id, meeting_id, away, None))
            is MeetingProblem.absence_unexplained
        )


def test_attendance_of_a_stranger_is_refused(house: House) -> None:
    made, other = cases.shared(house, SCHOOL), cases.shared(house, SCHOOL)
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    here = {str(other.youth_id): Presence(Attendance.present)}
    with house.work() as work, pytest.raises(NotFound):
        attendances.attend(work, made.case_id, meeting_id, here, None)


def test_a_unit_that_declined_has_no_part_once_the_meeting_is_held(house: House) -> None:
    made = cases.shared(house, BOTH)
    meeting_id = build.called(house, made.case_id, "rektor-norr", "gruppchef")
    with house.work("gruppchef") as work:
        no = build.summons_of(house, made.case_id, meeting_id, "gruppchef")
        summonses.decline(work, no, DeclineTerms("ej-berord"), None)
        work.commit()
    assert reaches(house, "gruppchef", made.case_id)
    build.held(house, made.case_id, meeting_id)
    assert not reaches(house, "gruppchef", made.case_id)
    assert reaches(house, "rektor", made.case_id)


@pytest.mark.parametrize("act", ["answer", "decline", "change", "cancel"])
def test_what_is_over_is_not_changed(house: House, act: str) -> None:
    made = cases.shared(house, SCHOOL)
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    summons = build.summons_of(house, made.case_id, meeting_id, "rektor-norr")
    build.held(house, made.case_id, meeting_id)
    acts: dict[str, Callable[[Work], object]] = {
        "answer": lambda work: summonses.answer(work, summons, house.ids["kurator"], None),
        "decline": lambda work: summonses.decline(work, summons, DeclineTerms("ingen-kan"), None),
        "change": lambda work: meetings.change(work, made.case_id, meeting_id, build.terms(), None),
        "cancel": lambda work: meetings.cancel(work, made.case_id, meeting_id),
    }
    with house.work("rektor" if act in ("answer", "decline") else "koordinator") as work:
        assert refusal(lambda: acts[act](work)) is MeetingProblem.meeting_over


def test_a_partner_reads_only_notes_of_kinds_that_are_open_to_the_unit(house: House) -> None:
    made = cases.shared(house, SCHOOL, kinds=["samverkan", "skola"])
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    build.noted(house, made.case_id, meeting_id, "risk", "Frånvaron ökar på måndagar.", "skola")
    build.noted(house, made.case_id, meeting_id, "risk", "Stökigt hemma i höst.", "familj")
    assert [each.text for each in build.view(house, made.case_id, meeting_id, "rektor").notes] == [
        "Frånvaron ökar på måndagar."
    ]
    assert len(build.view(house, made.case_id, meeting_id).notes) == 2


def test_a_note_stands_at_a_point_of_the_meetings_own_agenda(house: House) -> None:
    made = cases.shared(house, SCHOOL)
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    with house.work() as work, pytest.raises(NotFound):
        notes.write(work, made.case_id, meeting_id, "sedan-sist", NoteTerms("samverkan", "Fel punkt."))


def test_a_note_of_another_case_cannot_be_changed_through_this_one(house: House) -> None:
    mine, other = cases.shared(house, SCHOOL), cases.shared(house, SCHOOL)
    foreign = build.noted(house, other.case_id, build.called(house, other.case_id, "rektor-norr"), "risk", "Deras.")
    own_meeting = build.called(house, mine.case_id, "rektor-norr")
    with house.work() as work, pytest.raises(NotFound):
        notes.change(work, mine.case_id, own_meeting, foreign, NoteTerms("samverkan", "Min."), 1)


def test_the_second_who_changes_a_note_sees_what_the_first_wrote(house: House) -> None:
    made = cases.shared(house, SCHOOL)
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    note = build.noted(house, made.case_id, meeting_id, "risk", "Först.")
    with house.work("ersattare") as work:
        notes.change(work, made.case_id, meeting_id, note, NoteTerms("skola", "Mellan."), 1)
        work.commit()
    with house.work() as work, pytest.raises(Conflict) as caught:
        notes.change(work, made.case_id, meeting_id, note, NoteTerms("samverkan", "Sist."), 1)
    assert caught.value.theirs == {"text": "Mellan.", "information": "Skola"}


def test_what_waits_is_shown_to_whom_it_waits_for(house: House) -> None:
    made = cases.shared(house, BOTH)
    meeting_id = build.called(house, made.case_id, "rektor-norr", "gruppchef")
    build.named(house, build.summons_of(house, made.case_id, meeting_id, "rektor-norr"), "rektor", "kurator")

    def waiting(login: str) -> overview.Waiting:
        with house.work(login, writing=False) as work:
            return overview.waiting(work)

    assert [(each.seat, each.youth) for each in waiting("gruppchef").summonses] == [("gruppchef", "Alva Provsson")]
    assert waiting("rektor") == overview.Waiting()
    assert [each.id for each in waiting("kurator").coming] == [meeting_id]
    assert [(each.answered, each.called) for each in waiting("koordinator").unanswered] == [(1, 2)]
    assert waiting("granskare") == waiting("administrator") == overview.Waiting()
    house.clock.at = build.WHEN + timedelta(hours=2)
    assert [each.id for each in waiting("koordinator").unmarked] == [meeting_id]
    assert waiting("koordinator").unanswered == waiting("kurator").coming == []


def test_each_act_is_in_the_log(house: House) -> None:
    made = cases.shared(house, SCHOOL)
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    build.named(house, build.summons_of(house, made.case_id, meeting_id, "rektor-norr"), "rektor", "kurator")
    build.noted(house, made.case_id, meeting_id, "risk", "Något.")
    build.held(house, made.case_id, meeting_id)
    with house.work("granskare", writing=False) as work:
        logged = set(work.session.scalars(select(AuditEntry.name).where(AuditEntry.case_id == made.case_id)))
    assert {
        "MeetingCalled",
        "SummonsSent",
        "SummonsAnswered",
        "NotesWritten",
        "AttendanceRecorded",
        "MeetingHeld",
    } <= logged
