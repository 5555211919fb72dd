"""Which provision opens which secrecy, on which day and for whom: tables by hand beside the rules (law 3.3)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

import pytest

from sspf.catalogue import loader
from sspf.catalogue.agencies import SecrecyBasis
from sspf.catalogue.loader import Catalogue
from sspf.catalogue.provisions import Provision, RecipientKind, in_force
from sspf.clock import TIME_ZONE
from sspf.disclosures.rules import checks
from sspf.disclosures.rules.checks import RegisterProblem
from sspf.disclosures.rules.terms import AnswerTerms, DisclosureTerms, RequestAnswer, Subject
from sspf.errors import Refused
from sspf.settings import PROJECT
from tests.factories import disclosures as made
from tests.house import START

CATALOGUE: Catalogue = loader.load(PROJECT / "config")
PROVISIONS = CATALOGUE.provisions
B, P = SecrecyBasis, RegisterProblem
AUTHORITIES = {B.school, B.health, B.social, B.police, B.general}
BREAKS = {
    "OSL 10 kap. 2 §": AUTHORITIES,
    "OSL 10 kap. 15 a §": AUTHORITIES - {B.health},
    "OSL 10 kap. 18 a §": {B.social},
    "OSL 10 kap. 20 §": {B.social, B.health},
    "OSL 10 kap. 21 §": {B.social, B.health},
    "OSL 10 kap. 23 §": {B.social, B.health},
    "OSL 10 kap. 24 §": {B.school, B.general},
    "OSL 10 kap. 27 §": AUTHORITIES - {B.social, B.health},
    "OSL 10 kap. 28 § och SoL 20 kap. 6 §": (AUTHORITIES - {B.social}) | {B.none},
    "OSL 26 kap. 9 §": {B.social},
    "Lag (2025:170) 4 §": (AUTHORITIES - {B.police}) | {B.none},
    "Lag (2025:170) 6 §": {B.school, B.general, B.none},
    "Lag (2025:170) 7 §": {B.school},
}
"""Written from the law as it was read, not from `config/`."""


def terms(provision: Provision, **changes: object) -> DisclosureTerms:
    kind = provision.recipients[0]
    whole = DisclosureTerms(
        provision.id,
        made.SUBJECT,
        replace(made.RELEASE, recipient_kind=kind),
        made.answers_to(provision),
        made.DECISION,
        made.NOTICE,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]  # a test names the fields it changes


def refusal(act: Callable[[], None]) -> tuple[object, str | None] | None:
    """What a rule says no with, and at which field; None when it lets the line through."""
    try:
        act()
    except Refused as refused:
        return refused.reason, refused.field
    return None


def of_release(said: DisclosureTerms, basis: SecrecyBasis | None = None) -> tuple[object, str | None] | None:
    provision = PROVISIONS[said.provision]
    unit = basis or provision.breaks[0]
    return refusal(lambda: checks.check_release(said, provision, unit, START))


def at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=TIME_ZONE)


def test_the_table_here_speaks_of_every_provision() -> None:
    assert {each.statute for each in PROVISIONS.values()} == set(BREAKS)


@pytest.mark.parametrize("basis", SecrecyBasis)
@pytest.mark.parametrize("provision", PROVISIONS.values(), ids=lambda each: each.id)
def test_r16_a_provision_opens_the_secrecy_that_the_law_says_and_no_other(
    provision: Provision, basis: SecrecyBasis
) -> None:
    allowed = basis in BREAKS[provision.statute]
    assert of_release(terms(provision), basis) == (None if allowed else (P.other_secrecy, None))


def test_r16_what_is_no_authority_can_use_none() -> None:
    assert not any(each.opens_for(SecrecyBasis.private) for each in PROVISIONS.values())


@pytest.mark.parametrize(
    ("provision", "condition"),
    [(each, condition.id) for each in PROVISIONS.values() for condition in each.conditions],
    ids=lambda value: value if isinstance(value, str) else value.id,
)
def test_r16_every_condition_of_the_provision_must_be_answered(provision: Provision, condition: str) -> None:
    for nothing in ("", "  \n"):
        said = terms(provision, answers={**made.answers_to(provision), condition: nothing})
        assert of_release(said) == (P.unanswered, f"answer_{condition}")
    without = {key: text for key, text in made.answers_to(provision).items() if key != condition}
    assert of_release(terms(provision, answers=without)) == (P.unanswered, f"answer_{condition}")


def test_r16_the_questions_follow_the_provision() -> None:
    """What the rule names for two of them."""
    risk = [each.label for each in PROVISIONS[made.RISK].conditions]
    assert any("konkreta omständigheter" in each for each in risk)
    assert any("inte olämpligt" in each for each in risk)
    assert any("skäl talar emot" in each.label for each in PROVISIONS[made.CRIME].conditions)


@pytest.mark.parametrize("provision", PROVISIONS.values(), ids=lambda each: each.id)
def test_r16_only_the_provisions_own_recipients(provision: Provision) -> None:
    for kind in RecipientKind:
        said = terms(provision, release=replace(made.RELEASE, recipient_kind=kind))
        expected = None if kind in provision.recipients else (P.wrong_recipient, "recipient_kind")
        assert of_release(said) == expected, kind


@pytest.mark.parametrize(
    ("provision", "last_before", "first"),
    [
        (made.RISK, date(2025, 3, 31), date(2025, 4, 1)),
        (made.CRIME, date(2025, 11, 30), date(2025, 12, 1)),
        (made.CONTACT, date(2025, 3, 31), date(2025, 4, 1)),
    ],
)
def test_r20_a_wording_cannot_be_used_before_the_day_it_came_into_force(
    provision: str, last_before: date, first: date
) -> None:
    wording = PROVISIONS[provision]
    early, late = replace(made.RELEASE, at=at(last_before, 23)), replace(made.RELEASE, at=at(first, 0))
    assert of_release(terms(wording, release=early)) == (P.not_in_force, "day")
    assert of_release(terms(wording, release=late)) is None
    assert wording not in in_force(PROVISIONS, last_before)
    assert wording in in_force(PROVISIONS, first)


def test_r20_a_wording_that_has_ended_holds_for_releases_of_its_own_days() -> None:
    old = replace(PROVISIONS[made.RISK], valid_until=date(2026, 6, 30))
    for day, expected in ((date(2026, 6, 30), None), (date(2026, 7, 1), (P.not_in_force, "day"))):
        said = terms(old, release=replace(made.RELEASE, at=at(day)))
        assert refusal(partial(checks.check_release, said, old, SecrecyBasis.social, START)) == expected


def test_r18_nothing_is_entered_before_it_has_happened() -> None:
    ahead = replace(made.RELEASE, at=START + timedelta(minutes=1))
    assert of_release(terms(PROVISIONS[made.RISK], release=ahead)) == (P.in_future, "day")
    assert of_release(terms(PROVISIONS[made.RISK], release=replace(made.RELEASE, at=START))) is None


@pytest.mark.parametrize(
    ("born_on", "expected"),
    [
        (date(2005, 11, 24), None),  # 21 tomorrow
        (date(2005, 11, 23), (P.too_old, "born_on")),
        (None, (P.age_needed, "born_on")),
    ],
)
def test_a_provision_about_the_young_needs_an_age_and_ends_on_the_birthday(
    born_on: date | None, expected: object
) -> None:
    said = terms(PROVISIONS[made.RISK], subject=Subject("Nils", None, born_on))
    assert of_release(said) == expected
    other = terms(PROVISIONS[made.CRIME], subject=Subject("Nils", None, born_on))
    assert of_release(other) is None


@pytest.mark.parametrize(
    "field", ["child_best", "decided_by", "authority", "what", "recipient", "channel", "youth_words", "guardians_words"]
)
def test_r16_and_r68_nothing_of_the_rest_may_be_left_out(field: str) -> None:
    whole = terms(PROVISIONS[made.RISK])
    parts = {name: getattr(whole, name) for name in ("release", "decision", "notice")}
    changed = {name: replace(part, **{field: " "}) for name, part in parts.items() if field in part.__slots__}
    assert len(changed) == 1
    assert of_release(replace(whole, **changed)) == (P.nothing_said, field)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (Subject("Nils", "201101012399", date(2011, 1, 2), date(2011, 1, 1)), (P.birth_differs, "born_on")),
        (Subject("Nils", None, date(2026, 11, 24)), (P.born_after_today, "born_on")),
        (Subject("Nils", "201101012399", None, date(2011, 1, 1)), None),
    ],
)
def test_a_day_of_birth_must_be_possible(subject: Subject, expected: object) -> None:
    assert of_release(terms(PROVISIONS[made.CRIME], subject=subject)) == expected


@pytest.mark.parametrize("provision", PROVISIONS.values(), ids=lambda each: each.id)
def test_r19_an_authority_can_ask_with_the_law_of_2025_and_nothing_else(provision: Provision) -> None:
    asked = replace(made.ASKED, provision=provision.id)
    found = refusal(lambda: checks.check_request(asked, provision, START.date()))
    expected = None if provision.statute.startswith("Lag (2025:170)") else (P.not_to_ask_with, "provision")
    assert found == expected


def test_r19_a_request_came_on_a_day_that_has_been_and_on_which_the_law_held() -> None:
    provision, today = PROVISIONS[made.CONTACT], START.date()
    for day, expected in (
        (today + timedelta(days=1), (P.in_future, "received_on")),
        (date(2025, 3, 31), (P.not_in_force, "received_on")),
        (today, None),
    ):
        asked = replace(made.ASKED, received_on=day)
        assert refusal(partial(checks.check_request, asked, provision, today)) == expected


@pytest.mark.parametrize("basis", SecrecyBasis)
@pytest.mark.parametrize("provision", [made.CONTACT, made.MUNICIPAL])
@pytest.mark.parametrize("answer", RequestAnswer)
def test_r19_no_can_always_be_answered_and_yes_only_where_the_secrecy_gives_way(
    provision: str, basis: SecrecyBasis, answer: RequestAnswer
) -> None:
    said = replace(made.ANSWERED, answer=answer)
    days = (made.ASKED.received_on, START.date())
    found = refusal(lambda: checks.check_answer(said, PROVISIONS[provision], basis, days))
    may = answer is RequestAnswer.refused or basis in BREAKS[PROVISIONS[provision].statute]
    assert found == (None if may else (P.other_secrecy, "answer"))


def test_an_answer_comes_after_its_request_and_before_tomorrow() -> None:
    def found(day: date) -> object:
        said: AnswerTerms = replace(made.ANSWERED, answered_on=day)
        days = (made.ASKED.received_on, START.date())
        return refusal(lambda: checks.check_answer(said, PROVISIONS[made.CONTACT], SecrecyBasis.social, days))

    assert found(made.ASKED.received_on) is None
    assert found(made.ASKED.received_on - timedelta(days=1)) == (P.answered_before_received, "answered_on")
    assert found(START.date() + timedelta(days=1)) == (P.in_future, "answered_on")


def test_provisions_stand_in_the_order_of_the_law() -> None:
    statutes = [each.statute for each in checks.in_order(PROVISIONS.values())]
    assert statutes[:3] == ["OSL 10 kap. 2 §", "OSL 10 kap. 15 a §", "OSL 10 kap. 18 a §"]
    assert statutes[-4:] == ["OSL 26 kap. 9 §", "Lag (2025:170) 4 §", "Lag (2025:170) 6 §", "Lag (2025:170) 7 §"]
