"""The screen, the small forms and the end of a meeting: what the family sees, and what works without scripts."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from sspf.audit.models import AuditEntry
from sspf.meetings.rules.states import AttendeeRole, MeetingKind, MeetingState
from sspf.statements.actions import marks
from tests.browser import Visitor, statements
from tests.factories import meeting_mode, meetings, plans, protection, talks
from tests.factories import statements as said
from tests.factories.meeting_mode import Going
from tests.house import House


@pytest.fixture
def leader(sqlite_house: House) -> Visitor:
    """Whoever leads the meeting, signed in when it has begun."""
    return Visitor(sqlite_house)


def enter(leader: Visitor, planned: bool = False) -> Going:
    at = meeting_mode.going(leader.house, planned)
    leader.sign_in("koordinator")
    return at


def note(at: Going, point: str = "risk") -> str:
    return f"{at.path}/moteslage/blad/{point}"


def typed_fields(leader: Visitor, path: str) -> dict[str, str]:
    return {name: value for name, value in leader.page.fields(path).items() if name != "once"}


def test_complaint_k11_the_points_stand_in_the_protocols_words_and_order(leader: Visitor) -> None:
    at = enter(leader)
    leader.get(f"{at.path}/moteslage")
    points = [each.label for each in leader.house.installation.catalogue.agendas["family_meeting"].points]
    places = [leader.text.index(each) for each in points]
    assert places == sorted(places)


def test_a_sheet_is_saved_without_scripts(leader: Visitor) -> None:
    at = enter(leader)
    leader.get(f"{at.path}/moteslage")
    leader.post(note(at), status=303, text="Borta två dagar", information="skola")
    assert leader.response.headers["Location"].endswith("/moteslage#punkt-risk")
    leader.follow()
    assert "Sparat." in leader.text
    (sheet,) = meeting_mode.sheets(leader.house, at)
    assert (sheet.text, sheet.information) == ("Borta två dagar", "skola")


def test_going_back_and_saving_again_without_scripts_keeps_both_texts(leader: Visitor) -> None:
    at = enter(leader)
    first = leader.get(f"{at.path}/moteslage")
    leader.post(note(at), status=303, text="Ett")
    leader.page = first
    leader.post(note(at), status=303, text="Två")
    assert "Ditt ligger på ett eget blad" in leader.follow().text
    assert {each.text for each in meeting_mode.sheets(leader.house, at)} == {"Ett", "Två"}


def test_a_text_that_is_too_long_comes_back_and_nothing_is_written(leader: Visitor) -> None:
    at = enter(leader)
    leader.get(f"{at.path}/moteslage")
    leader.post(note(at), status=422, text="å" * 4001)
    assert "Korta texten med 1 tecken" in leader.text
    assert "å" * 4001 in leader.text
    assert meeting_mode.sheets(leader.house, at) == []


def test_a_sheet_is_no_place_for_a_hand_that_no_page_made(leader: Visitor) -> None:
    at = enter(leader)
    leader.get(f"{at.path}/moteslage")
    fields = typed_fields(leader, note(at))
    answer = leader.client.post(f"{note(at)}/spara", data={**fields, "text": "Ord", "hand": "x" * 41})
    assert (answer.status_code, "ladda om" in told(answer)["problem"]) == (422, True)


def test_autosaving_writes_one_line_in_the_log_and_no_reading(leader: Visitor) -> None:
    at = enter(leader)
    leader.get(f"{at.path}/moteslage")
    fields = typed_fields(leader, note(at))
    for turn in range(1, 4):
        data = {**fields, "text": f"Ord {turn}", "hand": "h", "turn": turn}
        answer = leader.client.post(f"{note(at)}/spara", data=data)
        assert (told(answer)["version"], told(answer)["turn"], told(answer)["at"]) == (turn, turn, "12.30")
    names = said_in_log(leader.house)
    assert names.count("DraftBegun") == 1
    assert names.count("MeetingRead") == 1  # the page itself


def told(answer: TestResponse) -> Any:
    """What a script of ours is answered."""
    return json.loads(answer.text)


def said_in_log(house: House) -> list[str]:
    with house.work("granskare", writing=False) as work:
        return list(work.session.scalars(select(AuditEntry.name).order_by(AuditEntry.seq)))


def test_asking_whether_anything_changed_tells_no_word_logs_nothing_and_keeps_no_login_alive(leader: Visitor) -> None:
    at = enter(leader)
    meeting_mode.typed(leader.house, at, "risk", "Hemligt ord", login="ersattare")
    before = len(said_in_log(leader.house))
    for _ in range(20):
        answer = leader.client.get(f"/moteslage/{at.meeting_id}/puls")
        leader.house.clock.forward(minutes=1)
        if answer.status_code != 200:
            break
        assert list(told(answer)["sheets"].values()) == [1]
        assert "Hemligt" not in answer.text
    assert answer.status_code == 302
    assert len(said_in_log(leader.house)) == before


def test_what_others_write_is_a_reading(leader: Visitor) -> None:
    at = enter(leader)
    meeting_mode.typed(leader.house, at, "risk", "Ersättarens ord", login="ersattare")
    before = said_in_log(leader.house).count("MeetingRead")
    (sheet,) = told(leader.client.get(f"{at.path}/moteslage/blad"))
    assert (sheet["text"], sheet["own"], sheet["writer"]) == ("Ersättarens ord", False, "Elias Sandgren")
    assert said_in_log(leader.house).count("MeetingRead") == before + 1


def guardian_of(house: House, at: Going) -> UUID:
    expected = meetings.view(house, at.case_id, at.meeting_id).expected
    return next(UUID(each.key) for each in expected if each.role is AttendeeRole.guardian)


def tell(house: House, at: Going, text: str, mark: str = "") -> None:
    """A statement of the lead's own unit; shared with the family but for `units` alone, with at most one mark."""
    other = "Kamraten" if mark == "third party" else ""
    told = said.written(house, at.case_id, "koordinator", said.terms(text, "skola", other))
    if mark not in ("units", "third party"):
        said.share(house, at.case_id, told, "koordinator", said.LEAD, family=True)
    if mark == "secret":
        said.shield(house, at.case_id, told, guardian_of(house, at), who="koordinator")
    if mark == "barred":
        with house.work() as work:
            marks.bar(work, at.case_id, told, barred=True)
            work.commit()


