"""The talk as the coordinator meets it in the browser."""

import pytest

from tests.browser import Visitor, statements
from tests.factories import cases, meetings, talks
from tests.house import House


@pytest.fixture
def house(sqlite_house: House) -> House:
    """SQLite alone: what reaches the tables is tried on both databases in `test_actions`."""
    return sqlite_house


@pytest.fixture
def family(house: House) -> cases.Family:
    return cases.family(house)


@pytest.fixture
def coordinator(visitor: Visitor) -> Visitor:
    return visitor.sign_in("koordinator")


def at(made: cases.Family, *rest: object) -> str:
    return "/".join((f"/arenden/{made.case_id}/samtal", *map(str, rest)))


def test_the_form_asks_for_every_subject_with_careful_words(coordinator: Visitor, family: cases.Family) -> None:
    coordinator.get(at(family, "nytt"))
    for each in ("Skolan", "Familjen", "Fritiden", "Kompisarna", "Hälsan", "Alkohol", "Det som fungerar"):
        assert each in coordinator.text
    assert "Bara det ungdomen eller familjen själv berättar. Skriv inga misstankar" in coordinator.text


def test_a_talk_is_written_read_and_listed(coordinator: Visitor, family: cases.Family) -> None:
    coordinator.fill(at(family, "nytt"), **talks.TYPED)
    for each in ("Jag vill att någon väntar vid bussen.", "Mormors sjukdom.", "Med ett brev som läses upp"):
        assert each in coordinator.text
    coordinator.get(at(family))
    assert "Jag vill att någon väntar vid bussen." in coordinator.text
    coordinator.get(f"/arenden/{family.case_id}")
    assert at(family) in {each.get("href") for each in coordinator.page.all("a")}


def test_complaint_u14_the_youth_chooses_letter_or_home_and_can_change_it(
    coordinator: Visitor, house: House, family: cases.Family
) -> None:
    talk_id = talks.written(house, family.case_id)
    coordinator.get(at(family, talk_id))
    assert "Digitalt. Hemifrån, med kameran av." in coordinator.text
    coordinator.fill(at(family, talk_id, "andra"), **talks.TYPED | {"participation": "letter"})
    assert "Med ett brev som läses upp" in coordinator.text


def test_complaint_u1_and_u2_the_youth_is_asked_what_and_what_not_to_talk_about(
    coordinator: Visitor, house: House, family: cases.Family
) -> None:
    coordinator.get(at(family, "nytt"))
    for question in ("Vad vill ungdomen?", "Med ungdomens egna ord", "Vad får inte tas upp på mötet?"):
        assert question in coordinator.text
    talks.written(house, family.case_id)
    coordinator.get(at(family))
    assert "Får inte tas upp på mötet Mormors sjukdom." in coordinator.text


def test_r31_the_page_says_that_the_child_still_has_to_be_informed(coordinator: Visitor, family: cases.Family) -> None:
    coordinator.fill(at(family, "nytt"), **talks.TYPED)
    assert "Ungdomen har inte fått information än." in coordinator.text
    told = {"told_on": "2026-11-23", "told_how": "muntligt", "told_by": "jag", "told_understood": "Sade det själv."}
    coordinator.get(at(family, "nytt"))
    coordinator.post(at(family, "nytt"), 422, **talks.TYPED | told | {"told_understood": ""})
    assert "Fyll i hela informationen till ungdomen" in coordinator.text
    coordinator.fill(at(family, "nytt"), **talks.TYPED | told)
    assert "Ungdomen fick veta 23 november 2026" in coordinator.text


def test_r70_the_form_tells_of_the_right_to_apply_and_the_page_reminds(
    coordinator: Visitor, family: cases.Family
) -> None:
    coordinator.get(at(family, "nytt"))
    assert "Familjen kan alltid ansöka om stöd hos socialtjänsten" in coordinator.text
    coordinator.fill(at(family, "nytt"), **talks.TYPED)
    assert "Berätta att familjen kan ansöka om stöd" in coordinator.text
    coordinator.fill(at(family, "nytt"), **talks.TYPED, application_told_on="2026-11-23")
    assert "Familjen vet att de kan ansöka om stöd 23 november 2026" in coordinator.text


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(coordinator: Visitor, family: cases.Family) -> None:
    coordinator.get(at(family, "nytt"))
    coordinator.post(at(family, "nytt"), 422, **talks.TYPED | {"voice_words": "", "held_on": "2026-12-24"})
    assert "Dagen ligger framåt i tiden." in coordinator.text
    assert "Stannar hemma på måndagar." in coordinator.text
    coordinator.post(at(family, "nytt"), 422, **talks.TYPED | {"voice_words": ""})
    assert "Skriv ungdomens egna ord, eller välj varför de saknas." in coordinator.text
    coordinator.get(at(family))
    assert "Inget samtal är inskrivet än." in coordinator.text


