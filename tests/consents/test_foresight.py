"""What is shown before somebody signs is what is shared afterwards: who reads what until when."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.cases.models import SharingWindow
from sspf.cases.queries import reach
from sspf.consents.actions import exceptions, signatures, withdrawals
from sspf.consents.rules.facts import ExceptionKind
from sspf.consents.rules.foresight import Preview, ahead, completed, signed
from sspf.consents.rules.sharing import windows
from sspf.consents.rules.sharing_ends import EndReason
from sspf.consents.rules.standing import MissingKind
from sspf.consents.rules.terms import ExceptionTerms, SignatureTerms, WithdrawalTerms
from sspf.errors import Refused
from sspf.work import Work
from tests.browser import Visitor
from tests.consents.family import FIRST, ROUND, SECOND, Yes, at, consent, family, pairs
from tests.factories import cases, consents, parts
from tests.factories.consents import UNITS, Round
from tests.house import House

KINDS = ("samverkan", "skola", "halsa", "polis")
Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Step:
    """One thing that happens: somebody signs or takes back, and hours pass."""

    who: int
    scope: Pairs
    days: int
    hours: int
    takes_back: bool


steps = st.builds(
    Step,
    st.integers(0, 2),
    st.frozensets(st.tuples(st.sampled_from(UNITS), st.sampled_from(KINDS)), min_size=1, max_size=6),
    st.integers(1, 360),
    st.integers(1, 2000),
    st.booleans(),
)


SCHOOL = frozenset({("skola-norr", "skola"), ("fritid-unga", "samverkan")})
BOTH_AND_THE_YOUTH = [Step(who, SCHOOL, 360, 5, takes_back=False) for who in (0, 1, 2)]


def shown(preview: Preview) -> set[tuple[str, str, object, object]]:
    """What the preview says is open from now on: unit, kind, from when to when, in the words of the page."""
    return {
        (unit.label, kind, span.from_at, span.until_at)
        for unit in preview.at_once
        for span in unit.spans
        for kind in span.kinds
    }


def written(work: Work, case_id: UUID, named: Pairs) -> set[tuple[str, str, object, object]]:
    """What the table that access rests on says of the same units, from now on."""
    units, kinds = work.catalogue.units, work.catalogue.information
    rows = work.session.scalars(select(SharingWindow).where(SharingWindow.case_id == case_id))
    return {
        (units[row.unit].label, kinds[row.information].label, max(row.from_at, work.now), row.until_at)
        for row in rows
        if row.until_at > work.now and row.unit in {unit for unit, _ in named}
    }


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@example(story=BOTH_AND_THE_YOUTH)
@given(story=st.lists(steps, min_size=1, max_size=6))
def test_what_the_preview_says_is_what_the_windows_become(sqlite_house: House, story: list[Step]) -> None:
    made = consents.asked(sqlite_house)
    people = (*made.family.guardian_ids, made.family.youth_id)
    start = sqlite_house.clock.at
    for step in story:
        with sqlite_house.work() as work:
            signer_id = people[step.who]
            until_on = min(work.today + timedelta(days=step.days), made.until_on)
            terms = SignatureTerms(signer_id, work.today, until_on, step.scope, "Karin Ekmark")
            try:
                if step.takes_back:
                    withdrawals.withdraw(work, made.case_id, WithdrawalTerms(signer_id, work.now))
                else:
                    foreseen = signatures.preview(work, made.case_id, made.consent_id, terms)
                    assert not work.changed
                    signatures.sign(work, made.case_id, made.consent_id, terms)
                    assert shown(foreseen) == written(work, made.case_id, step.scope)
                work.commit()
            except Refused:
                work.undo()
        sqlite_house.clock.forward(hours=step.hours)
    sqlite_house.clock.at = start


def test_one_function_decides_before_and_after() -> None:
    before = family(consent(Yes().by(FIRST)))
    new = Yes(registered="2026-03-04 10:00").by(SECOND)
    after = family(consent(Yes().by(FIRST), new))
    assert windows(signed(before, ROUND, new)) == windows(after)


def test_those_who_are_missing_are_thought_to_say_the_same() -> None:
    before = family(consent())
    new = Yes(scope=pairs("skolan/samverkan")).by(FIRST)
    assert ahead(signed(before, ROUND, new), at("2026-03-02 10:00")) == ()
    opened = ahead(completed(before, ROUND, new), at("2026-03-02 10:00"))
    assert {(each.unit, each.information) for each in opened} == pairs("skolan/samverkan")


def preview(house: House, made: Round, signer_id: UUID, **changes: Any) -> Preview:
    with house.work() as work:
        terms = consents.yes(work, signer_id, until_on=made.until_on, **changes)
        return signatures.preview(work, made.case_id, made.consent_id, terms)


def test_the_first_of_two_sees_that_nothing_is_shared_yet_and_who_is_missing(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    told = preview(sqlite_house, made, made.family.guardian_ids[0])
    assert told.name == "Ylva Provsson"
    assert told.at_once == ()
    assert [(gap.name, gap.kind) for gap in told.gaps] == [("Arne Provsson", MissingKind.not_signed)]
    assert [unit.label for unit in told.later] == ["Måsviksskolan", "Områdespolisen", "Fritid för unga"]


def test_the_second_sees_every_function_every_kind_and_the_cut_at_the_birthday(house: House) -> None:
    made = consents.asked(house)
    consents.sign(house, made, made.family.guardian_ids[0])
    told = preview(house, made, made.family.guardian_ids[1])
    assert told.gaps == ()
    assert told.later == ()
    school = told.at_once[0]
    assert school.people == ("Rektor, Måsviksskolan (Rebecka Lindahl)",)
    (span,) = school.spans
    assert span.kinds[:2] == ("Att vi samarbetar", "Skola")
    assert span.until_at == at("2027-05-12 00:00")
    assert span.reason is EndReason.turns_15
    assert told.period == span
    assert MissingKind.needed_later in {gap.kind for gap in told.needed_later}


def test_whoever_takes_part_already_is_named(sqlite_house: House) -> None:
    made = consents.given(sqlite_house, units=["skola-norr"])
    cases.take_part(sqlite_house, made.case_id, "kurator")
    told = preview(sqlite_house, made, made.family.youth_id, units=["skola-norr"])
    assert told.at_once[0].people == ("Rektor, Måsviksskolan (Rebecka Lindahl)", "Kerstin Olofsdotter")


def test_whoever_stands_in_for_somebody_who_takes_part_is_named_too(sqlite_house: House) -> None:
    made = consents.given(sqlite_house, units=["skola-norr"])
    cases.take_part(sqlite_house, made.case_id, "kurator")
    parts.stands_in(sqlite_house, "kurator", "rektor")
    told = preview(sqlite_house, made, made.family.youth_id, units=["skola-norr"])
    assert told.at_once[0].people[1:] == ("Kerstin Olofsdotter", "Rebecka Lindahl")


def test_an_exception_that_runs_out_is_a_cut_too(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    with sqlite_house.work() as work:
        why = ExceptionTerms(made.family.guardian_ids[1], ExceptionKind.prevented, "x", "y", date(2027, 1, 31))
        exceptions.except_guardian(work, made.case_id, why)
        work.commit()
    told = preview(sqlite_house, made, made.family.guardian_ids[0])
    assert told.period is not None
    assert (told.period.until_at, told.period.reason) == (at("2027-02-01 00:00"), EndReason.exception_ends)


def test_the_preview_refuses_what_registering_would_and_writes_nothing(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    with pytest.raises(Refused):
        preview(sqlite_house, made, made.family.guardian_ids[0], signed_on=date(2026, 11, 24))
    preview(sqlite_house, made, made.family.guardian_ids[0])
    with sqlite_house.work() as work:
        sight = reach.find(work, Permission.consent_register, made.case_id)
        assert not sight.shares
    page = Visitor(sqlite_house).sign_in("koordinator").get(made.path)
    assert "Ingen har skrivit på än." in page.text


def test_what_was_previewed_can_be_changed_and_is_then_shown_anew(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    path = f"{made.path}/{made.consent_id}/underskrift"
    coordinator.get(path)
    sent = {"signer": made.family.guardian_ids[0], "signed_on": "2026-11-20", "extent": "allt"}
    rest = {"until_on": "2027-11-23", "informed_by": "Karin Ekmark", "language": "svenska"}
    coordinator.post(path, status=200, **sent, **rest)
    carried = {str(each["name"]): each.get("value") for each in coordinator.page.all("input") if each.get("name")}
    assert (carried["signed_on"], carried["extent"]) == ("2026-11-20", "allt")
    coordinator.post(path, status=200, **sent, **rest, act="andra")
    assert "Registrera underskrift" in coordinator.text
    again = {str(each["name"]): each.get("value") for each in coordinator.page.all("input") if each.get("name")}
    assert again["signed_on"] == "2026-11-20"