HIDDEN = {
    "units": "Sov i klassrummet.",
    "barred": "Familjen har sagt nej till det här.",
    "third party": "Om en kamrat i klassen.",
    "secret": "Sagt i förtroende av barnet.",
}


def test_complaint_k12_and_u2_the_family_sees_nothing_that_is_not_theirs_to_see(leader: Visitor) -> None:
    at, house = enter(leader, planned=True), leader.house
    tell(house, at, "Kommer i tid på onsdagar.")
    for mark, text in HIDDEN.items():
        tell(house, at, text, mark)
    talks.written(house, at.case_id)
    meeting_mode.typed(house, at, "skydd", "Misstänkt för stöld.", "polis")
    meeting_mode.typed(house, at, "risk", "Borta två dagar.", "skola", login="ersattare")
    kept = [*HIDDEN.values(), "Mormors sjukdom", "Misstänkt för stöld", plans.WORRY_OF_POLICE.description, "2026-0001"]
    alone = leader.get(f"{at.path}/moteslage?skarm=egen").text
    assert [each for each in kept if each not in alone] == []
    public = leader.get(f"{at.path}/moteslage").text
    assert [each for each in kept if each in public] == []
    assert all(each in public for each in ("Kommer i tid på onsdagar.", "Borta två dagar.", "Samtal med mentor"))
    read = leader.get(f"{at.path}/upplasning").text
    assert [each for each in kept if each in read] == []
    fetched = leader.client.get(f"{at.path}/moteslage/blad").text
    assert "Misst" not in fetched


def test_the_familys_screen_has_no_menu_no_names_of_staff_and_nothing_about_other_cases(leader: Visitor) -> None:
    at = enter(leader)
    leader.get(f"{at.path}/moteslage")
    assert not str(leader.page.all("nav")[0].get("aria-label")).startswith("Huvud")
    for word in ("Att göra", "Anmälningar", "Karin Ekmark", "Logga ut"):
        assert word not in leader.text
    leader.get(f"{at.path}/moteslage?skarm=egen")
    assert "Att göra" in leader.text


def test_what_is_shown_beside_the_meeting_is_logged_as_read(leader: Visitor) -> None:
    at = enter(leader, planned=True)
    tell(leader.house, at, "Kommer i tid på onsdagar.")
    talks.written(leader.house, at.case_id)
    leader.get(f"{at.path}/moteslage")
    public = said_in_log(leader.house)
    assert {"MeetingRead", "PlanRead", "StatementsListed"} <= set(public)
    assert "TalkRead" not in public
    leader.get(f"{at.path}/moteslage?skarm=egen")
    assert "TalkRead" in said_in_log(leader.house)


