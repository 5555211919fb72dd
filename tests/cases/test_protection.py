"""Protected personal data: covered for everyone, shown once with a reason, to two when it must be (R63–R66)."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.cases.actions import circle, parts, places, protections
from sspf.cases.actions.parts import Part
from sspf.cases.models import Case, Participant, PlaceRequest
from sspf.cases.queries import people, reach
from sspf.cases.queries import places as known_places
from sspf.cases.rules.people import PersonRole
from sspf.cases.rules.places import (
    PlaceProblem,
    PlaceReason,
    PlaceState,
    Protection,
    ProtectionKind,
    ProtectionSource,
    asked_before,
    may_decide,
    may_look,
)
from sspf.cases.rules.states import CaseProblem
from sspf.cases.rules.terms import Wish
from sspf.errors import NotFound, Refused
from tests.browser import Visitor
from tests.factories import cases, consents
from tests.factories import meetings as build_meetings
from tests.factories import parts as build
from tests.house import START, House

PLACES = ("Provvägen 1", "08-465 004 17", "ylva@provsson.example", "Måsviksskolan 8B", "Norrliden")
MOTHER = replace(cases.MOTHER, address=PLACES[0], phone=PLACES[1], email=PLACES[2], protected=True)
YOUTH = replace(cases.YOUTH, school=PLACES[3])
KNOWN = Protection(ProtectionKind.protected_registration, ProtectionSource.population_register)
WISH = Wish(PlaceReason.danger, "Polisen behöver nå henne i kväll.", "Gruppchefen")


def protected(house: House) -> cases.Family:
    """A mother with protected data, a youth who goes to school from where she lives, and a father."""
    return cases.family(house, YOUTH, (MOTHER, cases.FATHER))


def shielded(house: House, made: cases.Family | None = None) -> cases.Family:
    """The same, where the father must not learn where the mother is."""
    made = made or protected(house)
    mother, father = made.guardian_ids
    change(house, made.case_id, mother, replace(KNOWN, shielded_from=frozenset({father})))
    return made


def change(
    house: House, case_id: UUID, person_id: UUID, protection: Protection | None, who: str = "koordinator"
) -> None:
    with house.work(who) as work:
        protections.change(work, case_id, person_id, protection, None)
        work.commit()


def ask(house: House, made: cases.Family, who: str = "koordinator", wish: Wish = WISH) -> UUID:
    with house.work(who) as work:
        request_id = places.ask(work, made.case_id, made.guardian_ids[0], wish)
        work.commit()
    return request_id


def decide(house: House, made: cases.Family, request_id: UUID, who: str, agree: bool = True) -> None:
    with house.work(who) as work:
        places.decide(work, made.case_id, request_id, agree=agree)
        work.commit()


# -- R63: covered, and visible only to named persons


def test_r63_places_are_covered_for_the_coordinator_too_on_every_page_of_the_case(sqlite_house: House) -> None:
    made = protected(sqlite_house)
    visitor, case = Visitor(sqlite_house).sign_in("koordinator"), f"/arenden/{made.case_id}"
    pages = [
        "",
        "/personer",
        "/skydd",
        "/deltagare",
        "/overlamning",
        "/skolbyte",
        "/samtycke",
        "/avslut",
        "/plan",
        "/lasningar",
    ]
    edits = [f"/personer/{each}/andra" for each in (made.youth_id, *made.guardian_ids)]
    forms = [f"/skydd/{made.guardian_ids[0]}{each}" for each in ("", "/visning", "/uppgifter")]
    for path in ["/arenden", "/", *(case + each for each in [*pages, *edits, *forms])]:
        visitor.get(path)
        assert not [place for place in PLACES if place in visitor.response.text], path


def test_complaint_p10_a_partner_never_meets_a_protected_address(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    mother = made.family.guardian_ids[0]
    cases.take_part(sqlite_house, made.case_id, "polis")
    change(sqlite_house, made.case_id, mother, KNOWN)
    with sqlite_house.work() as work:
        places.write(work, made.case_id, mother, {"address": PLACES[0], "phone": PLACES[1]})
        work.commit()
    partner = Visitor(sqlite_house).sign_in("polis")
    for path in ("", "/plan"):
        page = partner.client.get(f"/arenden/{made.case_id}{path}").text
        assert not [place for place in PLACES[:3] if place in page]
    for path in ("/personer", "/skydd", f"/skydd/{mother}/visning"):
        partner.get(f"/arenden/{made.case_id}{path}", status=403)


def test_r63_a_protected_case_is_seen_by_named_persons_and_by_no_function_or_substitute(house: House) -> None:
    made = consents.given(house)
    with house.work() as work:
        parts.take_part(work, made.case_id, Part("omradespolis", seat="gruppchef"))
        work.commit()
    cases.take_part(house, made.case_id, "kurator")
    build.stands_in(house, "kurator", "rektor")
    assert [sees(house, each, made.case_id) for each in ("gruppchef", "kurator", "rektor")] == [True, True, True]
    change(house, made.case_id, made.family.guardian_ids[0], KNOWN)
    assert [sees(house, each, made.case_id) for each in ("gruppchef", "kurator", "rektor")] == [False, True, False]


def test_r63_the_clause_itself_shuts_functions_out_not_only_the_act(house: House) -> None:
    """A part by function that slipped in at the same instant opens nothing."""
    made = consents.given(house)
    change(house, made.case_id, made.family.guardian_ids[0], KNOWN)
    with house.work() as work:
        case = reach.find(work, Permission.case_manage, made.case_id).case
        row = Participant(case_id=case.id, unit="omradespolis", seat="gruppchef", from_on=work.today)
        work.add(row)
        circle.widen(work, reach.find(work, Permission.case_manage, made.case_id))
        case.named_only = True
        work.commit()
    assert not sees(house, "gruppchef", made.case_id)


def test_r63_whoever_holds_a_called_function_is_let_into_a_protected_case_by_name(house: House) -> None:
    made = consents.given(house)
    change(house, made.case_id, made.family.guardian_ids[0], KNOWN)
    with house.work() as work:
        parts.take_part(work, made.case_id, Part("omradespolis", seat="gruppchef"))
        work.commit()
        rows = work.session.scalars(select(Participant).where(Participant.case_id == made.case_id)).all()
        assert [(row.seat, row.account_id) for row in rows] == [(None, house.ids["gruppchef"])]
    assert sees(house, "gruppchef", made.case_id)


def test_r63_a_function_that_nobody_holds_cannot_be_let_into_a_protected_case(sqlite_house: House) -> None:
    made = consents.given(sqlite_house, units=["elevhalsa"])
    change(sqlite_house, made.case_id, made.family.guardian_ids[0], KNOWN)
    with sqlite_house.work() as work, pytest.raises(Refused) as refused:
        parts.take_part(work, made.case_id, Part("elevhalsa", seat="elevhalsochef"))
    assert refused.value.reason is CaseProblem.nobody_holds_it


def test_r63_a_case_opens_to_functions_again_only_when_nobody_is_protected(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    mother = made.family.guardian_ids[0]
    change(sqlite_house, made.case_id, mother, KNOWN)
    visitor, path = Visitor(sqlite_house).sign_in("koordinator"), f"/arenden/{made.case_id}"
    visitor.get(f"{path}/deltagare/ny")
    assert "(funktion)" not in visitor.text
    visitor.get(f"{path}/skydd")
    visitor.post(f"{path}/krets/funktioner", status=422)
    assert "Någon i ärendet har skyddade uppgifter." in visitor.text
    change(sqlite_house, made.case_id, mother, None)
    visitor.get(f"{path}/skydd")
    visitor.post(f"{path}/krets/funktioner", status=303)
    assert "(funktion)" in visitor.get(f"{path}/deltagare/ny").text


def test_a_coordinator_may_keep_any_case_to_named_persons(sqlite_house: House) -> None:
    """So that what stands open in the database does not tell who lives protected."""
    made = consents.given(sqlite_house)
    with sqlite_house.work() as work:
        parts.take_part(work, made.case_id, Part("omradespolis", seat="gruppchef"))
        work.commit()
    visitor, path = Visitor(sqlite_house).sign_in("koordinator"), f"/arenden/{made.case_id}"
    visitor.get(f"{path}/skydd")
    visitor.post(f"{path}/krets/namngivna", status=303)
    assert "Nu ser bara namngivna personer ärendet." in visitor.follow().text
    assert not sees(sqlite_house, "gruppchef", made.case_id)


def test_r63_the_youths_school_is_covered_when_only_a_guardian_is_protected(house: House) -> None:
    made = protected(house)
    with house.work(writing=False) as work:
        sight = reach.find(work, Permission.case_read, made.case_id)
        lines = {each.role: each for each in people.people(work, sight) if each.given_name != "Arne"}
        father = next(each for each in people.people(work, sight) if each.given_name == "Arne")
    assert (lines[PersonRole.youth].hidden, lines[PersonRole.youth].school) == (True, "")
    assert lines[PersonRole.guardian].address == ""
    assert not father.hidden


def test_r63_correcting_a_name_neither_shows_nor_loses_what_is_covered(sqlite_house: House) -> None:
    made = protected(sqlite_house)
    mother = made.guardian_ids[0]
    path = f"/arenden/{made.case_id}/personer/{mother}/andra"
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    said = {"given_name": "Yrsa", "family_name": "Provsson", "needs_interpreter": "nej"}
    visitor.fill(path, **said, address="Ny väg 2", protected="nej")
    with sqlite_house.work() as work:
        row = people.person(work, reach.find(work, Permission.case_manage, made.case_id), mother)
        assert (row.given_name, row.address, row.phone, row.protected) == ("Yrsa", PLACES[0], PLACES[1], True)


def test_r63_new_contact_data_are_written_without_a_look_at_the_old(sqlite_house: House) -> None:
    made = protected(sqlite_house)
    path = f"/arenden/{made.case_id}/skydd/{made.guardian_ids[0]}/uppgifter"
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get(path)
    visitor.post(path, status=422)
    assert "Skriv minst en ny uppgift" in visitor.text
    visitor.fill(path, phone="08-465 004 19")
    assert "004 19" not in visitor.text
    with sqlite_house.work() as work:
        row = people.person(work, reach.find(work, Permission.case_manage, made.case_id), made.guardian_ids[0])
        assert (row.phone, row.address) == ("08-465 004 19", PLACES[0])


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
    right = ask(sqlite_house, made, wish=Wish(PlaceReason.correction, "Domen är upphävd."))
    decide(sqlite_house, made, right, "ersattare")
    change(sqlite_house, made.case_id, mother, KNOWN)
    with sqlite_house.work(writing=False) as work:
        sight = reach.find(work, Permission.case_manage, made.case_id)
        assert not known_places.digital_only(work, sight)


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


# -- R65: asked


def test_r65_the_question_is_asked_at_intake_and_before_each_kallelse(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    visitor, path = Visitor(sqlite_house).sign_in("koordinator"), f"/arenden/{made.case_id}/moten/nytt"
    assert "Ingen har frågat än." in visitor.get(path).text
    call = {"kind": "family_meeting", "day": "2026-12-09", "starts": "13.00", "ends": "14.00", "place": "Biblioteket"}
    call |= {"purpose": "Hur vi hjälps åt.", "seats": "rektor-norr"}
    visitor.post(path, status=422, **call)
    assert "Fråga familjen först och kryssa sedan här." in visitor.text
    visitor.fill(path, **call, asked="y")
    assert "Senast frågat 2026-11-23." in visitor.get(path).text
    personer = f"/arenden/{made.case_id}/personer/ny"
    visitor.get(personer)
    visitor.post(personer, status=422, role="relative", given_name="Moa", family_name="P", needs_interpreter="nej")
    assert "Ange om personen har skyddade personuppgifter." in visitor.text


def test_r65_nobody_was_asked_until_everybody_was() -> None:
    asked = Protection().asked(date(2026, 11, 1))
    assert asked_before([asked, Protection()]) is None
    assert asked_before([asked, Protection().asked(date(2026, 10, 1))]) == date(2026, 10, 1)
    assert asked_before([]) is None


def test_r65_an_entry_is_looked_at_again_in_half_a_year_or_when_it_says() -> None:
    asked = Protection().asked(date(2026, 1, 1))
    assert asked.look_again_on() == date(2026, 6, 30)
    assert replace(asked, review_on=date(2026, 3, 1)).look_again_on() == date(2026, 3, 1)
    assert Protection().look_again_on() is None


def test_r63_kind_source_and_days_are_written_on_a_page_of_their_own(sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    mother, father = made.guardian_ids
    path = f"/arenden/{made.case_id}/skydd/{mother}"
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get(path)
    visitor.post(path, status=422, protected="ja")
    assert "Ange vilket skydd." in visitor.text
    said = {"protected": "ja", "kind": "secrecy_mark", "source": "family", "shielded_from": str(father)}
    visitor.post(path, status=422, **said, from_on="2026-12-24")
    assert "Skyddet kan inte ha börjat efter i dag." in visitor.text
    visitor.post(path, status=422, **said, review_on="2026-11-01")
    assert "Välj en dag efter i dag" in visitor.text
    visitor.fill(path, **said, from_on="2026-01-02", review_on="2027-01-02")
    for words in ("Sekretessmarkering", "Skyddas från Arne Provsson.", "2026-01-02", "2027-01-02", "2026-11-23"):
        assert words in visitor.text, words
    # Two who write at once: the second sees that somebody was faster.
    visitor.get(path)
    Visitor(sqlite_house).sign_in("ersattare").fill(path, **{**said, "kind": "other"})
    visitor.post(path, status=409, **said)


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


def sees(house: House, login: str, case_id: UUID) -> bool:
    """Whether the case exists for somebody."""
    with house.work(login, writing=False) as work:
        found = work.session.scalars(reach.visible_ids(work, Permission.case_read)).all()
    return case_id in found


def refusal(house: House, made: cases.Family, request_id: UUID, who: str) -> object:
    """Why somebody is not shown the place; fails when they are."""
    with house.work(who) as work, pytest.raises((Refused, NotFound)) as refused:
        places.show(work, made.case_id, request_id)
    return refused.value.reason if isinstance(refused.value, Refused) else NotFound
