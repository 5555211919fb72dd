"""What becomes of an anmälan: one answer, by one coordinator, and a time of receipt that never moves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf.access.actor import PUBLIC
from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.cases.models import Case
from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach
from sspf.cases.rules.people import PersonRole
from sspf.errors import Forbidden, NotFound, Refused
from sspf.referrals.actions import acceptance, answers
from sspf.referrals.actions.answers import Handover
from sspf.referrals.models import Referral
from sspf.referrals.queries import lists, whole
from sspf.referrals.queries import reach as referral_reach
from sspf.referrals.rules.progress import ReferralSource, ReferralState
from sspf.referrals.rules.sending import GuardianSaid, ReferralProblem, YouthSaid
from tests.factories import referrals
from tests.house import START, House

HANDOVER = Handover("Samira på mottagningen", "per telefon och i e-tjänsten")


def state(house: House, referral_id: UUID) -> tuple[ReferralState, datetime]:
    """Where the anmälan stands, and when it came in."""
    with house.work("koordinator") as work:
        task = whole.show(work, referral_id).task
        return task.state, task.received_at


def test_taking_up_tells_colleagues_who_has_it_and_twice_is_once(house: House) -> None:
    referral_id = referrals.taken_up(house)
    with house.work("ersattare") as work:
        answers.take_up(work, referral_id)
        work.commit()
    with house.work("ersattare") as work:
        assert whole.show(work, referral_id).handler == "Karin Ekmark"


def test_accepting_opens_a_case_with_the_youth_the_worry_and_the_time_of_receipt(house: House) -> None:
    referral_id = referrals.taken_up(house)
    house.clock.forward(days=3)
    guardian = GuardianSaid("Ylva", "Provsson", "070-174 06 00")
    with house.work("ersattare") as work:
        case_id = acceptance.accept(work, referral_id, referrals.acceptance(referrals.SENT, guardian))
        work.commit()
    with house.work("koordinator") as work:
        sight = reach.find(work, Permission.case_read, case_id)
        people = case_people.persons(work, sight)
        assert sight.case.received_at == START
        assert sight.case.concern == referrals.WORRY.concern
        assert sight.case.triggers == ["franvaro", "vanner-brott"]
        assert [(each.role, each.given_name) for each in people] == [
            (PersonRole.youth, "Alva"),
            (PersonRole.guardian, "Ylva"),
        ]
        assert people[0].personal_number == "201205122383"
        view = whole.show(work, referral_id)
        assert (view.task.state, view.answer.case_id) == (ReferralState.accepted, case_id)
        assert view.task.received_at == START


def test_an_anmalan_becomes_at_most_one_case(house: House) -> None:
    referral_id, _ = referrals.accepted(house)
    with house.work("ersattare") as work, pytest.raises(Refused) as refusal:
        acceptance.accept(work, referral_id, referrals.acceptance())
    assert refusal.value.reason is ReferralProblem.answered_already
    with house.work("koordinator") as work:
        assert len(list(work.session.scalars(select(Case.id)))) == 1


def test_of_two_coordinators_who_both_have_the_page_open_one_opens_the_case(house: House) -> None:
    referral_id = referrals.taken_up(house)
    with house.work("ersattare", writing=False) as slower:
        assert whole.show(slower, referral_id).task.state is ReferralState.under_assessment
        slower.session.rollback()
        with house.work("koordinator") as work:
            acceptance.accept(work, referral_id, referrals.acceptance())
            work.commit()
        with pytest.raises(Refused) as refusal:
            acceptance.accept(slower, referral_id, referrals.acceptance())
    assert refusal.value.reason is ReferralProblem.answered_already


def test_complaint_k9_handing_over_keeps_the_time_of_receipt_and_says_to_whom(house: House) -> None:
    referral_id = referrals.taken_up(house)
    house.clock.forward(days=2)
    with house.work("koordinator") as work:
        answers.hand_over(work, referral_id, HANDOVER)
        work.commit()
    assert state(house, referral_id) == (ReferralState.handed_over, START)
    with house.work("koordinator") as work:
        answer = whole.show(work, referral_id).answer
        assert (answer.handed_to, answer.handed_how) == (HANDOVER.to, HANDOVER.how)
        assert answer.at == START + timedelta(days=2)


def test_nothing_delays_an_orosanmalan_not_even_taking_up(house: House) -> None:
    referral_id = referrals.received(house)
    with house.work("koordinator") as work:
        answers.hand_over(work, referral_id, HANDOVER)
        work.commit()
    assert state(house, referral_id)[0] is ReferralState.handed_over


def test_the_time_of_receipt_cannot_be_written_over(house: House) -> None:
    referral_id = referrals.taken_up(house)
    with house.work("koordinator") as work:
        row = referral_reach.find(work, Permission.referral_handle, referral_id)
        row.received_at = START
        with pytest.raises(ValueError, match="does not change"):
            row.received_at = START + timedelta(days=1)


def test_closing_needs_no_case_and_is_logged_with_its_reason(house: House) -> None:
    referral_id = referrals.taken_up(house)
    with house.work("koordinator") as work:
        answers.close(work, referral_id, "inget-samtycke", "Familjen vill vänta.")
        work.commit()
    with house.work("koordinator") as work:
        answer = whole.show(work, referral_id).answer
        assert (answer.reason, answer.note, answer.case_id) == ("inget-samtycke", "Familjen vill vänta.", None)
        names = list(work.session.scalars(select(AuditEntry.name).order_by(AuditEntry.seq)))
    assert names[-3:] == ["ReferralReceived", "ReferralTakenUp", "ReferralClosed"]


def test_before_it_is_taken_up_it_is_neither_accepted_nor_closed(house: House) -> None:
    referral_id = referrals.received(house)
    with house.work("koordinator") as work:
        with pytest.raises(Refused) as refusal:
            acceptance.accept(work, referral_id, referrals.acceptance())
        assert refusal.value.reason is ReferralProblem.take_up_first
        with pytest.raises(Refused) as refusal:
            answers.close(work, referral_id, "annat", "")
        assert refusal.value.reason is ReferralProblem.take_up_first


def test_after_an_answer_no_other_answer_comes(house: House) -> None:
    referral_id, _ = referrals.accepted(house)
    with house.work("koordinator") as work:
        acts: list[Callable[[], object]] = [
            lambda: answers.take_up(work, referral_id),
            lambda: answers.hand_over(work, referral_id, HANDOVER),
            lambda: answers.close(work, referral_id, "annat", ""),
        ]
        for act in acts:
            with pytest.raises(Refused) as refusal:
                act()
            assert refusal.value.reason is ReferralProblem.answered_already


def test_a_case_without_the_youths_name_is_refused_and_nothing_is_written(house: House) -> None:
    referral_id = referrals.taken_up(house)
    with house.work("koordinator") as work:
        with pytest.raises(Refused) as refusal:
            acceptance.accept(work, referral_id, replace(referrals.acceptance(), youth=YouthSaid(given_name="Alva")))
        work.undo()
        assert (refusal.value.reason, refusal.value.field) == (ReferralProblem.youth_needed, "family_name")
    assert state(house, referral_id)[0] is ReferralState.under_assessment


@pytest.mark.parametrize("login", ["kurator", "rektor", "styrgrupp", "granskare", "administrator"])
def test_only_coordinators_read_or_answer(sqlite_house: House, login: str) -> None:
    referral_id = referrals.taken_up(sqlite_house)
    with sqlite_house.work(login) as work:
        assert lists.waiting(work) == []
        acts: list[Callable[[], object]] = [
            lambda: whole.show(work, referral_id),
            lambda: lists.waiting_page(work),
            lambda: lists.answered_page(work),
            lambda: referral_reach.with_receipt(work, "ABCDEFGHJK"),
            lambda: answers.take_up(work, referral_id),
            lambda: acceptance.accept(work, referral_id, referrals.acceptance()),
            lambda: answers.hand_over(work, referral_id, HANDOVER),
            lambda: answers.close(work, referral_id, "annat", ""),
        ]
        for act in acts:
            with pytest.raises(Forbidden):
                act()


def test_the_sender_cannot_read_what_was_sent_once_the_unit_of_work_is_over(house: House) -> None:
    referral_id = referrals.from_staff(house, "kurator")
    with house.work("kurator") as work, pytest.raises(Forbidden):
        whole.show(work, referral_id)
    referrals.take_up(house, referral_id)
    with house.work("kurator") as work:
        row = work.session.get(Referral, referral_id)
        assert row is not None
        with pytest.raises(Forbidden):
            _ = row.given_name
    with house.work(PUBLIC) as work, pytest.raises(Forbidden):
        whole.show(work, referral_id)


@pytest.mark.parametrize(
    ("login", "source"),
    [
        ("kurator", ReferralSource.school),
        ("friskola", ReferralSource.school),
        ("polis", ReferralSource.police),
        ("fritidsledare", ReferralSource.leisure),
        ("socialsekreterare", ReferralSource.social_services),
        ("koordinator", ReferralSource.social_services),
    ],
)
def test_the_source_of_a_colleague_is_the_agency_whatever_the_form_says(
    sqlite_house: House, login: str, source: ReferralSource
) -> None:
    referral_id = referrals.from_staff(sqlite_house, login)
    with sqlite_house.work("koordinator") as work:
        view = whole.show(work, referral_id)
        assert view.task.source is source
        assert view.sent_by


def test_what_waits_is_told_oldest_first_without_saying_whom_it_is_about(house: House) -> None:
    first = referrals.received(house)
    house.clock.forward(hours=1)
    second = referrals.taken_up(house, referrals.URGENT)
    referrals.accepted(house)
    house.clock.forward(days=1, hours=13)
    with house.work("koordinator") as work:
        waiting = lists.waiting(work)
    assert [each.id for each in waiting] == [first, second]
    assert [each.overdue for each in waiting] == [True, False]
    assert [each.urgent for each in waiting] == [False, True]
    assert waiting[1].urgent_by == waiting[1].received_at + timedelta(hours=24)
    assert not hasattr(waiting[0], "youth")


def test_an_anmalan_that_is_not_there_is_not_found(house: House) -> None:
    with house.work("koordinator") as work, pytest.raises(NotFound):
        answers.take_up(work, UUID(int=7))


def test_nothing_that_was_typed_stands_in_the_files_in_plain_text(sqlite_house: House) -> None:
    house = sqlite_house
    referral_id = referrals.received(house)
    other_id = referrals.taken_up(house)
    with house.work("koordinator") as work:
        answers.hand_over(work, referral_id, HANDOVER)
        answers.close(work, other_id, "annat", "Lotsad till fritidsgården Kastanjen.")
        work.commit()
    typed = [
        "Alva", "Provsson", "201205122383", "2012-05-12", "Måsviksskolan", "Ylva", "mamma", "070-174 06 00",
        "flera dagar i veckan", "ritar", "franvaro", "vanner-brott", '"agreed"', "Samira", "e-tjänsten", "Kastanjen",
    ]  # fmt: skip
    house.close()
    files = [path.read_bytes() for path in house.settings.data.rglob("*") if path.is_file()]
    assert len(files) >= 2
    assert not [word for word in typed for content in files if word.encode() in content]