def test_a_screen_is_a_bounded_number_of_statements_however_much_lies_on_the_table(leader: Visitor) -> None:
    at = enter(leader, planned=True)
    counts = []
    for text in ("Ett", "Två", "Tre"):
        tell(leader.house, at, text)
        meeting_mode.typed(leader.house, at, "risk", text, login="ersattare")
        with statements(leader.house) as seen:
            leader.get(f"{at.path}/moteslage")
        counts.append(len(seen))
    assert len(set(counts)) == 1
    assert counts[0] <= 23


@pytest.mark.parametrize(
    ("word", "point", "typed", "seen"),
    [
        (
            "oro",
            "oro",
            {"factor": "franvaro", "degree": "partly", "description": "Mest på måndagar"},
            "Mest på måndagar",
        ),
        ("styrka", "styrka", {"factor": "intressen", "degree": "present"}, "intresse"),
        ("mal", "mal", {"life_area": "skolgang", "text": "Trivas på lektionerna"}, "Trivas på lektionerna"),
        (
            "atgard",
            "atgard",
            {"text": "Ringa varje fredag", "unit": "skola-norr", "due": "2026-12-20"},
            "Ringa varje fredag",
        ),
        ("dag", "dag", {"next_follow_up_on": "2026-12-21"}, "måndag 21 december"),
    ],
)
def test_each_point_takes_its_part_of_the_plan_there_and_then(
    leader: Visitor, word: str, point: str, typed: dict[str, str], seen: str
) -> None:
    at = enter(leader)
    leader.get(f"{at.path}/moteslage")
    performer = {"performer": "agency"} if word == "atgard" else {}
    leader.post(f"{at.path}/moteslage/plan/{word}", status=303, **typed, **performer)
    assert leader.response.headers["Location"].endswith(f"/moteslage#hand-{point}")
    assert seen in leader.follow().text


@pytest.mark.parametrize("screen", ["", "?skarm=egen"])
def test_complaint_e9_a_unit_says_yes_in_the_room_and_the_screen_stays_as_it_is(leader: Visitor, screen: str) -> None:
    at = enter(leader, planned=True)
    leader.get(f"{at.path}/moteslage{screen}")
    asked = [str(each["action"]) for each in leader.page.all("form") if "accepterad" in str(each.get("action"))]
    assert len(asked) == 4
    leader.post(asked[0], status=303)
    assert leader.response.headers["Location"] == f"{at.path}/moteslage{screen}#hand-atgard"
    assert sum("accepterad" in str(each.get("action")) for each in leader.follow().all("form")) == 3


def test_what_the_plan_refuses_stands_open_in_its_small_form_with_what_to_do(leader: Visitor) -> None:
    at = enter(leader)
    leader.get(f"{at.path}/moteslage")
    leader.post(f"{at.path}/moteslage/plan/mal", status=422, text="Ett mål utan område")
    assert "Ange vad målet handlar om." in leader.text
    assert "Ett mål utan område" in leader.text
    tags = leader.page.tags
    opened = [tags[place + 1][1]["id"] for place, (tag, each) in enumerate(tags) if tag == "details" and "open" in each]
    assert opened == ["hand-mal"]


def test_complaints_f14_and_u9_units_that_have_promised_nothing_are_asked_kindly(leader: Visitor) -> None:
    at = enter(leader, planned=True)
    for page in ("moteslage", "upplasning"):
        leader.get(f"{at.path}/{page}")
        assert "Vad kan de här bidra med? Socialtjänsten, mottagningsenheten" in leader.text


def test_complaint_v11_what_works_is_read_before_what_worries(leader: Visitor) -> None:
    at = enter(leader, planned=True)
    text = leader.get(f"{at.path}/upplasning").text
    assert text.index("Ritar serier varje kväll.") < text.index("Det som oroar")


def test_complaint_e11_the_way_to_an_orosanmalan_stands_before_the_end_of_every_meeting(leader: Visitor) -> None:
    at = enter(leader)
    leader.get(f"{at.path}/upplasning")
    assert "SSPF ersätter aldrig en orosanmälan." in leader.text


def test_the_end_asks_what_each_text_is_about_and_keeps_what_was_chosen(leader: Visitor) -> None:
    at = enter(leader)
    meeting_mode.typed(leader.house, at, "risk", "Borta två dagar", "skola")
    other = meeting_mode.typed(leader.house, at, "syfte", "Därför träffas vi")
    assert other.version == 1
    leader.get(f"{at.path}/upplasning")
    chosen = {str(each["name"]): "" for each in leader.page.all("select")}
    assert len(chosen) == 2
    assert [each.get("value") for each in leader.page.all("option") if "selected" in each] == ["skola"]
    leader.post(f"{at.path}/upplasning", status=422, **chosen)
    assert "Ange vad texten handlar om." in leader.text
    assert len(meeting_mode.sheets(leader.house, at)) == 2


