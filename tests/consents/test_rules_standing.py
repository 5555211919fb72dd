"""What a coordinator sees at a glance: how the consent stands, what is missing, from whom, since when, until when."""

from dataclasses import replace

import pytest

from sspf.consents.rules.facts import ConsentFacts, Custody, GuardianException, Signature, SignerCapacity
from sspf.consents.rules.sharing_ends import EndReason, SharingEnd, until
from sspf.consents.rules.standing import ConsentStatus, Missing, MissingKind, missing, status
from tests.consents.family import (
    FIRST,
    ROUND,
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

BOTH = (Yes().by(FIRST), Yes().by(SECOND))
GUARDIAN, OWN, ADULT = SignerCapacity.guardian, SignerCapacity.youth, SignerCapacity.adult_youth
NOON = "2026-05-25 12:00"  # a Monday


def blocking(facts: ConsentFacts, moment: str) -> list[Missing]:
    return [gap for gap in missing(facts, at(moment)) if gap.blocking]


def later(facts: ConsentFacts, moment: str) -> list[Missing]:
    return [gap for gap in missing(facts, at(moment)) if gap.kind is MissingKind.needed_later]


def test_complaint_k1_before_anyone_has_been_asked_it_names_those_to_ask() -> None:
    assert missing(family(), at(NOON)) == (
        Missing(MissingKind.not_signed, FIRST, GUARDIAN, None, None),
        Missing(MissingKind.not_signed, SECOND, GUARDIAN, None, None),
    )
    assert status(family(), at(NOON)) is ConsentStatus.missing


def test_complaint_k1_a_family_without_known_guardian_says_so() -> None:
    unknown = Missing(MissingKind.guardian_unknown, None, GUARDIAN, None, None)
    assert missing(family(custodies=()), at(NOON)) == (unknown,)
    asked = family(consent(*BOTH), custodies=TOGETHER[:1])
    assert blocking(asked, NOON) == [replace(unknown, consent_id=ROUND, since=at("2026-03-01 00:00"))]


def test_complaint_k1_a_round_nobody_has_signed_is_missing_from_its_first_day() -> None:
    facts = family(consent())
    assert blocking(facts, NOON) == [
        Missing(MissingKind.not_signed, signer, GUARDIAN, ROUND, at("2026-03-01 00:00")) for signer in (FIRST, SECOND)
    ]
    assert status(facts, at(NOON)) is ConsentStatus.missing


def test_complaint_k3_the_second_guardian_is_not_forgotten_because_the_first_signed() -> None:
    facts = family(consent(BOTH[0]))
    expected = Missing(MissingKind.not_signed, SECOND, GUARDIAN, ROUND, at("2026-03-01 00:00"))
    assert blocking(facts, NOON) == [expected]
    assert status(facts, at(NOON)) is ConsentStatus.partial
    assert until(facts, at(NOON)) is None


def test_nothing_is_missing_when_all_have_signed() -> None:
    facts = family(consent(*BOTH))
    assert missing(facts, at(NOON)) == ()
    assert status(facts, at(NOON)) is ConsentStatus.active
    assert until(facts, at(NOON)) == SharingEnd(at("2027-03-02 00:00"), EndReason.expiry)


def test_a_signature_does_not_show_before_it_is_registered() -> None:
    facts = family(consent(BOTH[0], Yes(registered="2026-03-06 09:30").by(SECOND)))
    assert [gap.signer_id for gap in blocking(facts, "2026-03-06 09:29")] == [SECOND]
    assert status(facts, at("2026-03-02 09:59")) is ConsentStatus.missing
    assert status(facts, at("2026-03-02 10:00")) is ConsentStatus.partial
    assert status(facts, at("2026-03-06 09:29")) is ConsentStatus.partial
    assert status(facts, at("2026-03-06 09:30")) is ConsentStatus.active


def test_r6_the_childs_view_is_asked_for_from_12_and_stops_nothing() -> None:
    facts = family(consent(*BOTH, child_view=None), born="2014-05-25")
    assert missing(facts, at("2026-05-24 23:59")) == ()
    view = Missing(MissingKind.child_view, YOUTH, OWN, ROUND, at("2026-05-25 00:00"))
    assert missing(facts, at("2026-05-25 00:00")) == (view,)
    assert not view.blocking
    assert status(facts, at("2026-05-25 00:00")) is ConsentStatus.active


@pytest.mark.parametrize(
    "facts",
    [
        family(consent(*BOTH, child_view="2026-03-01")),
        family(consent(*BOTH, Yes().by(YOUTH), child_view=None)),
        family(consent(*BOTH, child_view=None), born="2011-05-25"),
        family(consent(*BOTH, child_view=None, period=("2026-03-01", "2026-05-24"))),
    ],
    ids=["recorded", "the child has signed too", "old enough to decide", "the round is over"],
)
def test_r6_the_childs_view_is_not_asked_for_twice_or_too_late(facts: ConsentFacts) -> None:
    assert MissingKind.child_view not in {gap.kind for gap in missing(facts, at(NOON))}


def test_r7_the_end_of_an_exception_is_known_beforehand_and_then_missing() -> None:
    facts = family(consent(BOTH[0]), exceptions=(excepted(SECOND, "2026-03-01", "2026-05-31"),))
    ahead = Missing(MissingKind.needed_later, SECOND, GUARDIAN, ROUND, at("2026-06-01 00:00"))
    assert missing(facts, at(NOON)) == (ahead,)
    assert until(facts, at(NOON)) == SharingEnd(at("2026-06-01 00:00"), EndReason.exception_ends)
    assert blocking(facts, "2026-06-03 12:00") == [replace(ahead, kind=MissingKind.not_signed)]
    assert status(facts, at("2026-06-03 12:00")) is ConsentStatus.dormant


def test_r8_the_15th_birthday_is_seen_coming_and_rests_the_consent_on_the_day() -> None:
    facts = family(consent(*BOTH), born="2011-05-23")
    birthday = at("2026-05-23 00:00")
    assert later(facts, "2026-03-10 12:00") == [Missing(MissingKind.needed_later, YOUTH, OWN, ROUND, birthday)]
    assert until(facts, at("2026-03-10 12:00")) == SharingEnd(birthday, EndReason.turns_15)
    for moment in ("2026-05-23 00:00", NOON):
        assert blocking(facts, moment) == [Missing(MissingKind.not_signed, YOUTH, OWN, ROUND, birthday)]
        assert status(facts, at(moment)) is ConsentStatus.dormant


def test_r8_a_birthday_on_the_last_day_of_the_round_is_seen_coming_too() -> None:
    facts = family(consent(*BOTH, period=("2026-03-01", "2026-06-23")), born="2011-06-23")
    assert [gap.since for gap in later(facts, NOON)] == [at("2026-06-23 00:00")]


def test_r8_a_birthday_after_the_round_or_with_a_signature_given_is_no_worry() -> None:
    assert later(family(consent(*BOTH), born="2012-03-02"), NOON) == []
    signed = family(consent(*BOTH, Yes().by(YOUTH)), born="2011-06-23")
    assert later(signed, NOON) == []
    assert until(signed, at(NOON)) == SharingEnd(at("2027-03-02 00:00"), EndReason.expiry)


def test_r9_the_18th_birthday_is_seen_coming_even_when_the_youth_has_signed() -> None:
    facts = family(consent(*BOTH, Yes().by(YOUTH)), born="2008-06-23")
    birthday = at("2026-06-23 00:00")
    assert missing(facts, at(NOON)) == (Missing(MissingKind.needed_later, YOUTH, ADULT, ROUND, birthday),)
    assert until(facts, at(NOON)) == SharingEnd(birthday, EndReason.turns_18)
    assert blocking(facts, "2026-07-01 12:00") == [Missing(MissingKind.not_signed, YOUTH, ADULT, ROUND, birthday)]
    assert status(facts, at("2026-07-01 12:00")) is ConsentStatus.dormant


def test_r11_a_new_guardian_is_missing_from_the_day_custody_began() -> None:
    facts = family(consent(*BOTH), custodies=(*TOGETHER, custody(THIRD, "appointed", start="2026-05-20")))
    began = at("2026-05-20 00:00")
    assert blocking(facts, NOON) == [Missing(MissingKind.not_signed, THIRD, GUARDIAN, ROUND, began)]
    assert status(facts, at(NOON)) is ConsentStatus.dormant
    assert until(facts, at("2026-05-01 12:00")) == SharingEnd(began, EndReason.custody_begins)
    assert later(facts, "2026-05-01 12:00") == [Missing(MissingKind.needed_later, THIRD, GUARDIAN, ROUND, began)]


@pytest.mark.parametrize(
    ("custodies", "exceptions"),
    [
        ((custody(FIRST, end="2026-05-19"), custody(SECOND, end="2026-05-19")), ()),
        ((custody(FIRST), custody(SECOND, end="2026-05-19")), ()),
        (TOGETHER, (excepted(FIRST, "2026-05-20", "2026-06-30"), excepted(SECOND, "2026-05-20", "2026-06-30"))),
    ],
    ids=["both gone", "the other half of joint custody gone", "both excepted"],
)
def test_r11_sharing_ends_when_no_guardian_is_left_who_could_have_signed(
    custodies: tuple[Custody, ...], exceptions: tuple[GuardianException, ...]
) -> None:
    facts = family(consent(*BOTH), custodies=custodies, exceptions=exceptions)
    ended = at("2026-05-20 00:00")
    assert until(facts, at("2026-05-01 12:00")) == SharingEnd(ended, EndReason.custody_ends)
    assert blocking(facts, NOON) == [Missing(MissingKind.guardian_unknown, None, GUARDIAN, ROUND, ended)]
    assert status(facts, at(NOON)) is ConsentStatus.dormant


def test_r12_a_withdrawal_shows_who_and_when() -> None:
    facts = family(consent(*BOTH, withdrawals=(no(SECOND, "2026-04-14 14:05"),)))
    assert blocking(facts, NOON) == [Missing(MissingKind.withdrawn, SECOND, GUARDIAN, ROUND, at("2026-04-14 14:05"))]
    assert status(facts, at(NOON)) is ConsentStatus.withdrawn
    assert until(facts, at("2026-04-14 12:00")) == SharingEnd(at("2026-04-14 14:05"), EndReason.withdrawn)


def test_r12_what_was_withdrawn_on_its_last_day_or_after_an_older_yes_ran_out_is_withdrawn_not_expired() -> None:
    taken_back = (no(SECOND, "2026-05-25 11:00"),)
    short = Yes(until="2026-04-30").by(SECOND)
    for last_day in ("2026-05-25", "2027-03-01"):
        facts = family(consent(BOTH[0], short, Yes(until=last_day).by(SECOND), withdrawals=taken_back))
        assert [gap.kind for gap in blocking(facts, NOON)] == [MissingKind.withdrawn]


def test_r12_a_withdrawal_in_part_leaves_the_consent_active() -> None:
    facts = family(consent(*BOTH, withdrawals=(no(SECOND, "2026-04-14 14:05", "polisen"),)))
    assert missing(facts, at(NOON)) == ()
    assert status(facts, at(NOON)) is ConsentStatus.active


def test_r12_a_new_round_after_a_withdrawal_answers_for_the_old_one() -> None:
    withdrawn = consent(*BOTH, withdrawals=(no(SECOND, "2026-04-14 14:05"),))
    again = Yes(on="2026-05-04", registered="2026-05-04 10:00", scope=pairs("skolan/samverkan"))
    facts = family(withdrawn, consent(again.by(FIRST), again.by(SECOND), number=SUPPLEMENT))
    assert missing(facts, at(NOON)) == ()
    assert status(facts, at(NOON)) is ConsentStatus.active
    half = family(withdrawn, consent(again.by(SECOND), number=SUPPLEMENT))
    assert [(gap.signer_id, gap.consent_id) for gap in blocking(half, NOON)] == [(FIRST, SUPPLEMENT)]
    assert status(half, at(NOON)) is ConsentStatus.dormant


def test_r13_a_supplement_that_waits_for_one_signer_is_missing_though_the_rest_is_active() -> None:
    added = Yes(on="2026-05-04", registered="2026-05-04 10:00", scope=pairs("fritidsgarden/fritid"))
    waiting = consent(added.by(FIRST), period=("2026-05-04", "2027-03-01"), number=SUPPLEMENT)
    facts = family(consent(*BOTH), waiting)
    assert blocking(facts, NOON) == [
        Missing(MissingKind.not_signed, SECOND, GUARDIAN, SUPPLEMENT, at("2026-05-04 00:00"))
    ]
    assert status(facts, at(NOON)) is ConsentStatus.active


def test_r13_a_youth_who_signs_the_supplement_only_is_still_missing_in_the_main_round() -> None:
    added = Yes(on="2026-05-04", registered="2026-05-04 10:00", scope=pairs("fritidsgarden/fritid"))
    supplement = consent(added.by(FIRST), added.by(SECOND), added.by(YOUTH), number=SUPPLEMENT)
    # Neither a no in part, nor one from somebody who never signed, makes the main round ask for nothing.
    noes = (no(SECOND, "2026-05-10 10:00", "polisen", "skola"), no(THIRD, "2026-05-10 10:00"))
    facts = family(consent(*BOTH, withdrawals=noes), supplement, born="2011-05-23")
    assert [(gap.signer_id, gap.consent_id) for gap in blocking(facts, NOON)] == [(YOUTH, ROUND)]


def test_two_rounds_nobody_has_signed_do_not_answer_for_each_other() -> None:
    facts = family(consent(), consent(number=SUPPLEMENT))
    assert [gap.consent_id for gap in blocking(facts, NOON)].count(ROUND) == 2


def test_a_yes_that_ran_out_is_not_missing_when_a_later_round_holds_the_same() -> None:
    renewed = consent(*BOTH, period=("2026-04-15", "2027-03-01"), number=SUPPLEMENT)
    facts = family(consent(BOTH[0], Yes(until="2026-04-30").by(SECOND)), renewed)
    assert missing(facts, at(NOON)) == ()


def test_a_renewal_is_missing_although_the_old_round_still_runs() -> None:
    renewal = consent(BOTH[0], period=("2026-05-01", "2027-04-30"), number=SUPPLEMENT)
    assert [(gap.signer_id, gap.consent_id) for gap in blocking(family(consent(*BOTH), renewal), NOON)] == [
        (SECOND, SUPPLEMENT)
    ]


SHORT = ("2026-03-01", "2026-04-30")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (family(consent(*BOTH, period=SHORT)), ConsentStatus.expired),
        (family(consent(BOTH[0], period=SHORT)), ConsentStatus.expired),
        (family(consent(BOTH[0], period=("2026-03-01", "2026-05-25"))), ConsentStatus.partial),
        (family(consent(period=SHORT)), ConsentStatus.missing),
        (family(consent(BOTH[0], Yes(until="2026-04-30").by(SECOND))), ConsentStatus.expired),
        (
            family(consent(Yes(until="2026-04-30").by(FIRST), period=("2026-03-01", "2026-06-30"))),
            ConsentStatus.partial,
        ),
        (family(consent(*BOTH, period=("2026-06-01", "2027-03-01"))), ConsentStatus.dormant),
        (
            family(consent(Yes(scope=pairs("skolan/skola")).by(FIRST), Yes(scope=pairs("polisen/skola")).by(SECOND))),
            ConsentStatus.dormant,
        ),
        (family(consent(*BOTH), closed="2026-05-25 12:00"), ConsentStatus.closed),
        (family(consent(*BOTH), closed="2026-05-25 12:01"), ConsentStatus.active),
    ],
    ids=[
        "the period is over",
        "over before all had signed",
        "the last day",
        "over before anyone signed",
        "one signer gave a shorter time",
        "one gave a shorter time, the other nothing",
        "signed, begins later",
        "signed for different things",
        "closed",
        "not closed yet",
    ],
)
def test_one_word_tells_how_the_consent_stands(facts: ConsentFacts, expected: ConsentStatus) -> None:
    assert status(facts, at(NOON)) is expected


