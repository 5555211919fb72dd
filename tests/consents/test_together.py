"""Two coordinators at one consent: whoever comes second sees what the first did; nothing rests on old facts."""

from datetime import date
from typing import Any

import pytest

from sspf.access.permissions import Permission
from sspf.cases.queries import reach
from sspf.consents.actions import custodies, refusals, signatures, withdrawals
from sspf.consents.queries import facts, papers
from sspf.consents.rules.facts import CustodyKind
from sspf.consents.rules.recording import CustodySource
from sspf.consents.rules.terms import CustodyTerms, RefusalTerms, WithdrawalTerms
from sspf.errors import Conflict
from tests.browser import Visitor
from tests.factories import consents
from tests.factories.consents import Round
from tests.house import House


def edition(house: House, made: Round) -> int:
    with house.work(writing=False) as work:
        return papers.papers(work, reach.find(work, Permission.consent_read, made.case_id)).edition


def answers(made: Round, guardian: int, **changes: Any) -> dict[str, Any]:
    sent = {"signer": made.family.guardian_ids[guardian], "signed_on": "2026-11-23", "extent": "allt"}
    return {**sent, "until_on": "2027-11-23", "informed_by": "Karin Ekmark", "language": "svenska", **changes}


def test_the_second_who_signs_sees_what_the_first_registered(house: House) -> None:
    made = consents.asked(house)
    path = f"{made.path}/{made.consent_id}/underskrift"
    slow, quick = Visitor(house).sign_in("koordinator"), Visitor(house).sign_in("ersattare")
    slow.get(path)
    slow.post(path, status=200, **answers(made, 1))
    assert "Ylva Provsson: har inte skrivit på" in slow.text
    quick.fill(path, **answers(made, 0, act="registrera"))
    slow.post(path, status=409, **answers(made, 1, interpreter="Tolkförmedlingen", act="registrera"))
    assert "Någon annan hann spara före dig" in slow.text
    assert "Ylva Provsson skrev på 2026-11-23: Måsviksskolan" in slow.text
    assert "Tolkförmedlingen" in {each.get("value") for each in slow.page.all("input")}
    with house.work() as work:
        assert reach.units_inside(work, made.case_id) == set()
    slow.post(path, status=200, **answers(made, 1))
    assert "Från nu" in slow.text
    slow.post(path, status=303, **answers(made, 1, act="registrera"))
    with house.work() as work:
        assert reach.units_inside(work, made.case_id) == set(consents.UNITS)


@pytest.mark.parametrize("form", ["tillbaka", "undantag", "ny", "nej"])
def test_every_form_of_the_consent_tells_that_somebody_was_faster(sqlite_house: House, form: str) -> None:
    made = consents.asked(sqlite_house)
    first, second = made.family.guardian_ids
    consents.sign(sqlite_house, made, first)
    sent: dict[str, dict[str, Any]] = {
        "tillbaka": {"signer": first, "extent": "allt", "received_on": "2026-11-23", "received_time": "10.00"},
        "undantag": {"guardian": second, "kind": "prevented", "from_on": "2026-11-23"},
        "ny": {"units": "region-bup", "from_on": "2026-11-23"},
        "nej": {"signer": second, "said_on": "2026-11-23"},
    }
    until = {"until_on": "2026-12-24", "evidence": "x", "decided_by": "y"} if form in ("undantag", "ny") else {}
    path = f"{made.path}/{made.consent_id}/nej" if form == "nej" else f"{made.path}/{form}"
    slow = Visitor(sqlite_house).sign_in("koordinator")
    slow.get(path)
    consents.sign(sqlite_house, made, second)
    slow.post(path, status=409, **sent[form], **until)
    assert "Arne Provsson skrev på 2026-11-23" in slow.text


def test_each_thing_written_down_makes_another_edition(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    first, second = made.family.guardian_ids
    seen = [edition(sqlite_house, made)]
    consents.sign(sqlite_house, made, first)
    seen.append(edition(sqlite_house, made))
    with sqlite_house.work() as work:
        withdrawals.withdraw(work, made.case_id, WithdrawalTerms(first, work.now))
        work.commit()
    seen.append(edition(sqlite_house, made))
    with sqlite_house.work() as work:
        refusals.refuse_to_sign(work, made.case_id, made.consent_id, RefusalTerms(second, work.today))
        work.commit()
    seen.append(edition(sqlite_house, made))
    assert seen == sorted(set(seen))
    with sqlite_house.work() as work, pytest.raises(Conflict):
        withdrawals.withdraw(work, made.case_id, WithdrawalTerms(first, work.now), seen[0])


@pytest.mark.parametrize("house", ["postgresql"], indirect=True)
def test_what_was_read_before_the_case_was_held_is_read_again(house: House) -> None:
    """Both have read the custody; then one ends it. What the other writes out must not rest on what it was.

    On SQLite the second waits before it reads anything.
    """
    made = consents.asked(house)
    first, second = made.family.guardian_ids
    consents.sign(house, made, first)
    with house.work("ersattare") as slow, house.work() as quick:
        reach.find(slow, Permission.consent_register, made.case_id)
        kept = facts.records(slow, [made.case_id])[made.case_id]
        (custody_id,) = (row.id for row in kept.custodies.values() if row.guardian_id == first and row.kind)
        source, ended_on = CustodySource.court_ruling, date(2026, 11, 22)
        ended = CustodyTerms(first, CustodyKind.joint, source, date(2012, 5, 12), ended_on)
        custodies.change_custody(quick, made.case_id, custody_id, ended, None)
        quick.commit()
        signatures.sign(slow, made.case_id, made.consent_id, consents.yes(slow, second, until_on=made.until_on))
        assert kept.custodies[custody_id].until_on == ended_on
        slow.commit()
    with house.work() as work:
        assert reach.units_inside(work, made.case_id) == set(), "custody is joint and one half has ended"