def test_pressing_twice_makes_one_talk(coordinator: Visitor, family: cases.Family) -> None:
    fields = coordinator.get(at(family, "nytt")).fields()
    for _ in range(2):
        coordinator.post(at(family, "nytt"), 303, **talks.TYPED | fields)
    coordinator.get(at(family))
    assert coordinator.text.count("Skrivet av Karin Ekmark") == 1


def test_of_two_editors_the_second_sees_both_versions(coordinator: Visitor, house: House, family: cases.Family) -> None:
    talk_id = talks.written(house, family.case_id)
    path = at(family, talk_id, "andra")
    coordinator.get(path)
    Visitor(house).sign_in("ersattare").fill(path, **talks.TYPED | {"invited": "Bara mamma."})
    coordinator.post(path, 409, **talks.TYPED | {"invited": "Hela klassen."})
    assert "Bara mamma." in coordinator.text
    assert "Hela klassen." in coordinator.text
    coordinator.post(path, 303, **talks.TYPED | {"invited": "Hela klassen."})
    coordinator.follow()
    assert "Hela klassen." in coordinator.text


def test_an_earlier_version_says_that_it_no_longer_holds(
    coordinator: Visitor, house: House, family: cases.Family
) -> None:
    talk_id = talks.written(house, family.case_id)
    coordinator.fill(at(family, talk_id, "andra"), **talks.TYPED | {"invited": "Bara mamma."})
    coordinator.get(at(family, talk_id) + "?version=1")
    assert "Det här är en tidigare version" in coordinator.text
    assert "Kuratorn, men inte hela arbetslaget." in coordinator.text
    coordinator.get(at(family, talk_id) + "?version=9", status=404)


def test_the_meetings_page_tells_whoever_leads_it_what_may_not_be_raised_and_nobody_else(
    coordinator: Visitor, house: House
) -> None:
    made = cases.shared(house, ("skola-norr",))
    meeting_id = meetings.called(house, made.case_id, "rektor-norr")
    page = f"/arenden/{made.case_id}/moten/{meeting_id}"
    coordinator.get(page)
    assert "Så vill familjen ha det" not in coordinator.text
    talks.written(house, made.case_id)
    with statements(house) as seen:
        coordinator.get(page)
    assert "Mormors sjukdom." in coordinator.text
    assert "Digitalt. Hemifrån, med kameran av." in coordinator.text
    assert len(seen) <= 14, seen
    assert "Mormors" not in Visitor(house).sign_in("rektor").get(page).text


def test_a_new_talk_starts_from_the_wishes_already_known(
    coordinator: Visitor, house: House, family: cases.Family
) -> None:
    talks.written(house, family.case_id)
    coordinator.get(at(family, "nytt"))
    assert "Kuratorn, men inte hela arbetslaget." in coordinator.text
    assert "Mormors sjukdom." not in coordinator.text


def test_the_talk_prints_with_its_secrecy_and_names_nobody_in_the_title(
    coordinator: Visitor, house: House, family: cases.Family
) -> None:
    talk_id = talks.written(house, family.case_id)
    coordinator.get(at(family, talk_id))
    assert "Sekretess. Förvara så att ingen annan kan läsa." in coordinator.text
    assert "Alva" not in coordinator.response.text.split("</title>")[0]


@pytest.mark.parametrize("place", ["", "nytt", "show", "andra"])
def test_the_pages_cost_few_statements(coordinator: Visitor, house: House, family: cases.Family, place: str) -> None:
    talk_id = talks.written(house, family.case_id)
    talks.written(house, family.case_id)
    rest = {"": (), "show": (talk_id,), "nytt": ("nytt",), "andra": (talk_id, "andra")}[place]
    with statements(house) as seen:
        coordinator.get(at(family, *rest))
    assert len(seen) <= 10, seen
