"""Calling, answering, meeting and noting, as people meet it in the browser."""

import re
from datetime import timedelta
from typing import Any

import pytest

from sspf.meetings.rules.states import MeetingState, SummonsState
from tests.browser import Visitor, statements
from tests.factories import cases
from tests.factories import meetings as build
from tests.house import House

UNITS = ("skola-norr", "omradespolis")
CALL: dict[str, Any] = {
    "kind": "family_meeting",
    "day": "2026-12-09",
    "starts": "13.00",
    "ends": "14.30",
    "place": "Biblioteket",
    "purpose": "Hur vi hjälps åt med frånvaron.",
    "seats": ["rektor-norr"],
    "asked": "y",
}


@pytest.fixture
def house(sqlite_house: House) -> House:
    """SQLite alone: what reaches the tables from here is tried on both databases in `test_actions`."""
    return sqlite_house


@pytest.fixture
def family(house: House) -> cases.Family:
    return cases.shared(house, UNITS)


def new(made: cases.Family) -> str:
    return f"/arenden/{made.case_id}/moten/nytt"


def page(made: cases.Family, meeting_id: object) -> str:
    return f"/arenden/{made.case_id}/moten/{meeting_id}"


def test_the_coordinator_calls_and_sees_the_meeting_with_the_seven_points(
    visitor: Visitor, family: cases.Family
) -> None:
    visitor.sign_in("koordinator").fill(new(family), **CALL)
    assert "SSPF-möte onsdag 9 december kl. 13.00" in visitor.text
    points = ["Syftet med mötet", "Presentationsrunda", "Vilken oro finns?", "Vad fungerar?", "Vad behöver uppnås"]
    places = [visitor.text.index(each) for each in [*points, "Vem gör vad", "Uppföljning "]]
    assert places == sorted(places)
    assert "Rektor, Måsviksskolan" in visitor.text
    assert "Misstänker du att barnet far illa?" in visitor.text


def test_only_functions_inside_the_consent_are_offered(visitor: Visitor, family: cases.Family) -> None:
    visitor.sign_in("koordinator").get(new(family))
    assert {each["value"] for each in visitor.page.all("input") if each["name"] == "seats"} == {
        "rektor-norr",
        "gruppchef",
    }


def test_without_consent_the_page_says_what_is_missing_and_where_to_go(visitor: Visitor, house: House) -> None:
    made = cases.family(house)
    visitor.sign_in("koordinator").get(new(made))
    assert "Ingen kallelse kan skickas än" in visitor.text
    assert f"/arenden/{made.case_id}/samtycke" in "".join(each.get("href") or "" for each in visitor.page.all("a"))
    assert not visitor.page.all("textarea")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"day": "2026-11-22"}, "Tiden har redan varit."),
        ({"day": "2126-12-09"}, "mer än ett år bort"),
        ({"day": "9 december"}, "Skriv dagen som ÅÅÅÅ-MM-DD"),
        ({"ends": "12.30"}, "Mötet slutar innan det börjar."),
        ({"starts": "25.00"}, "med timmar och minuter"),
        ({"place": ""}, "Skriv var ni ses"),
        ({"link": "javascript:alert(1)"}, "Länken ska börja med https://"),
        ({"purpose": ""}, "Ange vad ni ska prata om."),
        ({"purpose": "x" * 2001}, "Korta vad ni ska prata om"),
        ({"seats": []}, "Välj minst en funktion att kalla."),
        ({"seats": ["fritidschef"]}, "i listan"),
        ({"kind": "fest"}, "i listan"),
    ],
)
def test_what_cannot_be_comes_back_with_a_sentence_and_what_was_typed(
    sqlite_house: House, wrong: dict[str, object], sentence: str
) -> None:
    made = cases.shared(sqlite_house, UNITS)
    seen = Visitor(sqlite_house).sign_in("koordinator")
    seen.get(new(made))
    seen.post(new(made), status=422, **{**CALL, **wrong})
    assert sentence in seen.text
    typed = [each.get("value") for each in seen.page.all("input")]
    assert str(wrong.get("starts", "13.00")) in typed or "13:00" in typed
    seen.get("/moten")
    assert "Inga möten är bokade" in seen.text


