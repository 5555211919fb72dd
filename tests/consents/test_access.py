"""Who may write consent down, whose rounds they are, and that two people at once do not open or close by mistake."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Thread
from uuid import UUID, uuid4

import pytest

from sspf.access.permissions import Permission
from sspf.cases.actions import progress
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseProblem, CaseState
from sspf.consents.actions import custodies, exceptions, signatures, withdrawals
from sspf.consents.actions import people as consent_people
from sspf.consents.actions import rounds as consent_rounds
from sspf.consents.queries import standing
from sspf.consents.rules.facts import CustodyKind, ExceptionKind
from sspf.consents.rules.recording import ChildView, CustodySource, RecordingProblem
from sspf.consents.rules.standing import ConsentStatus
from sspf.consents.rules.terms import ChildTerms, CustodyTerms, ExceptionTerms, RoundTerms, WithdrawalTerms
from sspf.errors import Conflict, Forbidden, NotFound, Refused
from sspf.work import Work
from tests.factories import cases, consents
from tests.factories.consents import Round
from tests.house import House

A_DAY = date(2026, 11, 23)
Act = Callable[[Work, UUID, UUID, UUID], object]

ACTS: dict[str, Act] = {
    "custody": lambda work, case_id, person_id, _: custodies.record_custody(
        work, case_id, CustodyTerms(person_id, CustodyKind.sole, CustodySource.manual, A_DAY)
    ),
    "prepare": lambda work, case_id, *_: consent_rounds.prepare(
        work, case_id, RoundTerms(A_DAY, A_DAY, frozenset({"skola-norr"}), frozenset())
    ),
    "sign": lambda work, case_id, person_id, consent_id: signatures.sign(
        work, case_id, consent_id, consents.yes(work, person_id)
    ),
    "withdraw": lambda work, case_id, person_id, _: withdrawals.withdraw(
        work, case_id, WithdrawalTerms(person_id, work.now)
    ),
    "exception": lambda work, case_id, person_id, _: exceptions.except_guardian(
        work, case_id, ExceptionTerms(person_id, ExceptionKind.prevented, "x", "y", A_DAY)
    ),
    "view": lambda work, case_id, _, consent_id: consent_rounds.record_child_view(
        work, case_id, consent_id, ChildTerms(ChildView.wants, A_DAY), None
    ),
    "person": lambda work, case_id, person_id, _: consent_people.change_person(
        work, case_id, person_id, cases.MOTHER, 1
    ),
}


def met(house: House, made: Round, person_id: UUID, who: str = "koordinator") -> dict[str, str]:
    """What each act meets, tried by somebody on a case with a person and a round."""
    found = {}
    for name, act in ACTS.items():
        with house.work(who) as work:
            try:
                act(work, made.case_id, person_id, made.consent_id)
                found[name] = "done"
            except Refused as refused:
                found[name] = refused.reason.value
            except (Forbidden, NotFound) as shut:
                found[name] = type(shut).__name__
    return found


@pytest.mark.parametrize("login", ["kurator", "rektor", "styrgrupp", "granskare", "administrator"])
def test_nobody_but_the_coordinator_writes_consent_down(sqlite_house: House, login: str) -> None:
    made = consents.given(sqlite_house)
    cases.take_part(sqlite_house, made.case_id, "kurator")
    assert met(sqlite_house, made, made.family.guardian_ids[0], login) == dict.fromkeys(ACTS, "Forbidden")


def test_a_case_that_does_not_exist_has_no_consent(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    nowhere = replace(made, family=replace(made.family, case_id=uuid4()))
    assert met(sqlite_house, nowhere, made.family.guardian_ids[0]) == dict.fromkeys(ACTS, "NotFound")


def test_persons_and_rounds_of_another_case_are_not_this_cases(sqlite_house: House) -> None:
    mine, other = consents.asked(sqlite_house), consents.given(sqlite_house)
    mixed = replace(other, family=mine.family)
    found = met(sqlite_house, mixed, other.family.guardian_ids[0])
    assert {name: found[name] for name in ("custody", "sign", "view", "person")} == dict.fromkeys(
        ("custody", "sign", "view", "person"), "NotFound"
    )
    assert found["withdraw"] == "never_given"
    assert found["exception"] == "not_a_guardian"


def test_a_closed_case_is_not_written_in(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    with sqlite_house.work() as work:
        case = reach.find(work, Permission.case_manage, made.case_id).case
        consent_rounds.end_all(work, case, work.now)
        progress.end(work, case, next(iter(work.catalogue.reasons.case_closing)), "Målen är nådda.")
        work.commit()
    assert met(sqlite_house, made, made.family.guardian_ids[0]) == dict.fromkeys(ACTS, CaseProblem.closed.value)


def test_closing_ends_every_window_and_the_consent_says_so(house: House) -> None:
    made = consents.given(house)
    house.clock.forward(days=3)
    with house.work() as work:
        case = reach.find(work, Permission.case_manage, made.case_id).case
        consent_rounds.end_all(work, case, work.now)
        progress.end(work, case, next(iter(work.catalogue.reasons.case_closing)), "Målen är nådda.")
        work.commit()
    with house.work() as work:
        sight = reach.find(work, Permission.case_read, made.case_id)
        assert standing.overview(work, sight).status is ConsentStatus.closed
        assert reach.units_inside(work, made.case_id) == set()


def test_a_case_opened_again_starts_without_the_consents_its_closing_ended(house: House) -> None:
    made = consents.given(house)
    with house.work() as work:
        case = reach.find(work, Permission.case_manage, made.case_id).case
        consent_rounds.end_all(work, case, work.now)
        progress.end(work, case, next(iter(work.catalogue.reasons.case_closing)), "För tidigt.")
        progress.move(work, case, CaseState.awaiting_consent)
        work.commit()
    with house.work() as work:
        sight = reach.find(work, Permission.case_read, made.case_id)
        assert standing.overview(work, sight).status is ConsentStatus.missing
        with pytest.raises(NotFound):
            ACTS["sign"](work, made.case_id, made.family.guardian_ids[0], made.consent_id)


def test_two_signatures_at_the_same_moment_both_count(house: House) -> None:
    made = consents.asked(house)
    first, second = made.family.guardian_ids

    def sign() -> None:
        with house.work() as work:
            signatures.sign(work, made.case_id, made.consent_id, consents.yes(work, second))
            work.commit()

    other = Thread(target=sign)
    with house.work() as work:
        signatures.sign(work, made.case_id, made.consent_id, consents.yes(work, first))
        other.start()
        other.join(timeout=0.5)
        work.commit()
    other.join()
    with house.work() as work:
        assert reach.units_inside(work, made.case_id) == set(consents.UNITS)


def test_a_no_from_the_child_needs_the_coordinators_reasoning(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    no = ChildTerms(ChildView.does_not_want, A_DAY, "Jag orkar inte.")
    with sqlite_house.work() as work:
        with pytest.raises(Refused) as refused:
            consent_rounds.record_child_view(work, made.case_id, made.consent_id, no, 1)
        assert (refused.value.reason, refused.value.field) == (RecordingProblem.reasoning_needed, "reasoning")


def test_a_view_ahead_of_today_is_refused_and_an_old_version_is_a_conflict(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    with sqlite_house.work() as work:
        ahead = ChildTerms(ChildView.wants, date(2026, 11, 24))
        with pytest.raises(Refused):
            consent_rounds.record_child_view(work, made.case_id, made.consent_id, ahead, 1)
    with sqlite_house.work() as work:
        consent_rounds.record_child_view(
            work, made.case_id, made.consent_id, ChildTerms(ChildView.wants, A_DAY, "Gärna"), 1
        )
        work.commit()
    with sqlite_house.work() as work, pytest.raises(Conflict) as conflict:
        consent_rounds.record_child_view(work, made.case_id, made.consent_id, ChildTerms(ChildView.wants, A_DAY), 1)
    assert conflict.value.theirs["words"] == "Gärna"


@pytest.mark.parametrize(
    ("from_on", "until_on", "field"),
    [
        (date(2026, 11, 23), date(2026, 11, 22), "until_on"),
        (date(2026, 11, 23), date(2027, 11, 24), "until_on"),
        (date(2026, 1, 1), date(2026, 11, 22), "until_on"),
    ],
)
def test_a_round_runs_forward_at_most_a_year_and_is_not_over(
    sqlite_house: House, from_on: date, until_on: date, field: str
) -> None:
    made = consents.asked(sqlite_house)
    terms = RoundTerms(from_on, until_on, frozenset({"skola-norr"}), frozenset())
    with sqlite_house.work() as work, pytest.raises(Refused) as refused:
        consent_rounds.prepare(work, made.case_id, terms)
    assert refused.value.field == field


def test_a_round_asks_only_about_units_that_work_with_cases(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    terms = RoundTerms(A_DAY, A_DAY, frozenset({"polis-ledning"}), frozenset())
    with sqlite_house.work() as work, pytest.raises(Refused) as refused:
        consent_rounds.prepare(work, made.case_id, terms)
    assert refused.value.field == "units"