def test_a_meeting_ends_with_notes_and_a_plan_that_is_fixed(leader: Visitor) -> None:
    at, house = enter(leader, planned=True), leader.house
    meeting_mode.typed(house, at, "risk", "Borta två dagar", "skola")
    leader.get(f"{at.path}/upplasning")
    assert "6 personer är inte inskrivna än" in leader.text
    sheet = meeting_mode.sheets(house, at)[0].id.hex
    leader.post(f"{at.path}/upplasning", status=422, **{f"kind_{sheet}": "skola"})
    assert "Skriv in" in leader.text
    meeting_mode.everyone_came(house, at)
    leader.get(f"{at.path}/upplasning")
    leader.post(f"{at.path}/upplasning", status=303, **{f"kind_{sheet}": "skola"})
    leader.follow()
    assert "Mötet är genomfört och planen är fastställd." in leader.text
    leader.get(at.path)
    assert "Borta två dagar" in leader.text


def test_while_the_plan_lacks_something_the_end_leads_to_what_is_missing(leader: Visitor) -> None:
    at, house = enter(leader), leader.house
    leader.get(f"{at.path}/moteslage")
    leader.post(f"{at.path}/moteslage/plan/mal", status=303, life_area="skolgang", text="Trivas")
    meeting_mode.everyone_came(house, at)
    leader.fill(f"{at.path}/upplasning")
    assert "Planen behöver lite till" in leader.text
    assert meetings.view(house, at.case_id, at.meeting_id).meeting.state is MeetingState.held


def test_at_a_follow_up_the_plan_that_holds_lies_on_the_table_with_how_each_promise_stands(leader: Visitor) -> None:
    at, house = enter(leader, planned=True), leader.house
    meeting_mode.everyone_came(house, at)
    leader.fill(f"{at.path}/upplasning")
    later = house.clock.at + timedelta(days=20)
    meeting_id = meetings.called(house, at.case_id, "rektor-norr", starts_at=later, kind=MeetingKind.follow_up)
    leader.get(f"/arenden/{at.case_id}/moten/{meeting_id}/moteslage")
    assert "Samtal med mentor" in leader.text
    assert "Väntar på ja" in leader.text
    assert "Skriv in hur det har gått" in leader.text


def test_at_a_follow_up_the_day_after_it_is_moved_without_a_new_version_of_the_plan(leader: Visitor) -> None:
    at, house = enter(leader, planned=True), leader.house
    meeting_mode.everyone_came(house, at)
    leader.fill(f"{at.path}/upplasning")
    house.clock.forward(days=60)
    later = house.clock.at + timedelta(hours=1)
    meeting_id = meetings.called(house, at.case_id, "rektor-norr", starts_at=later, kind=MeetingKind.follow_up)
    here = f"/arenden/{at.case_id}/moten/{meeting_id}"
    leader.sign_in("koordinator")
    leader.get(f"{here}/upplasning")
    assert "Ingen dag är vald än." in leader.text
    day = (later + timedelta(weeks=4)).date()
    leader.get(f"{here}/moteslage")
    leader.post(f"{here}/moteslage/plan/dag", status=303, next_follow_up_on=day.isoformat())
    leader.get(f"{here}/upplasning")
    assert "Ingen dag är vald än." not in leader.text
    assert f"{day.day} " in leader.text
    leader.get(f"/arenden/{at.case_id}/plan")
    assert "Utkast" not in leader.text


def test_colleagues_who_prepare_have_no_screen_for_the_family(leader: Visitor) -> None:
    at, house = enter(leader), leader.house
    starts_at = house.clock.at + timedelta(hours=1)
    prepare = MeetingKind.preparatory
    meeting_id = meetings.called(house, at.case_id, "rektor-norr", starts_at=starts_at, kind=prepare)
    leader.get(f"/arenden/{at.case_id}/moten/{meeting_id}/moteslage")
    assert "Familjen ser" not in leader.text
    assert "Att göra" in leader.text


def test_who_is_protected_is_not_given_away_by_the_name_of_a_unit(leader: Visitor) -> None:
    at, house = enter(leader, planned=True), leader.house
    protection.change(house, at.case_id, guardian_of(house, at), protection.KNOWN)
    public = leader.get(f"{at.path}/moteslage").text
    assert "Måsviksskolan" not in public
    assert "Skyddade personuppgifter" not in public
    assert "Måsviksskolan" in leader.get(f"{at.path}/moteslage?skarm=egen").text
