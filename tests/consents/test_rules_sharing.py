"""The law's rules R5 to R13, one by one: what may be shared at an instant."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from sspf.clock import TIME_ZONE
from sspf.consents.rules.facts import (
    Ages,
    Consent,
    ConsentFacts,
    Custody,
    GuardianException,
    Pair,
    Signature,
    SignerCapacity,
    Withdrawal,
)
from sspf.consents.rules.sharing import Window, may_share, required_signers, shared_at, windows
from tests.consents.family import (
    ALL,
    FIRST,
    SECOND,
    SUPPLEMENT,
    THIRD,
    TOGETHER,
    YOUTH,
    Yes,
    at,
    consent,
    custody,
    excepted,
    family,
    no,
    pairs,
)

MICROSECOND = timedelta(microseconds=1)
BOTH = (Yes().by(FIRST), Yes().by(SECOND))
GUARDIAN, OWN, ADULT = SignerCapacity.guardian, SignerCapacity.youth, SignerCapacity.adult_youth


def turns(facts: ConsentFacts, moment: str) -> tuple[bool, bool]:
    """Whether skolan may be told of samverkan just before a local moment, and at it."""
    before, there = (may_share(facts, "skolan", "samverkan", each) for each in (at(moment) - MICROSECOND, at(moment)))
    return before, there


OPENS, STAYS, SHUTS, NEVER = (False, True), (True, True), (True, False), (False, False)


def test_r5_two_guardians_sign_together_and_each_pair_opens() -> None:
    facts = family(consent(*BOTH))
    assert shared_at(facts, at("2026-03-02 10:00")) == ALL


@pytest.mark.parametrize(
    ("signatures", "custodies", "expected"),
    [
        pytest.param(BOTH, TOGETHER, True, id="both custodians signed"),
        pytest.param(BOTH[:1], TOGETHER, False, id="the second is forgotten"),
        pytest.param(BOTH[1:], TOGETHER, False, id="the first is forgotten"),
        pytest.param((), TOGETHER, False, id="nobody signed"),
        pytest.param(BOTH[:1], (custody(FIRST, "sole"),), True, id="sole custody"),
        pytest.param(BOTH[1:], (custody(FIRST, "sole"),), False, id="only someone without custody signed"),
        pytest.param(BOTH, (custody(FIRST, "appointed"), custody(SECOND, "appointed")), True, id="both appointed"),
        pytest.param(BOTH[:1], (custody(FIRST, "appointed"),), True, id="one appointed"),
        pytest.param(BOTH[:1], (custody(FIRST, "temporary"),), True, id="temporary guardian"),
        pytest.param(BOTH[:1], (custody(FIRST), custody(SECOND, "appointed")), False, id="appointed beside another"),
        pytest.param(BOTH[:1], (custody(FIRST),), False, id="joint custody with a guardian nobody wrote down"),
        pytest.param(
            BOTH[:1], (custody(FIRST), custody(FIRST, "temporary")), False, id="joint custody, however often written"
        ),
        pytest.param(BOTH, (), False, id="no known guardian"),
        pytest.param(BOTH[:1], (custody(FIRST, "sole"), custody(SECOND)), False, id="contradictory custody asks both"),
        pytest.param((BOTH[0], Yes().by(SECOND, OWN)), TOGETHER, False, id="signed in the wrong capacity"),
    ],
)
def test_r5_everyone_with_custody_must_have_signed(
    signatures: tuple[Signature, ...], custodies: tuple[Custody, ...], expected: bool
) -> None:
    facts = family(consent(*signatures), custodies=custodies)
    assert may_share(facts, "skolan", "samverkan", at("2026-03-03 12:00")) is expected


def test_r5_a_signature_counts_from_its_registration_not_from_the_day_on_the_paper() -> None:
    late = Yes(on="2026-03-02", registered="2026-03-06 09:30").by(SECOND)
    assert turns(family(consent(BOTH[0], late)), "2026-03-06 09:30") == OPENS


def test_r5_two_halves_of_two_rounds_do_not_make_a_whole() -> None:
    facts = family(consent(BOTH[0]), consent(BOTH[1], number=SUPPLEMENT))
    assert shared_at(facts, at("2026-03-03 12:00")) == frozenset()


def test_r5_a_round_begins_at_midnight_and_its_last_day_counts_in_full() -> None:
    early = Yes(on="2026-02-20", registered="2026-02-20 10:00", until="2026-12-31")
    facts = family(consent(early.by(FIRST), early.by(SECOND), period=("2026-03-01", "2026-06-30")))
    assert turns(facts, "2026-03-01 00:00") == OPENS
    assert turns(facts, "2026-06-30 00:00") == STAYS
    assert turns(facts, "2026-07-01 00:00") == SHUTS


def test_r5_the_signer_who_gave_the_shorter_time_decides() -> None:
    facts = family(consent(BOTH[0], Yes(until="2026-08-15").by(SECOND)))
    assert turns(facts, "2026-08-16 00:00") == SHUTS


@pytest.mark.parametrize(
    ("last_day", "midnight_utc"),
    [("2026-03-28", "2026-03-28T23:00"), ("2026-03-29", "2026-03-29T22:00"), ("2026-10-25", "2026-10-25T23:00")],
)
def test_r5_expiry_is_at_local_midnight_also_around_the_nights_when_the_clock_changes(
    last_day: str, midnight_utc: str
) -> None:
    facts = family(consent(*BOTH, period=("2026-03-01", last_day)))
    assert {window.until_at for window in windows(facts)} == {datetime.fromisoformat(f"{midnight_utc}+00:00")}


def test_r5_the_hour_that_comes_twice_is_told_apart() -> None:
    first, second = (datetime(2026, 10, 25, 2, 30, tzinfo=TIME_ZONE, fold=fold) for fold in (0, 1))
    facts = family(consent(*BOTH, withdrawals=(no(FIRST, "2026-10-25 02:45"),)))
    assert may_share(facts, "skolan", "samverkan", first)
    assert not may_share(facts, "skolan", "samverkan", second)


def test_facts_in_local_time_are_refused_since_they_compare_wrongly() -> None:
    local = datetime(2026, 3, 2, 10, tzinfo=TIME_ZONE)
    with pytest.raises(ValueError, match="UTC"):
        replace(BOTH[0], registered_at=local)
    with pytest.raises(ValueError, match="UTC"):
        Withdrawal(FIRST, local)
    with pytest.raises(ValueError, match="UTC"):
        replace(family(), closed_at=local.replace(tzinfo=None))


def test_r5_a_closed_case_shares_nothing_from_that_moment() -> None:
    assert turns(family(consent(*BOTH), closed="2026-05-05 15:30"), "2026-05-05 15:30") == SHUTS


def test_r6_a_childs_own_view_stops_nothing() -> None:
    facts = family(consent(*BOTH, child_view=None))
    assert shared_at(facts, at("2026-06-01 12:00")) == ALL
    assert required_signers(facts, at("2026-06-01 12:00").date()) == {(FIRST, GUARDIAN), (SECOND, GUARDIAN)}


@pytest.mark.parametrize("kind", ["prevented", "sole_custody", "other_appointed", "court_ruling"])
def test_r7_an_exception_lets_the_other_decide_alone_until_it_expires(kind: str) -> None:
    facts = family(consent(BOTH[0]), exceptions=(excepted(SECOND, "2026-03-10", "2026-04-30", kind),))
    assert turns(facts, "2026-03-10 00:00") == OPENS
    assert turns(facts, "2026-04-30 00:00") == STAYS
    assert turns(facts, "2026-05-01 00:00") == SHUTS


@pytest.mark.parametrize(
    "exceptions",
    [
        (excepted(FIRST, "2026-03-01", "2027-03-01"), excepted(SECOND, "2026-03-01", "2027-03-01")),
        (excepted(FIRST, "2026-03-01", "2027-03-01"), excepted(THIRD, "2026-03-01", "2027-03-01")),
    ],
)
def test_r7_exceptions_never_leave_the_decision_to_nobody_or_to_the_one_who_has_not_signed(
    exceptions: tuple[GuardianException, ...],
) -> None:
    facts = family(consent(BOTH[0], Yes().by(YOUTH)), exceptions=exceptions)
    assert shared_at(facts, at("2026-05-01 12:00")) == frozenset()


SATURDAY = "2026-05-23"  # the 15th birthday of someone born 2011-05-23


def test_r8_the_15th_birthday_on_a_saturday_stops_sharing_at_midnight() -> None:
    assert at(f"{SATURDAY} 12:00").weekday() == 5
    assert turns(family(consent(*BOTH), born="2011-05-23"), f"{SATURDAY} 00:00") == SHUTS


def test_r8_the_youth_may_sign_beforehand_and_nothing_stops() -> None:
    facts = family(consent(*BOTH, Yes(on="2026-05-01", registered="2026-05-02 08:00").by(YOUTH)), born="2011-05-23")
    assert turns(facts, f"{SATURDAY} 00:00") == STAYS
    assert len(windows(facts)) == len(ALL), "a window that goes on over the birthday is one window"


def test_r8_a_youth_who_signs_on_the_monday_after_opens_it_again() -> None:
    facts = family(consent(*BOTH, Yes(on="2026-05-25", registered="2026-05-25 16:00").by(YOUTH)), born="2011-05-23")
    assert turns(facts, "2026-05-25 16:00") == OPENS
    assert [window.from_at for window in windows(facts)[:2]] == [at("2026-03-02 10:00"), at("2026-05-25 16:00")]


def test_r8_the_youths_narrower_yes_narrows_it_for_all() -> None:
    some = pairs("skolan/skola")
    facts = family(consent(*BOTH, Yes(scope=some).by(YOUTH)), born="2011-05-23")
    assert shared_at(facts, at("2026-05-22 23:59")) == ALL
    assert shared_at(facts, at("2026-05-23 00:00")) == some


@pytest.mark.parametrize("custodies", [TOGETHER, ()], ids=["guardians who have not signed", "no known guardian"])
def test_r8_the_youth_alone_is_not_enough_before_18(custodies: tuple[Custody, ...]) -> None:
    facts = family(consent(Yes().by(YOUTH)), born="2011-03-01", custodies=custodies)
    assert shared_at(facts, at("2026-06-01 12:00")) == frozenset()


@pytest.mark.parametrize(
    ("signed_on", "capacity", "expected"),
    [
        ("2026-05-22", ADULT, NEVER),
        ("2026-05-23", ADULT, OPENS),
        ("2026-05-23", OWN, NEVER),
        ("2026-05-23", GUARDIAN, NEVER),
    ],
)
def test_r9_from_the_18th_birthday_only_a_yes_given_as_an_adult_counts(
    signed_on: str, capacity: SignerCapacity, expected: tuple[bool, bool]
) -> None:
    adult = Yes(on=signed_on, registered="2026-05-25 11:00").by(YOUTH, capacity)
    facts = family(consent(*BOTH, Yes().by(YOUTH), adult), born="2008-05-23")
    assert turns(facts, "2026-05-23 00:00") == SHUTS
    assert turns(facts, "2026-05-25 11:00") == expected


def test_r9_guardians_have_no_say_after_18() -> None:
    adult = Yes(on="2026-05-23", registered="2026-05-23 09:00").by(YOUTH, ADULT)
    facts = family(consent(*BOTH, adult, withdrawals=(no(FIRST, "2026-05-24 10:00"),)), born="2008-05-23")
    assert turns(facts, "2026-05-24 10:00") == STAYS
    assert required_signers(facts, at("2026-05-24 10:00").date()) == {(YOUTH, ADULT)}


def test_r10_someone_born_on_29_february_needs_an_own_signature_from_the_28th() -> None:
    signed = Yes(until="2027-12-31")
    facts = family(consent(signed.by(FIRST), signed.by(SECOND), period=("2026-03-01", "2027-12-31")), born="2012-02-29")
    assert turns(facts, "2027-02-28 00:00") == SHUTS


def test_r10_the_guardians_right_ends_on_28_february_for_someone_born_on_the_29th() -> None:
    early = Yes(on="2025-09-01", registered="2025-09-01 10:00")
    adult = Yes(on="2026-02-28", registered="2026-02-28 08:00").by(YOUTH, ADULT)
    signed = (early.by(FIRST), early.by(SECOND), early.by(YOUTH), adult)
    facts = family(consent(*signed, period=("2025-09-01", "2026-08-31")), born="2008-02-29")
    assert turns(facts, "2026-02-28 00:00") == SHUTS
    assert turns(facts, "2026-02-28 08:00") == OPENS


def test_r11_a_new_guardian_rests_the_sharing_until_that_guardian_signs_too() -> None:
    custodies = (*TOGETHER, custody(THIRD, "appointed", start="2026-06-10"))
    signed = Yes(on="2026-06-12", registered="2026-06-12 13:00").by(THIRD)
    facts = family(consent(*BOTH, signed), custodies=custodies)
    assert turns(facts, "2026-06-10 00:00") == SHUTS
    assert turns(facts, "2026-06-12 13:00") == OPENS


def test_r11_a_guardian_whose_custody_ends_is_no_longer_asked() -> None:
    custodies = (custody(FIRST, "joint", end="2026-06-09"), custody(SECOND, end="2026-06-09"))
    alone = custody(FIRST, "sole", start="2026-06-10")
    assert turns(family(consent(BOTH[0]), custodies=(*custodies, alone)), "2026-06-10 00:00") == OPENS
    assert turns(family(consent(*BOTH), custodies=custodies), "2026-06-10 00:00") == SHUTS


def test_r11_joint_custody_of_which_one_half_has_ended_shares_nothing_until_it_is_corrected() -> None:
    facts = family(consent(*BOTH), custodies=(custody(FIRST), custody(SECOND, end="2026-06-09")))
    assert turns(facts, "2026-06-10 00:00") == SHUTS


def test_r12_a_withdrawal_phoned_in_at_1405_closes_at_1405() -> None:
    facts = family(consent(*BOTH, withdrawals=(no(SECOND, "2026-04-14 14:05"),)))
    assert turns(facts, "2026-04-14 14:05") == SHUTS


@pytest.mark.parametrize(
    ("units", "information", "left"),
    [
        (None, None, pairs()),
        ("polisen", None, pairs("skolan/samverkan", "skolan/skola")),
        (None, "skola", pairs("skolan/samverkan", "polisen/samverkan")),
        ("polisen", "skola", ALL - pairs("polisen/skola")),
        ("polisen skolan", "skola", pairs("skolan/samverkan", "polisen/samverkan")),
        ("fritidsgarden", None, ALL),
    ],
)
def test_r12_a_withdrawal_in_part_leaves_the_rest(
    units: str | None, information: str | None, left: frozenset[Pair]
) -> None:
    facts = family(consent(*BOTH, withdrawals=(no(FIRST, "2026-04-14 14:05", units, information),)))
    assert shared_at(facts, at("2026-04-14 14:04")) == ALL
    assert shared_at(facts, at("2026-04-14 14:05")) == left


def test_r12_a_no_reaches_every_round_of_that_signer() -> None:
    renewed = consent(*BOTH, period=("2026-04-01", "2027-03-31"), number=SUPPLEMENT)
    facts = family(consent(*BOTH, withdrawals=(no(FIRST, "2026-04-14 14:05"),)), renewed)
    assert turns(facts, "2026-04-14 14:05") == SHUTS


@pytest.mark.parametrize(
    ("signed_on", "registered", "expected"),
    [
        ("2026-04-15", "2026-04-15 09:00", OPENS),
        ("2026-04-14", "2026-04-14 15:00", OPENS),
        ("2026-04-13", "2026-04-15 09:00", NEVER),
    ],
)
def test_r12_signing_again_afterwards_opens_it_but_an_older_paper_does_not(
    signed_on: str, registered: str, expected: tuple[bool, bool]
) -> None:
    again = Yes(on=signed_on, registered=registered).by(SECOND)
    facts = family(consent(*BOTH, again, withdrawals=(no(SECOND, "2026-04-14 14:05"),)))
    assert turns(facts, "2026-04-14 14:05") == SHUTS
    assert turns(facts, registered) == expected


def test_r12_a_paper_registered_in_the_very_moment_of_the_withdrawal_does_not_count() -> None:
    again = Yes(on="2026-04-14", registered="2026-04-14 14:05").by(SECOND)
    facts = family(consent(*BOTH, again, withdrawals=(no(SECOND, "2026-04-14 14:05"),)))
    assert turns(facts, "2026-04-14 14:05") == SHUTS


def test_r13_only_what_everyone_has_said_yes_to_is_shared() -> None:
    one, other = pairs("skolan/samverkan", "skolan/skola"), pairs("skolan/samverkan", "polisen/samverkan")
    facts = family(consent(Yes(scope=one).by(FIRST), Yes(scope=other).by(SECOND)))
    assert shared_at(facts, at("2026-03-03 12:00")) == pairs("skolan/samverkan")
    assert not may_share(facts, "fritidsgarden", "samverkan", at("2026-03-03 12:00"))


@pytest.mark.parametrize("own_round", [True, False])
def test_r13_a_supplement_adds_a_unit_once_all_have_signed_it(own_round: bool) -> None:
    added = pairs("fritidsgarden/fritid")
    first = Yes(on="2026-05-04", registered="2026-05-04 10:00", scope=added).by(FIRST)
    second = Yes(on="2026-05-06", registered="2026-05-06 10:00", scope=added).by(SECOND)
    rounds: tuple[Consent, ...] = (consent(*BOTH, first, second),)
    if own_round:
        rounds = (consent(*BOTH), consent(first, second, period=("2026-05-01", "2027-03-01"), number=SUPPLEMENT))
    facts = family(*rounds)
    assert shared_at(facts, at("2026-05-06 09:59")) == ALL
    assert shared_at(facts, at("2026-05-06 10:00")) == ALL | added


def test_the_ages_are_the_municipalitys_own() -> None:
    facts = replace(family(consent(*BOTH), born="2010-03-05"), ages=Ages(consent_own=16, adult=18))
    assert turns(facts, "2026-03-05 00:00") == SHUTS
    assert turns(replace(facts, ages=Ages(consent_own=17)), "2026-03-05 00:00") == STAYS


def test_windows_are_merged_sorted_and_end() -> None:
    renewal = Yes(on="2027-02-01", registered="2027-02-01 10:00", until="2027-12-31", scope=pairs("skolan/skola"))
    facts = family(
        consent(*BOTH, withdrawals=(no(FIRST, "2026-04-14 14:05", "polisen"),)),
        consent(renewal.by(FIRST), renewal.by(SECOND), period=("2027-02-01", "2027-12-31"), number=SUPPLEMENT),
    )
    start, withdrawn, expiry = at("2026-03-02 10:00"), at("2026-04-14 14:05"), at("2027-03-02 00:00")
    assert windows(facts) == (
        Window("polisen", "samverkan", start, withdrawn),
        Window("polisen", "skola", start, withdrawn),
        Window("skolan", "samverkan", start, expiry),
        Window("skolan", "skola", start, at("2028-01-01 00:00")),
    )


def test_custody_until_further_notice_as_registers_write_it_is_no_trouble() -> None:
    facts = family(consent(BOTH[0]), custodies=(custody(FIRST, "sole", end="9999-12-31"),))
    assert len(windows(facts)) == len(ALL)


def test_a_case_without_any_consent_has_no_windows() -> None:
    assert windows(family()) == ()