def test_an_expired_round_names_everyone_since_its_expiry() -> None:
    older = consent(*BOTH, period=("2026-02-01", "2026-03-31"))
    facts = family(older, consent(*BOTH, period=SHORT, number=SUPPLEMENT))
    assert blocking(facts, NOON) == [
        Missing(MissingKind.expired, signer, GUARDIAN, SUPPLEMENT, at("2026-05-01 00:00")) for signer in (FIRST, SECOND)
    ]


def test_a_round_that_begins_later_says_from_when_the_signature_is_needed() -> None:
    facts = family(consent(BOTH[0], period=("2026-06-01", "2027-03-01")))
    assert blocking(facts, NOON) == [
        Missing(MissingKind.not_signed, SECOND, GUARDIAN, ROUND, at("2026-06-01 00:00")),
    ]


def test_a_closed_case_asks_nobody() -> None:
    facts = family(consent(BOTH[0]), closed="2026-05-05 15:30")
    assert missing(facts, at(NOON)) == ()
    assert len(missing(facts, at("2026-05-05 15:29"))) == 1
    active = family(consent(*BOTH), closed="2026-05-05 15:30")
    assert until(active, at("2026-05-01 12:00")) == SharingEnd(at("2026-05-05 15:30"), EndReason.closed)


def test_what_stops_comes_first_and_the_longest_missing_on_top() -> None:
    custodies = (*TOGETHER, custody(THIRD, "appointed", start="2026-05-20"))
    withdrawn = (no(FIRST, "2026-04-14 14:05"),)
    facts = family(consent(*BOTH, withdrawals=withdrawn, child_view=None), born="2011-06-23", custodies=custodies)
    assert [(gap.kind, gap.signer_id) for gap in missing(facts, at(NOON))] == [
        (MissingKind.withdrawn, FIRST),
        (MissingKind.not_signed, THIRD),
        (MissingKind.child_view, YOUTH),
        (MissingKind.needed_later, YOUTH),
    ]


