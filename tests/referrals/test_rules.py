"""What an anmälan must say, and when it should be answered."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf.referrals.rules.acceptance import acceptance_problem, told_guardians
from sspf.referrals.rules.deadlines import (
    acknowledge_by,
    first_contact_by,
    is_contact_late,
    is_overdue,
    preliminary_by,
    urgent_within,
)
from sspf.referrals.rules.progress import ANSWERED, REFERRAL_TRANSITIONS, ReferralSource, ReferralState, source_of
from sspf.referrals.rules.sending import (
    Agreement,
    FamilyKnows,
    GuardianSaid,
    ReferralProblem,
    Sender,
    Sent,
    Worry,
    YouthSaid,
    sending_problems,
)
from tests.factories.referrals import NEIGHBOUR, SENT, acceptance

TODAY = date(2026, 11, 23)
P, S = ReferralProblem, ReferralSource

LITTLE = Sent(Sender(S.guardian, contact="070-174 06 00"), YouthSaid(), Worry(concern="Hon sover inte."), Agreement())
TEACHER = replace(SENT, sender=Sender(S.school))


def test_a_guardian_who_can_be_reached_and_says_one_word_of_worry_has_said_enough() -> None:
    assert sending_problems(LITTLE, TODAY) == ()


def test_a_trigger_is_worry_enough_too() -> None:
    assert sending_problems(replace(LITTLE, worry=Worry(("franvaro",))), TODAY) == ()


def test_an_anonymous_adult_must_name_the_youth_and_nothing_more() -> None:
    unknown = replace(LITTLE, sender=NEIGHBOUR)
    assert sending_problems(unknown, TODAY) == ((P.name_for_anonymous, "given_name"),)
    assert sending_problems(replace(unknown, youth=YouthSaid(given_name="Alva")), TODAY) == ()


@pytest.mark.parametrize(
    ("sent", "finding"),
    [
        (replace(LITTLE, sender=Sender(S.youth)), (P.contact_needed, "contact")),
        (replace(LITTLE, sender=Sender(S.other_adult)), (P.contact_needed, "contact")),
        (replace(LITTLE, sender=Sender(S.guardian, anonymous=True)), (P.anonymous_adults_only, "anonymous")),
        (replace(LITTLE, sender=Sender(S.youth, anonymous=True)), (P.anonymous_adults_only, "anonymous")),
        (replace(LITTLE, worry=Worry(works_well="Allt.")), (P.worry_needed, "triggers")),
        (replace(LITTLE, youth=YouthSaid(born_on=TODAY + timedelta(days=1))), (P.born_in_future, "born_on")),
        (
            replace(LITTLE, agreement=Agreement(agreed_on=TODAY + timedelta(days=1))),
            (P.agreed_in_future, "agreed_on"),
        ),
        (replace(TEACHER, agreement=Agreement(FamilyKnows.knows)), (P.agreement_needed, "knows")),
        (replace(TEACHER, agreement=Agreement()), (P.agreement_needed, "knows")),
        (replace(TEACHER, agreement=Agreement(FamilyKnows.agreed, "", TODAY)), (P.agreed_by_needed, "agreed_by")),
        (replace(TEACHER, agreement=Agreement(FamilyKnows.agreed, "mamma")), (P.agreed_on_needed, "agreed_on")),
        (replace(TEACHER, youth=YouthSaid()), (P.youth_needed, "given_name")),
        (replace(TEACHER, worry=Worry()), (P.worry_needed, "triggers")),
    ],
)
def test_what_is_missing_is_found_at_its_field(sent: Sent, finding: tuple[ReferralProblem, str]) -> None:
    assert sending_problems(sent, TODAY) == (finding,)


def test_today_is_not_in_the_future() -> None:
    today = replace(LITTLE, youth=YouthSaid(born_on=TODAY), agreement=Agreement(FamilyKnows.agreed, "mamma", TODAY))
    assert sending_problems(today, TODAY) == ()


@pytest.mark.parametrize("source", [S.school, S.police, S.leisure, S.other_agency])
def test_secrecy_keeps_every_agency_but_socialtjansten_from_naming_unasked(source: ReferralSource) -> None:
    unasked = replace(SENT, sender=Sender(source), agreement=Agreement(FamilyKnows.not_told))
    assert sending_problems(unasked, TODAY) == ((P.agreement_needed, "knows"),)
    assert sending_problems(replace(unasked, sender=Sender(S.social_services)), TODAY) == ()
    assert sending_problems(replace(SENT, sender=Sender(source)), TODAY) == ()


@pytest.mark.parametrize(
    ("side", "source"),
    [
        ("skola", S.school),
        ("socialtjanst", S.social_services),
        ("polis", S.police),
        ("fritid", S.leisure),
        ("annan", S.other_agency),
    ],
)
def test_the_source_is_the_agencys_side(side: str, source: ReferralSource) -> None:
    assert source_of(side) is source


def test_a_case_needs_the_whole_name() -> None:
    whole = acceptance()
    assert acceptance_problem(whole) is None
    assert acceptance_problem(replace(whole, youth=replace(whole.youth, given_name=""))) == (
        P.youth_needed,
        "given_name",
    )
    assert acceptance_problem(replace(whole, youth=replace(whole.youth, family_name=""))) == (
        P.youth_needed,
        "family_name",
    )


@pytest.mark.parametrize("half", [GuardianSaid(family_name="P"), GuardianSaid(phone="1"), GuardianSaid(email="a@b")])
def test_a_guardian_without_a_name_is_nobody_to_write_down(half: GuardianSaid) -> None:
    assert acceptance_problem(acceptance(SENT, GuardianSaid("Ylva"), half)) == (
        P.guardian_name_needed,
        "guardians-1-given_name",
    )


def test_a_friday_afternoons_anmalan_should_be_taken_up_on_monday() -> None:
    assert acknowledge_by(date(2026, 11, 20), 1) == date(2026, 11, 23)


def test_it_is_overdue_the_day_after_and_only_while_nobody_has_taken_it_up() -> None:
    last = date(2026, 11, 23)
    assert not is_overdue(ReferralState.received, last, last)
    assert is_overdue(ReferralState.received, last, last + timedelta(days=1))
    for state in set(ReferralState) - {ReferralState.received}:
        assert not is_overdue(state, last, last + timedelta(days=9))


def test_the_shortest_of_the_triggers_times_counts() -> None:
    assert urgent_within([None, 48, 24]) == timedelta(hours=24)
    assert urgent_within([None]) is None
    assert urgent_within([]) is None


def test_the_family_is_to_be_reached_within_five_working_days_and_a_try_is_not_enough() -> None:
    last = first_contact_by(date(2026, 11, 20), 5)
    assert last == date(2026, 11, 27)
    assert not is_contact_late(ReferralState.under_assessment, False, last, last)
    assert is_contact_late(ReferralState.under_assessment, False, last, last + timedelta(days=1))
    assert not is_contact_late(ReferralState.under_assessment, True, last, last + timedelta(days=1))
    for state in ANSWERED:
        assert not is_contact_late(state, False, last, last + timedelta(days=9))


def test_r22_fourteen_days_are_counted_from_receipt() -> None:
    assert preliminary_by(date(2026, 11, 23)) == date(2026, 12, 7)


def test_a_guardian_who_sends_comes_first_among_the_guardians_and_only_once() -> None:
    father = GuardianSaid("Arne", "Provsson")
    mother = GuardianSaid("Ylva", "Provsson", "070-174 06 00")
    assert told_guardians(SENT) == (mother,)
    assert told_guardians(replace(SENT, guardians=(father,))) == (mother, father)
    assert told_guardians(replace(SENT, guardians=(GuardianSaid("Ylva"), father))) == (GuardianSaid("Ylva"), father)
    assert told_guardians(replace(TEACHER, guardians=(father,))) == (father,)


ALLOWED = {
    ReferralState.received: {ReferralState.under_assessment, ReferralState.handed_over, ReferralState.withdrawn},
    ReferralState.under_assessment: {
        ReferralState.accepted,
        ReferralState.handed_over,
        ReferralState.referred_on,
        ReferralState.closed,
        ReferralState.withdrawn,
    },
}
"""Model 4.3, written by hand."""


@pytest.mark.parametrize("after", ReferralState)
@pytest.mark.parametrize("before", ReferralState)
def test_every_pair_of_states(before: ReferralState, after: ReferralState) -> None:
    assert (after in REFERRAL_TRANSITIONS[before]) is (after in ALLOWED.get(before, set()))