def test_pressing_twice_calls_once(visitor: Visitor, house: House, family: cases.Family) -> None:
    visitor.sign_in("koordinator").get(new(family))
    fields = visitor.page.fields(new(family)) or visitor.page.fields()
    first = visitor.post(new(family), status=303, **{**CALL, **fields}).headers["Location"]
    second = visitor.post(new(family), status=303, **{**CALL, **fields}).headers["Location"]
    assert first == second


def boxes(visitor: Visitor) -> dict[str, str]:
    """What is asked about before the kallelse goes out: the value of each box by what stands beside it."""
    found = re.findall(r'name="anyway"[^>]*value="([^"]*)"[^>]*>\s*<label[^>]*>([^<]*)</label>', visitor.response.text)
    return {label: value for value, label in found}


def test_complaint_e10_short_notice_is_told_before_and_ticked_and_no_obstacle(
    visitor: Visitor, house: House, family: cases.Family
) -> None:
    soon = {**CALL, "day": "2026-11-25"}
    visitor.sign_in("koordinator").get(new(family))
    visitor.post(new(family), status=422, **soon)
    assert list(boxes(visitor)) == ["Det är kort tid till mötet: 2 arbetsdagar"]
    visitor.post(new(family), status=422, **soon, anyway="short_notice::20261126T1300")
    assert list(boxes(visitor)), "another time's box is not this one's"
    visitor.post(new(family), status=303, **soon, anyway=list(boxes(visitor).values()))
    visitor.follow()
    assert "Kallelsen gick ut 2 arbetsdagar före mötet. Vi brukar ge 10 arbetsdagar." in visitor.text


def test_whoever_is_taken_is_told_by_function_and_time_and_nothing_else(
    visitor: Visitor, house: House, family: cases.Family
) -> None:
    other = cases.shared(house, UNITS)
    build.called(house, other.case_id, "rektor-norr", starts_at=build.WHEN + timedelta(minutes=30))
    visitor.sign_in("koordinator").get(new(family))
    visitor.post(new(family), status=422, **CALL)
    assert list(boxes(visitor)) == [
        "Redan upptagen: Karin Ekmark 13.30–14.30",
        "Redan upptagen: Rektor, Måsviksskolan 13.30–14.30",
    ]
    assert str(other.case_id) not in visitor.text
    visitor.post(new(family), status=303, **CALL, anyway=list(boxes(visitor).values()))


def test_a_room_that_is_taken_is_told_and_another_is_not(visitor: Visitor, house: House, family: cases.Family) -> None:
    with_room = {**CALL, "place": "", "room": "biblioteket-lilla"}
    visitor.sign_in("koordinator").fill(new(family), **with_room)
    assert "Biblioteket, lilla rummet, Tullslätten 4, plan 2" in visitor.text
    other = cases.shared(house, ("omradespolis",))
    theirs = {**with_room, "seats": ["gruppchef"]}
    visitor.get(new(other))
    visitor.post(new(other), status=422, **theirs)
    assert "Rummet är upptaget: Biblioteket, lilla rummet 13.00–14.30" in boxes(visitor)
    visitor.post(new(other), status=422, **{**theirs, "room": "familjecentralen"})
    assert not [each for each in boxes(visitor) if "Rummet" in each]


def test_the_holder_names_who_comes_and_changes_it(visitor: Visitor, house: House, family: cases.Family) -> None:
    meeting_id = build.called(house, family.case_id, "rektor-norr")
    summons = build.summons_of(house, family.case_id, meeting_id, "rektor-norr")
    path = f"/kallelser/{summons}"
    visitor.sign_in("rektor").fill(path, nominee=str(house.ids["kurator"]))
    assert "Kerstin Olofsdotter kommer" in visitor.text
    assert "Alva Provsson" in visitor.text
    visitor.fill(path, nominee=str(house.ids["rektor"]))
    assert "Rebecka Lindahl kommer" in visitor.text
    answer = build.view(house, family.case_id, meeting_id).summonses[0]
    assert (answer.state, answer.nominee) == (SummonsState.answered, "Rebecka Lindahl")