@pytest.mark.parametrize(
    ("signatures", "ending"),
    [
        (BOTH, SharingEnd(at("2027-03-02 00:00"), EndReason.expiry)),
        ((BOTH[0], Yes(until="2026-08-15").by(SECOND)), SharingEnd(at("2026-08-16 00:00"), EndReason.expiry)),
        (
            (
                *BOTH,
                *(Yes(until="2026-06-30", scope=pairs("fritidsgarden/fritid")).by(each) for each in (FIRST, SECOND)),
            ),
            SharingEnd(at("2026-07-01 00:00"), EndReason.expiry),
        ),
    ],
    ids=["the round", "the shorter signature", "the first part to end"],
)
def test_until_names_the_first_end(signatures: tuple[Signature, ...], ending: SharingEnd) -> None:
    assert until(family(consent(*signatures)), at(NOON)) == ending


def test_until_looks_past_a_round_that_is_renewed_in_time() -> None:
    renewal = Yes(on="2026-05-01", registered="2026-05-01 10:00", until="2027-04-30")
    renewed = consent(renewal.by(FIRST), renewal.by(SECOND), period=("2026-05-01", "2027-04-30"), number=SUPPLEMENT)
    facts = family(consent(*BOTH, period=("2026-03-01", "2026-06-30")), renewed)
    assert until(facts, at(NOON)) == SharingEnd(at("2027-05-01 00:00"), EndReason.expiry)


def test_a_birthday_that_falls_on_the_day_of_expiry_is_not_blamed() -> None:
    signed = (*BOTH, Yes().by(YOUTH))
    facts = family(consent(*signed, period=("2026-03-01", "2026-06-22")), born="2011-06-23")
    assert until(facts, at(NOON)) == SharingEnd(at("2026-06-23 00:00"), EndReason.expiry)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (
            family(
                consent(*BOTH),
                born="2011-05-25",
                custodies=(*TOGETHER, custody(THIRD, "appointed", start="2026-05-20", end="2026-05-23")),
            ),
            EndReason.turns_15,
        ),
        (
            family(
                consent(BOTH[0]),
                custodies=(custody(FIRST, "appointed"), custody(SECOND, "appointed", start="2026-05-24")),
                exceptions=(excepted(SECOND, "2026-05-24", "2026-05-24"),),
            ),
            EndReason.exception_ends,
        ),
    ],
    ids=["a birthday two days after custody ended", "an exception of one day for a guardian of one day"],
)
def test_changes_on_days_in_a_row_are_told_apart(facts: ConsentFacts, reason: EndReason) -> None:
    assert until(facts, at("2026-05-24 12:00")) == SharingEnd(at("2026-05-25 00:00"), reason)
