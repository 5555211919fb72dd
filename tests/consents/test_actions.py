"""What the coordinator writes down about custody and consent, and what that opens and closes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.cases.actions import people
from sspf.cases.models import SharingWindow
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseState
from sspf.consents.actions import custodies, exceptions, rounds, signatures, withdrawals
from sspf.consents.actions import people as consent_people
from sspf.consents.queries import facts as consent_facts
from sspf.consents.rules import sharing
from sspf.consents.rules.checks import ConsentProblem, CustodyProblem
from sspf.consents.rules.facts import CustodyKind, ExceptionKind
from sspf.consents.rules.recording import CustodySource, RecordingProblem
from sspf.consents.rules.terms import CustodyTerms, ExceptionTerms, RoundTerms, WithdrawalTerms
from sspf.errors import Refused
from sspf.work import Work
from tests.factories import cases, consents
from tests.house import House

BORN = date(2012, 5, 12)


def refusal(act: Callable[[], object]) -> tuple[str, str | None]:
    """The reason and the field with which an act is refused."""
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.reason, refused.value.field


def state(work: Work, case_id: UUID) -> CaseState:
    return reach.find(work, Permission.case_read, case_id).case.state


def inside(house: House, case_id: UUID) -> frozenset[str]:
    with house.work() as work:
        return reach.units_inside(work, case_id)


def assert_written_out(house: House, case_id: UUID) -> None:
    """The table holds exactly the windows that the pure function gives for the facts that are stored."""
    with house.work() as work:
        known = consent_facts.facts(work, reach.find(work, Permission.case_read, case_id))
        rows = work.session.scalars(select(SharingWindow).where(SharingWindow.case_id == case_id))
        written = sorted(sharing.Window(row.unit, row.information, row.from_at, row.until_at) for row in rows)
        assert written == list(sharing.windows(known) if known else ())


def test_nothing_opens_until_both_guardians_have_signed(house: House) -> None:
    made = consents.asked(house)
    first, second = made.family.guardian_ids
    consents.sign(house, made, first)
    assert inside(house, made.case_id) == set()
    consents.sign(house, made, second)
    assert inside(house, made.case_id) == set(consents.UNITS)


def test_the_case_follows_its_consent_from_opened_to_active_to_dormant_and_back(house: House) -> None:
    made = cases.family(house)
    with house.work() as work:
        consents.give_custody(work, made)
        assert state(work, made.case_id) is CaseState.opened
        work.commit()
    asked = consents.asked(house)
    with house.work() as work:
        assert state(work, asked.case_id) is CaseState.awaiting_consent
    consents.sign(house, asked, *asked.family.guardian_ids)
    with house.work() as work:
        assert state(work, asked.case_id) is CaseState.active
        withdrawals.withdraw(work, asked.case_id, WithdrawalTerms(asked.family.guardian_ids[0], work.now))
        assert state(work, asked.case_id) is CaseState.dormant
        work.commit()
    house.clock.forward(hours=1)
    consents.sign(house, asked, asked.family.guardian_ids[0])
    with house.work() as work:
        assert state(work, asked.case_id) is CaseState.active


def test_the_windows_in_the_table_are_those_of_the_rules_after_every_act(house: House) -> None:
    made = consents.asked(house)
    first, second = made.family.guardian_ids
    case_id = made.case_id

    def sign(signer_id: UUID, *units: str, until_on: date = made.until_on) -> Callable[[Work], object]:
        chosen = units or consents.UNITS
        return lambda work: signatures.sign(
            work, case_id, made.consent_id, consents.yes(work, signer_id, chosen, until_on=until_on)
        )

    def withdraw(signer_id: UUID, *kinds: str) -> Callable[[Work], object]:
        return lambda work: withdrawals.withdraw(
            work, case_id, WithdrawalTerms(signer_id, work.now, information=frozenset(kinds))
        )

    abroad = ExceptionTerms(second, ExceptionKind.prevented, "Utomlands", "Chefen", date(2027, 1, 31))
    story: list[Callable[[Work], object]] = [
        sign(first),
        sign(second, "skola-norr"),
        withdraw(first, "polis", "halsa"),
        sign(second, "omradespolis"),
        sign(made.family.youth_id, until_on=date(2027, 8, 1)),
        withdraw(second),
        lambda work: exceptions.except_guardian(work, case_id, abroad),
    ]
    for act in story:
        house.clock.forward(hours=5)
        with house.work() as work:
            act(work)
            work.commit()
        assert_written_out(house, case_id)
    assert inside(house, case_id) == set(consents.UNITS)


def test_the_fifteenth_birthday_closes_by_the_clock_alone(house: House) -> None:
    made = consents.given(house)
    house.clock.at = house.clock.at.replace(year=2027, month=5, day=11, hour=21, minute=59)
    assert inside(house, made.case_id)
    house.clock.forward(minutes=1)  # midnight in Sweden, in summer time
    assert not inside(house, made.case_id)
    with house.work() as work:
        sight = reach.find(work, Permission.case_read, made.case_id)
        assert (sight.case.state, sight.state) == (CaseState.active, CaseState.dormant)


def test_a_youth_who_signs_beforehand_keeps_the_case_open_through_the_birthday(house: House) -> None:
    made = consents.given(house)
    consents.sign(house, made, made.family.youth_id)
    house.clock.at = house.clock.at.replace(year=2027, month=5, day=13)
    assert inside(house, made.case_id)


def test_a_corrected_day_of_birth_moves_the_windows(house: House) -> None:
    made = consents.given(house)
    with house.work() as work:
        older = replace(cases.YOUTH, personal_number=None, born_on=date(2011, 3, 1))
        consent_people.change_person(work, made.case_id, made.family.youth_id, older, seen=1)
        work.commit()
    assert not inside(house, made.case_id)
    assert_written_out(house, made.case_id)


def test_without_a_day_of_birth_nothing_is_shared_and_nothing_can_be_asked(house: House) -> None:
    made = consents.given(house)
    with house.work() as work:
        unknown = replace(cases.YOUTH, personal_number=None, born_on=None)
        consent_people.change_person(work, made.case_id, made.family.youth_id, unknown, seen=1)
        terms = RoundTerms(work.today, work.today, frozenset({"skola-norr"}), frozenset())
        said = refusal(lambda: rounds.prepare(work, made.case_id, terms))
        work.commit()
    assert said == (RecordingProblem.birth_unknown, None)
    assert not inside(house, made.case_id)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"signed_on": date(2026, 11, 24)}, (ConsentProblem.signed_in_future, "signed_on")),
        ({"signed_on": date(2012, 5, 11)}, (ConsentProblem.signed_before_birth, "signed_on")),
        ({"until_on": date(2026, 11, 22)}, (ConsentProblem.ends_before_start, "until_on")),
        ({"until_on": date(2027, 11, 24)}, (ConsentProblem.too_long, "until_on")),
        ({"scope": frozenset()}, (ConsentProblem.nothing_chosen, "scope")),
        ({"scope": frozenset({("region-bup", "skola")})}, (ConsentProblem.unknown_unit, "scope")),
        ({"scope": frozenset({("skola-norr", "annat")})}, (ConsentProblem.unknown_information, "scope")),
    ],
)
def test_a_signature_that_cannot_be_is_refused_at_its_field(
    sqlite_house: House, changes: dict[str, object], said: tuple[ConsentProblem, str]
) -> None:
    made = consents.asked(sqlite_house)
    with sqlite_house.work() as work:
        terms = replace(consents.yes(work, made.family.guardian_ids[0]), **changes)  # type: ignore[arg-type]
        assert refusal(lambda: signatures.sign(work, made.case_id, made.consent_id, terms)) == said


def test_the_same_signer_twice_is_refused_and_more_than_before_is_not(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    first, _ = made.family.guardian_ids
    consents.sign(sqlite_house, made, first, units=["skola-norr"])
    with sqlite_house.work() as work:
        same = consents.yes(work, first, ["skola-norr"])
        said = refusal(lambda: signatures.sign(work, made.case_id, made.consent_id, same))
    assert said == (ConsentProblem.signed_already, "signer")
    consents.sign(sqlite_house, made, first, units=["skola-norr", "omradespolis"])


def test_someone_without_custody_cannot_sign(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    with sqlite_house.work() as work:
        stranger = people.add_person(work, made.case_id, replace(cases.MOTHER, given_name="Nya"))
        terms = consents.yes(work, stranger)
        said = refusal(lambda: signatures.sign(work, made.case_id, made.consent_id, terms))
    assert said == (ConsentProblem.no_custody, "signed_on")


def test_complaint_e12_an_independent_school_is_let_in_and_never_told_of_crime(house: House) -> None:
    made = consents.given(house, units=["skola-norr", "friskola-fyren"])
    with house.work() as work:
        rows = work.session.scalars(select(SharingWindow).where(SharingWindow.information == "polis"))
        assert {row.unit for row in rows} == {"skola-norr"}
    assert inside(house, made.case_id) == {"skola-norr", "friskola-fyren"}


def test_complaint_k5_a_withdrawal_closes_from_the_moment_it_was_received(house: House) -> None:
    made = consents.given(house)
    house.clock.forward(hours=4)
    with house.work() as work:
        received = work.now - timedelta(minutes=55)
        withdrawals.withdraw(work, made.case_id, WithdrawalTerms(made.family.guardian_ids[1], received))
        work.commit()
        ends = {row.until_at for row in work.session.scalars(select(SharingWindow))}
    assert ends == {received + timedelta(minutes=1, microseconds=-1)}
    assert_written_out(house, made.case_id)


def test_what_was_signed_within_the_minute_of_the_withdrawal_is_taken_back_too(house: House) -> None:
    house.clock.forward(seconds=30)
    made = consents.given(house)
    house.clock.forward(minutes=2)
    with house.work() as work:
        by_the_minute = (work.now - timedelta(minutes=2)).replace(second=0)
        withdrawals.withdraw(work, made.case_id, WithdrawalTerms(made.family.guardian_ids[0], by_the_minute))
        work.commit()
    assert not inside(house, made.case_id)


def test_a_withdrawal_for_one_unit_leaves_the_others_open(house: House) -> None:
    made = consents.given(house)
    with house.work() as work:
        part = WithdrawalTerms(made.family.guardian_ids[0], work.now, units=frozenset({"omradespolis"}))
        withdrawals.withdraw(work, made.case_id, part)
        work.commit()
    assert inside(house, made.case_id) == {"skola-norr", "fritid-unga"}


def test_taking_back_the_basis_for_a_unit_takes_back_everything_for_it(house: House) -> None:
    made = consents.given(house)
    terms = WithdrawalTerms(
        made.family.guardian_ids[0], house.clock.at, frozenset({"skola-norr"}), frozenset({"samverkan"})
    )
    with house.work() as work:
        withdrawals.withdraw(work, made.case_id, terms)
        work.commit()
        rows = work.session.scalars(select(SharingWindow).where(SharingWindow.until_at > work.now))
        assert "skola-norr" not in {row.unit for row in rows}


def test_a_withdrawal_ahead_of_now_or_of_what_was_never_given_is_refused(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    first, second = made.family.guardian_ids
    consents.sign(sqlite_house, made, first)
    with sqlite_house.work() as work:
        ahead = WithdrawalTerms(first, work.now + timedelta(minutes=1))
        assert refusal(lambda: withdrawals.withdraw(work, made.case_id, ahead)) == (
            ConsentProblem.received_in_future,
            "received_on",
        )
        never = WithdrawalTerms(second, work.now)
        assert refusal(lambda: withdrawals.withdraw(work, made.case_id, never)) == (
            ConsentProblem.never_given,
            "signer",
        )


def test_an_exception_stands_in_for_a_signature_until_its_last_day_or_until_it_is_ended(house: House) -> None:
    made = consents.asked(house)
    first, second = made.family.guardian_ids
    consents.sign(house, made, first)
    with house.work() as work:
        until_on = work.today + timedelta(days=30)
        terms = ExceptionTerms(second, ExceptionKind.prevented, "Ligger på sjukhus", "Enhetschefen", until_on)
        exception_id = exceptions.except_guardian(work, made.case_id, terms)
        work.commit()
    assert inside(house, made.case_id)
    house.clock.forward(days=31)
    assert not inside(house, made.case_id)
    house.clock.forward(days=-1)
    assert inside(house, made.case_id)
    with house.work() as work:
        exceptions.end_exception(work, made.case_id, exception_id)
        work.commit()
    assert not inside(house, made.case_id)
    assert_written_out(house, made.case_id)


def test_an_exception_needs_a_guardian_with_custody_and_a_day_ahead(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    with sqlite_house.work() as work:
        terms = ExceptionTerms(made.family.youth_id, ExceptionKind.prevented, "x", "y", work.today)
        past = replace(terms, guardian_id=made.family.guardian_ids[0], until_on=work.today - timedelta(days=1))
        assert (
            refusal(lambda: exceptions.except_guardian(work, made.case_id, terms))[0] == RecordingProblem.not_a_guardian
        )
        assert refusal(lambda: exceptions.except_guardian(work, made.case_id, past))[0] == RecordingProblem.already_over


def test_a_new_guardian_and_an_ended_custody_count_at_once(house: House) -> None:
    made = consents.given(house)
    register = CustodySource.population_register
    with house.work() as work:
        third = people.add_person(work, made.case_id, replace(cases.MOTHER, given_name="Tredje"))
        terms = CustodyTerms(third, CustodyKind.appointed, CustodySource.court_ruling, work.today)
        custody_id = custodies.record_custody(work, made.case_id, terms)
        work.commit()
    assert not inside(house, made.case_id)
    house.clock.forward(days=1)
    with house.work() as work:
        ended = CustodyTerms(third, CustodyKind.appointed, register, work.today - timedelta(days=1), work.today)
        custodies.change_custody(work, made.case_id, custody_id, ended, seen=1)
        work.commit()
    assert not inside(house, made.case_id)
    house.clock.forward(days=1)
    assert inside(house, made.case_id)
    assert_written_out(house, made.case_id)


@pytest.mark.parametrize(
    ("from_on", "until_on", "problem", "at_field"),
    [
        (date(2020, 1, 2), date(2020, 1, 1), CustodyProblem.ends_before_start, "until_on"),
        (date(2012, 5, 11), None, CustodyProblem.before_birth, "from_on"),
        (date(2020, 1, 1), date(2030, 5, 13), CustodyProblem.after_adult, "until_on"),
        (date(2025, 1, 1), None, CustodyProblem.same_guardian_twice, "guardian"),
    ],
)
def test_custody_that_cannot_be_is_refused_at_its_field(
    sqlite_house: House, from_on: date, until_on: date | None, problem: CustodyProblem, at_field: str
) -> None:
    made = cases.family(sqlite_house)
    with sqlite_house.work() as work:
        source, first = CustodySource.manual, made.guardian_ids[0]
        if problem is CustodyProblem.same_guardian_twice:
            custodies.record_custody(work, made.case_id, CustodyTerms(first, CustodyKind.sole, source, BORN))
        terms = CustodyTerms(first, CustodyKind.sole, source, from_on, until_on)
        assert refusal(lambda: custodies.record_custody(work, made.case_id, terms)) == (problem, at_field)
