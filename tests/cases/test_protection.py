"""Protected personal data: covered for everyone, seen by named persons, asked about anew (R63, R65)."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.cases.actions import circle, parts, places
from sspf.cases.actions.parts import Part
from sspf.cases.models import Participant
from sspf.cases.queries import people, reach
from sspf.cases.rules.people import PersonRole
from sspf.cases.rules.protections import Protection, asked_before
from sspf.cases.rules.states import CaseProblem
from sspf.errors import Refused
from tests.browser import Visitor
from tests.factories import cases, consents
from tests.factories import parts as build
from tests.factories.protection import KNOWN, PLACES, change, protected
from tests.house import House

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
    assert asked.look_again_on(180) == date(2026, 6, 30)
    assert replace(asked, review_on=date(2026, 3, 1)).look_again_on(180) == date(2026, 3, 1)
    assert Protection().look_again_on(180) is None


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


def sees(house: House, login: str, case_id: UUID) -> bool:
    """Whether the case exists for somebody."""
    with house.work(login, writing=False) as work:
        found = work.session.scalars(reach.visible_ids(work, Permission.case_read)).all()
    return case_id in found
