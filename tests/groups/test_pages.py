"""The pages of the groups: forms that keep what was typed, few statements, and what each reader is shown."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from sspf.groups.actions import invitees
from sspf.groups.models.items import GroupItem
from sspf.groups.models.meetings import GroupInvitee, GroupMeeting
from tests.browser import Visitor, statements
from tests.factories import cases, groups
from tests.house import House

DAY = groups.AHEAD.date().isoformat()
TWO_PARTS = {
    "day": DAY,
    "allman_starts": "9.00",
    "allman_ends": "10.00",
    "individ_starts": "10.15",
    "individ_ends": "11.30",
    "place": "Biblioteket",
}


@pytest.fixture
def coordinator(sqlite_house: House) -> Visitor:
    """The coordinator's browser."""
    return Visitor(sqlite_house).sign_in("koordinator")


def count(house: House, model: type[GroupMeeting] | type[GroupItem] | type[GroupInvitee]) -> int:
    with house.work(writing=False) as work:
        return work.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_meeting_in_two_parts_is_planned_on_one_page_and_called_to_part_by_part(coordinator: Visitor) -> None:
    coordinator.fill("/organisation/arbetsgrupp/moten/nytt", **TWO_PARTS)
    assert "Ingen är kallad än" in coordinator.text
    assert "Samma dag: Arbetsgrupp: Individ kl. 10.15" in coordinator.text
    here = coordinator.response.request.path
    coordinator.post(f"{here}/kalla", 303)
    coordinator.follow()
    assert "Kallelsen är skickad." in coordinator.text
    coordinator.get("/organisation/arbetsgrupp")
    assert coordinator.text.count("Planerat") == 1  # Individ waits for its own kallelse


def test_a_part_may_be_left_out_but_not_by_half(coordinator: Visitor) -> None:
    path = "/organisation/arbetsgrupp/moten/nytt"
    coordinator.get(path)
    coordinator.post(path, 422, **{**TWO_PARTS, "individ_ends": ""})
    assert "Ange tiden då Individ slutar." in coordinator.text
    assert 'value="10.15"' in coordinator.response.text or 'value="10:15"' in coordinator.response.text
    coordinator.post(path, 422, **{**TWO_PARTS, "individ_starts": "09.30"})
    assert "Delarna går i varandra." in coordinator.text
    assert count(coordinator.house, GroupMeeting) == 0
    coordinator.post(path, 303, **{**TWO_PARTS, "individ_starts": "", "individ_ends": ""})
    assert count(coordinator.house, GroupMeeting) == 1


def test_a_form_sent_twice_plans_one_meeting(coordinator: Visitor) -> None:
    path = "/organisation/styrgrupp/moten/nytt"
    page = coordinator.get(path)
    typed = {"day": DAY, "starts": "13.00", "ends": "15.00", "place": "Sal 1", **page.fields(path), **page.fields()}
    coordinator.post(path, 303, **typed)
    coordinator.post(path, 303, **typed)
    assert count(coordinator.house, GroupMeeting) == 1


def test_a_change_that_meets_another_shows_both(coordinator: Visitor) -> None:
    meeting_id = groups.steering(coordinator.house)
    path = f"/organisation/moten/{meeting_id}/andra"
    coordinator.get(path)
    other = Visitor(coordinator.house).sign_in("ersattare")
    other.fill(path, day=DAY, starts="08.00", ends="09.00", place="Rådhuset")
    coordinator.post(path, 409, day=DAY, starts="14.00", ends="15.00", place="Sal 2")
    assert "Rådhuset" in coordinator.text
    assert "Sal 2" in coordinator.response.text


def test_a_case_is_put_up_changed_and_taken_off_from_the_pages(coordinator: Visitor) -> None:
    house = coordinator.house
    family = cases.shared(house, ("omradespolis",))
    _, individual = groups.working(house)
    coordinator.get(f"/organisation/individ/{individual}/arenden")
    assert "Alva Provsson" in coordinator.text
    path = f"/organisation/individ/{individual}/arenden/{family.case_id}"
    coordinator.get(path)
    assert "Gruppchef, områdespolisen" in coordinator.text
    assert "Enhetschef, kultur och fritidsförvaltningen" not in coordinator.text
    coordinator.post(path, 422, note="Hur går det?")
    assert "Ange en punkt." in coordinator.text
    assert "Hur går det?" in coordinator.response.text
    coordinator.fill(path, point="nya", seats=["gruppchef"], information="samverkan", note="Hur går det?")
    assert "Med när det tas upp: Gruppchef, områdespolisen" in coordinator.text
    assert "Går ut medan det tas upp: Enhetschef, mottagningsenheten, Elevhälsoteam" in coordinator.text
    with house.work(writing=False) as work:
        item_id = work.session.scalars(select(GroupItem.id)).one()
    coordinator.fill(f"/organisation/individ/arenden/{item_id}/andra", point="planer", information="samverkan")
    assert "Ingen funktion är vald." in coordinator.text
    coordinator.post(f"/organisation/individ/arenden/{item_id}/ta-bort", 303)
    assert count(house, GroupItem) == 0


