"""How a consent stands to the coordinator, to a partner, and on the start page."""

from datetime import date, timedelta

from sspf.access.permissions import Permission
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseState, shown_state
from sspf.consents.actions import signatures, withdrawals
from sspf.consents.queries import standing
from sspf.consents.rules.facts import SignerCapacity
from sspf.consents.rules.overview import Overview
from sspf.consents.rules.sharing_ends import EndReason
from sspf.consents.rules.standing import ConsentStatus, MissingKind
from sspf.consents.rules.terms import WithdrawalTerms
from tests.browser import statements
from tests.factories import cases, consents
from tests.factories.consents import Round
from tests.house import House


def overview(house: House, made: Round, who: str = "koordinator") -> Overview:
    with house.work(who) as work:
        return standing.overview(work, reach.find(work, Permission.case_read, made.case_id))


def test_what_is_missing_is_told_with_name_and_day(house: House) -> None:
    made = consents.asked(house)
    consents.sign(house, made, made.family.guardian_ids[0])
    shown = overview(house, made)
    assert shown.status is ConsentStatus.partial
    assert [(gap.kind, gap.name, gap.capacity) for gap in shown.blocking] == [
        (MissingKind.not_signed, "Arne Provsson", SignerCapacity.guardian)
    ]
    assert {gap.kind for gap in shown.later} == {MissingKind.child_view, MissingKind.needed_later}
    assert shown.consent_id == made.consent_id


def test_the_matrix_tells_open_from_waiting_from_not_asked(house: House) -> None:
    made = consents.asked(house, units=["skola-norr", "friskola-fyren"])
    first, second = made.family.guardian_ids
    consents.sign(house, made, first, units=["skola-norr", "friskola-fyren"])
    consents.sign(house, made, second, units=["skola-norr"])
    rows = {row.unit: row.cells for row in overview(house, made).rows}
    assert rows == {"skola-norr": ("yes",) * 7, "friskola-fyren": ("pending",) * 6 + ("no",)}


def test_when_and_why_it_ends_and_the_birthdays_ahead(house: House) -> None:
    shown = overview(house, consents.given(house))
    assert shown.reason is EndReason.turns_15
    assert shown.birthdays == ((15, date(2027, 5, 12)), (18, date(2030, 5, 12)))


def test_a_partner_learns_what_is_open_and_nothing_of_who_has_signed(house: House) -> None:
    made = consents.given(house, units=["skola-norr", "omradespolis"])
    cases.take_part(house, made.case_id, "kurator")
    shown = overview(house, made, "kurator")
    assert shown.shares
    assert shown.gaps == ()
    assert shown.birthdays == ()
    assert [row.unit for row in shown.rows] == ["skola-norr", "omradespolis"]


def test_what_may_not_be_brought_up_reaches_everyone_while_the_signature_stands(house: House) -> None:
    made = consents.asked(house)
    first, second = made.family.guardian_ids
    consents.sign(house, made, second)
    with house.work() as work:
        terms = consents.yes(work, first, excluded="Farmors sjukdom")
        signatures.sign(work, made.case_id, made.consent_id, terms)
        work.commit()
    cases.take_part(house, made.case_id, "kurator")
    assert overview(house, made).excluded == ("Farmors sjukdom",)
    assert overview(house, made, "kurator").excluded == ("Farmors sjukdom",)


def test_an_unknown_day_of_birth_is_said_instead_of_guessed(house: House) -> None:
    made = cases.family(house, cases.born(cases.YOUTH, None))
    with house.work() as work:
        sight = reach.find(work, Permission.case_read, made.case_id)
        shown = standing.overview(work, sight)
        assert shown.birth_unknown
        assert not shown.shares


def test_the_start_page_hears_of_what_is_missing_longest_waiting_first(house: House) -> None:
    never = cases.family(house)
    house.clock.forward(days=1)
    partly = consents.asked(house)
    consents.sign(house, partly, partly.family.guardian_ids[0])
    house.clock.forward(days=1)
    calm = consents.given(house)
    house.clock.forward(days=1)
    with house.work() as work:
        found = standing.waiting(work)
    assert [each.case_id for each in found] == [never.case_id, partly.case_id]
    assert [gap.name for gap in found[1].overview.blocking] == ["Arne Provsson"]
    assert calm.case_id not in {each.case_id for each in found}


def test_a_consent_that_ends_within_sixty_days_waits_too_and_a_withdrawn_one_at_once(house: House) -> None:
    soon, withdrawn = consents.given(house), consents.given(house)
    with house.work() as work:
        withdrawals.withdraw(work, withdrawn.case_id, WithdrawalTerms(withdrawn.family.guardian_ids[0], work.now))
        work.commit()
    with house.work() as work:
        assert [each.case_id for each in standing.waiting(work)] == [withdrawn.case_id]
    house.clock.at = house.clock.at.replace(year=2027, month=3, day=13)
    with house.work() as work:
        assert {each.case_id for each in standing.waiting(work)} == {soon.case_id, withdrawn.case_id}


def test_partners_have_nothing_waiting_about_consent(house: House) -> None:
    made = consents.given(house)
    cases.take_part(house, made.case_id, "kurator")
    house.clock.forward(days=150)
    with house.work("kurator") as work:
        assert standing.waiting(work) == []


def test_what_waits_costs_the_same_for_one_case_as_for_many(house: House) -> None:
    consents.asked(house)
    with house.work() as work, statements(house) as one:
        standing.waiting(work)
    for _ in range(4):
        consents.asked(house)
    with house.work() as work, statements(house) as many:
        assert len(standing.waiting(work)) == 5
    assert len(one) == len(many) <= 4


def test_the_state_that_is_shown_follows_the_clock() -> None:
    assert shown_state(CaseState.active, shares=False) is CaseState.dormant
    assert shown_state(CaseState.dormant, shares=True) is CaseState.active
    assert shown_state(CaseState.awaiting_consent, shares=True) is CaseState.active
    assert shown_state(CaseState.closed, shares=False) is CaseState.closed
    assert shown_state(CaseState.closing, shares=True) is CaseState.closing
    assert shown_state(CaseState.opened, shares=False) is CaseState.opened


def test_the_last_day_counts_in_full(house: House) -> None:
    made = consents.given(house)
    consents.sign(house, made, made.family.youth_id)
    house.clock.at = house.clock.at.replace(year=2027, month=11, day=23, hour=22, minute=59)
    assert overview(house, made).shares
    house.clock.forward(minutes=1)
    assert overview(house, made).status is ConsentStatus.expired
    assert made.until_on + timedelta(days=1) == date(2027, 11, 24)