def test_the_holder_declines_with_a_reason_and_not_without(
    visitor: Visitor, house: House, family: cases.Family
) -> None:
    meeting_id = build.called(house, family.case_id, "rektor-norr")
    path = f"/kallelser/{build.summons_of(house, family.case_id, meeting_id, 'rektor-norr')}/nej"
    visitor.sign_in("rektor").get(path)
    visitor.post(path, status=422, message="Vi ringer.")
    assert "Ange varför ingen kan komma." in visitor.text
    assert "Vi ringer." in visitor.text
    visitor.fill(path, reason="ingen-kan", message="Vi ringer.")
    assert "Ni har svarat att ingen kan komma" in visitor.text
    visitor.sign_in("koordinator").get(page(family, meeting_id))
    assert "Ingen kan komma den tiden. Vi ringer." in visitor.text


def test_a_kallelse_is_not_found_by_anyone_else(visitor: Visitor, house: House, family: cases.Family) -> None:
    summons = build.summons_of(house, family.case_id, build.called(house, family.case_id, "rektor-norr"), "rektor-norr")
    visitor.sign_in("gruppchef").get(f"/kallelser/{summons}", status=404)
    visitor.sign_in("kurator").get(f"/kallelser/{summons}", status=404)
    visitor.sign_in("styrgrupp").get(f"/kallelser/{summons}", status=403)


def test_notes_are_written_point_by_point_and_read_by_those_they_are_open_to(visitor: Visitor, house: House) -> None:
    made = cases.shared(house, UNITS, kinds=["samverkan", "skola"])
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    point = f"{page(made, meeting_id)}/punkter/risk"
    visitor.sign_in("koordinator").fill(point, text="Kommer sent på måndagar.", information="skola")
    assert "Punkt 3 av 7" in visitor.text
    visitor.fill(point, text="Svårt hemma just nu.", information="familj")
    visitor.get(page(made, meeting_id))
    assert "Kommer sent på måndagar." in visitor.text
    assert "Svårt hemma just nu." in visitor.text
    visitor.sign_in("rektor").get(page(made, meeting_id))
    assert "Kommer sent på måndagar." in visitor.text
    assert "Svårt hemma just nu." not in visitor.text
    visitor.get(point, status=403)


def test_an_empty_note_is_refused_and_html_is_only_text(visitor: Visitor, house: House, family: cases.Family) -> None:
    meeting_id = build.called(house, family.case_id, "rektor-norr")
    point = f"{page(family, meeting_id)}/punkter/risk"
    visitor.sign_in("koordinator").get(point)
    visitor.post(point, status=422, text="", information="skola")
    assert "Ange anteckningen." in visitor.text
    visitor.fill(point, text="<script>alert(1)</script>", information="skola")
    assert "<script>alert(1)</script>" in visitor.text
    visitor.get(f"{page(family, meeting_id)}/punkter/hittepa", status=404)


def test_a_stale_note_shows_both_versions(visitor: Visitor, house: House, family: cases.Family) -> None:
    meeting_id = build.called(house, family.case_id, "rektor-norr")
    note = build.noted(house, family.case_id, meeting_id, "risk", "Först.")
    path = f"{page(family, meeting_id)}/anteckningar/{note}"
    visitor.sign_in("koordinator").get(path)
    other = Visitor(house).sign_in("ersattare")
    other.fill(path, text="Mellan.", information="skola")
    visitor.post(path, status=409, text="Sist.", information="skola")
    assert "Mellan." in visitor.text
    assert "Sist." in visitor.text
    visitor.post(path, status=303, text="Sist.", information="skola")


def test_complaint_v7_who_proposed_another_time_sees_it_in_the_answer(
    visitor: Visitor, house: House, family: cases.Family
) -> None:
    meeting_id = build.called(house, family.case_id, "rektor-norr")
    path = f"/kallelser/{build.summons_of(house, family.case_id, meeting_id, 'rektor-norr')}"
    visitor.sign_in("rektor").fill(f"{path}/nej", reason="ingen-kan", other_time="Torsdag efter tre.")
    visitor.get(path)
    assert "Ni föreslog: Torsdag efter tre." in visitor.text