def test_without_consent_the_page_says_where_to_go_and_refuses(coordinator: Visitor) -> None:
    family = cases.family(coordinator.house)
    _, individual = groups.working(coordinator.house)
    path = f"/organisation/individ/{individual}/arenden/{family.case_id}"
    coordinator.get(path)
    assert "Gå till samtycket" in coordinator.text
    coordinator.post(path, 422, point="nya", information="samverkan")
    assert "Samtycket gäller inte nu" in coordinator.text
    assert count(coordinator.house, GroupItem) == 0


def test_a_meeting_is_attended_held_and_its_minutes_are_asked_about(coordinator: Visitor) -> None:
    house = coordinator.house
    meeting_id = groups.steering(house)
    groups.called(house, meeting_id)
    here = f"/organisation/moten/{meeting_id}"
    coordinator.fill(f"{here}/punkter/strategi", text="Målet är tre veckor.", decision="Vi följer upp i mars.")
    house.clock.at = groups.AHEAD + timedelta(minutes=5)
    coordinator = Visitor(house).sign_in("koordinator")
    coordinator.get(f"{here}/deltagande")
    typed = coordinator.page.fields(f"{here}/deltagande") or coordinator.page.fields()
    rows = [name.rpartition("-")[0] for name in typed if name.startswith("rows-") and name.endswith("-key")]
    came = {f"{row}-attendance": "present" for row in rows}
    coordinator.post(f"{here}/deltagande", 303, held="ja", **came)
    coordinator.get(f"{here}/protokoll")
    assert "Protokoll §§ 1–8" in coordinator.text
    assert "§ 5 Fastställa strategier och mål Målet är tre veckor. Beslut: Vi följer upp i mars." in coordinator.text


def test_minutes_are_sent_answered_and_adjusted_from_the_pages(coordinator: Visitor) -> None:
    house = coordinator.house
    meeting_id = groups.steering(house)
    groups.called(house, meeting_id)
    groups.held(house, meeting_id)
    here = f"/organisation/moten/{meeting_id}/protokoll"
    coordinator = Visitor(house).sign_in("koordinator")
    coordinator.fill(f"{here}/justering", adjusters=[str(house.ids["styrgrupp"])])
    member = Visitor(house).sign_in("styrgrupp")
    member.get(here)
    assert "Stämmer det här med mötet?" in member.text
    member.fill(f"{here}/andring", words="§ 5 gäller våren.")
    coordinator.get(here)
    assert "§ 5 gäller våren." in coordinator.text
    coordinator.fill(f"{here}/justering", adjusters=[str(house.ids["styrgrupp"])])
    member.get(here)
    member.post(f"{here}/stammer", 303)
    member.follow()
    assert "protokollet är justerat" in member.text
    Visitor(house).sign_in("fritidschef").get(f"{here}/andring", 404)


def test_the_pages_take_few_statements(coordinator: Visitor) -> None:
    """Login, keystore and the log's three are among them."""
    house = coordinator.house
    family = cases.shared(house, ("omradespolis", "fritid-unga"))
    general, individual = groups.working(house)
    for each in (general, individual, groups.steering(house)):
        groups.called(house, each)
    groups.put_up(house, individual, family.case_id)
    paths = ("", "/arbetsgrupp", f"/moten/{general}", f"/moten/{individual}")
    counts = []
    for path in paths:
        with statements(house) as told:
            coordinator.get(f"/organisation{path}")
        counts.append(len(told))
    assert counts == [8, 10, 16, 14]


def test_an_invitation_that_is_taken_back_meanwhile_costs_nothing_that_was_typed(sqlite_house: House) -> None:
    house = sqlite_house
    general, _ = groups.working(house)
    groups.called(house, general)
    invitee_id = groups.guest(house, general, "kurator")
    house.clock.at = groups.AHEAD
    leader, path = Visitor(house).sign_in("koordinator"), f"/organisation/moten/{general}/deltagande"
    leader.get(path)
    keys = [each for each in leader.page.all("input") if str(each.get("name")).endswith("-key")]
    rows = {str(each["name"]): str(each["value"]) for each in keys}
    with house.work() as work:
        invitees.uninvite(work, general, invitee_id)
        work.commit()
    leader.post(path, status=422, **rows, **{name.replace("key", "attendance"): "kanske" for name in rows})
    leader.post(path, status=303, **rows, **{name.replace("key", "attendance"): "absent" for name in rows})
