"""Where a protected person can be found: shown once with a reason, and to two when it must be (R63, R64, R66)."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.cases.actions import places, protections
from sspf.cases.models import Case, PlaceRequest
from sspf.cases.queries import places as known_places
from sspf.cases.queries import reach
from sspf.cases.rules.places import PlaceReason, PlaceState, may_decide, may_look
from sspf.cases.rules.protections import PlaceProblem, Protection, ProtectionKind, ProtectionSource
from sspf.cases.rules.terms import Wish
from sspf.errors import NotFound, Refused
from tests.browser import Visitor
from tests.factories import cases, consents
from tests.factories import meetings as build_meetings
from tests.factories.protection import KNOWN, PLACES, WISH, ask, change, decide, protected, shielded
from tests.house import START, House

CORRECTION = Wish(PlaceReason.correction, "Domen är upphävd.")

# -- showing once, with a reason


def test_r63_a_place_is_shown_once_with_a_reason_that_the_log_keeps(sqlite_house: House) -> None:
    made = protected(sqlite_house)
    visitor, skydd = Visitor(sqlite_house).sign_in("koordinator"), f"/arenden/{made.case_id}/skydd"
    asking = f"{skydd}/{made.guardian_ids[0]}/visning"
    visitor.get(asking)
    visitor.post(asking, status=422, reason="", words="")
    assert "Ange varför du behöver uppgifterna." in visitor.text
    visitor.fill(asking, reason="contact", words="Behöver ringa om mötet.")
    show = next(str(each["action"]) for each in visitor.page.all("form") if "/visningar/" in str(each.get("action")))
    visitor.post(show, status=200)
    for place in PLACES[:3]:
        assert place in visitor.text
    assert visitor.response.headers["Cache-Control"] == "no-store"
    assert visitor.response.headers["Refresh"] == f"120; url={skydd}"
    visitor.get(skydd)
    visitor.post(show, status=422)
    assert "redan visade" in visitor.text
    assert not [place for place in PLACES if place in visitor.text]
    with sqlite_house.work(writing=False) as work:
        names = [row.name for row in work.session.scalars(select(AuditEntry))]
        facts = [row.facts for row in work.session.scalars(select(AuditEntry).where(AuditEntry.name == "PlaceShown"))]
    assert names.count("PlaceShown") == 1
    assert '"reason": "contact"' in facts[0]
    assert "Behöver ringa" not in facts[0]


def test_r66_a_place_is_not_printed_and_every_sheet_says_that_the_data_are_protected(sqlite_house: House) -> None:
    made = protected(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    for path in ("", "/personer", "/deltagare", "/skydd"):
        assert "Skyddade personuppgifter." in visitor.get(f"/arenden/{made.case_id}{path}").text
    request_id = ask(sqlite_house, made)
    visitor.get(f"/arenden/{made.case_id}/skydd")
    visitor.post(f"/arenden/{made.case_id}/skydd/visningar/{request_id}", status=200)
    before, _, shown = visitor.response.text.partition('class="screen-only"')
    assert PLACES[0] in shown
    assert PLACES[0] not in before
    assert "går inte att skriva ut" in before


def test_somebody_who_is_not_covered_needs_no_request(sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    with sqlite_house.work() as work, pytest.raises(Refused) as refused:
        places.ask(work, made.case_id, made.guardian_ids[0], WISH)
    assert refused.value.reason is PlaceProblem.not_protected


# -- R64: two people


def test_r64_a_place_is_shown_after_another_coordinator_has_agreed(house: House) -> None:
    made = shielded(house)
    request_id = ask(house, made)
    assert refusal(house, made, request_id, "koordinator") is PlaceProblem.not_agreed
    starts = {login: Visitor(house).sign_in(login).get("/").text for login in ("koordinator", "ersattare")}
    assert {login: "Svara på en begäran om skyddade uppgifter" in text for login, text in starts.items()} == {
        "koordinator": False,
        "ersattare": True,
    }
    decide(house, made, request_id, "ersattare")
    with house.work() as work:
        found = places.show(work, made.case_id, request_id)
        work.commit()
    assert (found.name, dict(found.rows)["address"]) == ("Ylva Provsson", PLACES[0])
    assert refusal(house, made, request_id, "koordinator") is PlaceProblem.not_agreed


def test_r64_nobody_agrees_to_the_own_request_and_only_the_asker_looks(house: House) -> None:
    made = shielded(house)
    request_id = ask(house, made)
    with house.work() as work, pytest.raises(Refused) as refused:
        places.decide(work, made.case_id, request_id, agree=True)
    assert refused.value.reason is PlaceProblem.own_request
    decide(house, made, request_id, "ersattare")
    assert refusal(house, made, request_id, "ersattare") is PlaceProblem.not_own_request


def test_r64_a_request_and_an_agreement_last_a_day_each(house: House) -> None:
    made = shielded(house)
    late, agreed = ask(house, made), ask(house, made)
    decide(house, made, agreed, "ersattare")
    house.clock.forward(hours=24)
    with house.work("ersattare") as work, pytest.raises(Refused) as refused:
        places.decide(work, made.case_id, late, agree=True)
    assert refused.value.reason is PlaceProblem.too_late
    assert refusal(house, made, agreed, "koordinator") is PlaceProblem.too_late


def test_r64_a_no_is_a_no_and_is_given_once(sqlite_house: House) -> None:
    made = shielded(sqlite_house)
    request_id = ask(sqlite_house, made)
    decide(sqlite_house, made, request_id, "ersattare", agree=False)
    with sqlite_house.work("ersattare") as work, pytest.raises(Refused) as refused:
        places.decide(work, made.case_id, request_id, agree=True)
    assert refused.value.reason is PlaceProblem.decided_already
    assert refusal(sqlite_house, made, request_id, "koordinator") is PlaceProblem.not_agreed


def test_r64_taking_the_shield_away_takes_two_as_well(sqlite_house: House) -> None:
    made = shielded(sqlite_house)
    mother = made.guardian_ids[0]
    for said in (None, KNOWN):
        with sqlite_house.work() as work, pytest.raises(Refused) as refused:
            protections.change(work, made.case_id, mother, said, None)
        assert refused.value.reason is PlaceProblem.shielded_still
    other = ask(sqlite_house, made)
    decide(sqlite_house, made, other, "ersattare")
    with sqlite_house.work() as work, pytest.raises(Refused):
        protections.change(work, made.case_id, mother, KNOWN, None)
    right = ask(sqlite_house, made, wish=CORRECTION)
    decide(sqlite_house, made, right, "ersattare")
    change(sqlite_house, made.case_id, mother, KNOWN)
    with sqlite_house.work(writing=False) as work:
        sight = reach.find(work, Permission.case_manage, made.case_id)
        assert not known_places.digital_only(work, sight)


def test_r64_nobody_uncovers_somebody_else_alone_where_one_is_shielded(sqlite_house: House) -> None:
    """The young person is shielded from the father; the mother lives protected with her, and may not be uncovered."""
    made = protected(sqlite_house)
    mother, father = made.guardian_ids
    change(sqlite_house, made.case_id, made.youth_id, replace(KNOWN, shielded_from=frozenset({father})))
    with sqlite_house.work() as work, pytest.raises(Refused) as refused:
        protections.change(work, made.case_id, mother, None, None)
    assert refused.value.reason is PlaceProblem.shielded_still
    right = ask(sqlite_house, made, wish=CORRECTION)
    decide(sqlite_house, made, right, "ersattare")
    change(sqlite_house, made.case_id, mother, None)


def test_r64_what_one_could_see_alone_before_the_shield_takes_two_after_it(sqlite_house: House) -> None:
    made = protected(sqlite_house)
    looking, correcting = ask(sqlite_house, made), ask(sqlite_house, made, wish=CORRECTION)
    shielded(sqlite_house, made)
    assert refusal(sqlite_house, made, looking, "koordinator") is PlaceProblem.not_agreed
    assert refusal(sqlite_house, made, correcting, "koordinator") is PlaceProblem.not_agreed
    with sqlite_house.work() as work, pytest.raises(Refused) as refused:
        protections.change(work, made.case_id, made.guardian_ids[0], KNOWN, None)
    assert refused.value.reason is PlaceProblem.shielded_still


def test_complaint_v8_where_one_is_shielded_the_family_only_meets_digitally(house: House) -> None:
    """The other guardian reads the kallelse: no room, no school, no office stands in it."""
    made = consents.given(house)
    mother, father = made.family.guardian_ids
    change(house, made.case_id, mother, replace(KNOWN, shielded_from=frozenset({father})))
    visitor, path = Visitor(house).sign_in("koordinator"), f"/arenden/{made.case_id}/moten/nytt"
    call = {"kind": "family_meeting", "day": "2026-12-09", "starts": "13.00", "ends": "14.00", "asked": "y"}
    call |= {"purpose": "Hur vi hjälps åt.", "seats": "rektor-norr"}
    visitor.get(path)
    visitor.post(path, status=422, **call, place="Biblioteket")
    assert "Ta bort platsen och skriv en länk till ett digitalt möte." in visitor.text
    visitor.fill(path, **call, link="https://mote.example/1")
    assert "Kallelsen är skickad." in visitor.text


def test_what_is_packed_comes_back() -> None:
    whole = Protection(
        ProtectionKind.other,
        ProtectionSource.court,
        date(2026, 1, 1),
        date(2027, 1, 1),
        date(2026, 2, 2),
        frozenset({uuid4(), uuid4()}),
    )
    assert Protection.unpacked(whole.packed()) == whole
    assert Protection.unpacked(None) == Protection()


def test_who_may_agree_and_look_is_decided_to_the_instant() -> None:
    asker, other = uuid4(), uuid4()
    end = START + timedelta(hours=24)
    assert may_decide(asker, asker, end, START) is PlaceProblem.own_request
    assert may_decide(asker, other, end, end) is PlaceProblem.too_late
    assert may_decide(asker, other, end, end - timedelta(microseconds=1)) is None
    looks = {state: may_look(state, end, START) for state in PlaceState}
    assert [state for state, problem in looks.items() if problem is None] == [PlaceState.agreed]
    assert may_look(PlaceState.agreed, end, end) is PlaceProblem.too_late


def test_a_request_of_another_case_is_not_found(sqlite_house: House) -> None:
    mine, other = protected(sqlite_house), protected(sqlite_house)
    request_id = ask(sqlite_house, other)
    assert refusal(sqlite_house, mine, request_id, "koordinator") is NotFound


def test_r63_nothing_about_a_request_stands_open_but_who_and_when(house: House) -> None:
    made = protected(house)
    ask(house, made)
    with house.installation.engine.connect() as connection:
        row = connection.execute(select(PlaceRequest.__table__)).mappings().one()
        case = connection.execute(select(Case.__table__.c.named_only)).scalar_one()
    for value in row.values():
        assert b"Polisen" not in (value if isinstance(value, bytes) else str(value).encode())
    assert case is True


def test_a_kallelse_in_a_protected_case_reaches_the_one_who_holds_the_function(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    change(sqlite_house, made.case_id, made.family.guardian_ids[0], KNOWN)
    meeting_id = build_meetings.called(sqlite_house, made.case_id, "rektor-norr")
    summons = build_meetings.summons_of(sqlite_house, made.case_id, meeting_id, "rektor-norr")
    Visitor(sqlite_house).sign_in("rektor").get(f"/kallelser/{summons}", status=200)


def refusal(house: House, made: cases.Family, request_id: UUID, who: str) -> object:
    """Why somebody is not shown the place; fails when they are."""
    with house.work(who) as work, pytest.raises((Refused, NotFound)) as refused:
        places.show(work, made.case_id, request_id)
    return refused.value.reason if isinstance(refused.value, Refused) else NotFound