def test_who_came_is_filled_in_and_ends_the_meeting(visitor: Visitor, house: House, family: cases.Family) -> None:
    meeting_id = build.called(house, family.case_id, "rektor-norr")
    path = f"{page(family, meeting_id)}/deltagande"
    keys = [each.key for each in build.view(house, family.case_id, meeting_id).expected]
    rows = {f"rows-{place}-key": key for place, key in enumerate(keys)}
    rows |= {f"rows-{place}-attendance": "present" for place, _ in enumerate(keys)}
    house.clock.at = build.WHEN + timedelta(minutes=30)
    visitor.sign_in("koordinator").get(path)
    first = next(each for each in visitor.page.all("button") if each.get("class") == "btn btn-primary")
    assert first.get("name") is None  # Enter in a field presses the first button: it ends no meeting
    visitor.post(path, status=422, held="ja", **{**rows, "rows-0-attendance": "absent"})
    assert "Välj varför personen inte är med." in visitor.text
    assert "Skriv kort varför personen är med på mötet." in visitor.text
    mended = {"rows-0-attendance": "absent", "rows-0-reason": "vill-inte", "rows-3-why_here": "Är mentor"}
    visitor.post(path, status=303, held="ja", **{**rows, **mended})
    visitor.follow()
    assert "Genomfört" in visitor.text
    assert "Är mentor" in visitor.text
    assert build.view(house, family.case_id, meeting_id).meeting.state is MeetingState.held


def test_a_meeting_is_moved_and_the_second_who_moves_it_sees_the_first(
    visitor: Visitor, house: House, family: cases.Family
) -> None:
    meeting_id = build.called(house, family.case_id, "rektor-norr")
    path = f"{page(family, meeting_id)}/andra"
    values = {name: CALL[name] for name in ("day", "starts", "ends", "purpose")}
    visitor.sign_in("koordinator").get(path)
    Visitor(house).sign_in("ersattare").fill(path, **values, place="Fritidsgården")
    visitor.post(path, status=409, **values, place="Skolan")
    assert "Fritidsgården" in visitor.text
    assert "Skolan" in [each.get("value") for each in visitor.page.all("input")]


def test_a_meeting_is_called_off(visitor: Visitor, house: House, family: cases.Family) -> None:
    meeting_id = build.called(house, family.case_id, "rektor-norr")
    visitor.sign_in("koordinator").get(page(family, meeting_id))
    visitor.post(f"{page(family, meeting_id)}/installt", status=303)
    visitor.follow()
    assert "Inställt" in visitor.text
    visitor.sign_in("rektor").get(page(family, meeting_id))
    assert "Inställt" in visitor.text


def test_an_outsider_finds_no_meeting(visitor: Visitor, house: House, family: cases.Family) -> None:
    meeting_id = build.called(house, family.case_id, "rektor-norr")
    visitor.sign_in("gruppchef").get(page(family, meeting_id), status=404)
    visitor.sign_in("styrgrupp").get(page(family, meeting_id), status=403)
    other = cases.shared(house, UNITS)
    visitor.sign_in("koordinator").get(page(other, meeting_id), status=404)


@pytest.mark.parametrize(("login", "path", "most"), [("koordinator", "list", 6), ("rektor", "list", 6)])
def test_the_list_costs_the_same_for_many_meetings(
    visitor: Visitor, house: House, login: str, path: str, most: int
) -> None:
    for _ in range(2):
        made = cases.shared(house, UNITS)
        build.called(house, made.case_id, "rektor-norr")
        build.called(house, made.case_id, "rektor-norr", starts_at=build.WHEN + timedelta(days=1))
    visitor.sign_in(login)
    with statements(house) as seen:
        visitor.get("/moten")
    assert visitor.text.count("SSPF-möte") == 4
    assert len(seen) <= most, seen


@pytest.mark.parametrize("login", ["koordinator", "rektor"])
def test_the_meetings_page_costs_the_same_whatever_it_holds(
    visitor: Visitor, house: House, family: cases.Family, login: str
) -> None:
    """One statement for each thing that stands on it, and none for each row."""
    meeting_id = build.called(house, family.case_id, "rektor-norr", "gruppchef")
    summons = build.summons_of(house, family.case_id, meeting_id, "rektor-norr")
    build.named(house, summons, "rektor", "kurator")
    for point in ("risk", "skydd", "mal"):
        build.noted(house, family.case_id, meeting_id, point, "Något.")
    visitor.sign_in(login)
    paths = [page(family, meeting_id)]
    paths += [f"/kallelser/{summons}"] if login == "rektor" else [f"{page(family, meeting_id)}/deltagande", new(family)]
    for path in paths:
        with statements(house) as seen:
            visitor.get(path)
        assert len(seen) <= (15 if login == "koordinator" else 13), (path, seen)
