"""The draft is written in small forms: everything comes back when something is wrong, and nobody is written over."""

from uuid import UUID

import pytest

from sspf.audit.models import AuditEntry
from sspf.catalogue.measures import Performer
from sspf.plans.actions import drafts
from sspf.plans.rules.states import FactorDegree, Passage
from tests.browser import Visitor, statements
from tests.factories import plans
from tests.house import House

CONTROL = "Hej\x07 du"
MARKUP = "<script>alert(1)</script>"


@pytest.fixture
def house(sqlite_house: House) -> House:
    """What these tests ask does not depend on the database; the acts themselves run on both in their neighbours."""
    return sqlite_house


@pytest.fixture
def at(house: House) -> str:
    """The address of a complete draft, without "/utkast"."""
    return f"/arenden/{plans.drafted(house).case_id}/plan"


def case_of(at: str) -> UUID:
    return UUID(at.split("/")[2])


def test_what_works_stands_before_what_worries(at: str, visitor: Visitor) -> None:
    visitor.sign_in("koordinator").get(f"{at}/utkast")
    text = visitor.text
    assert text.index("Det som fungerar") < text.index("Ungdomens egna ord") < text.index("Det som oroar")


def test_a_reason_takes_the_place_of_own_words_until_they_are_written(house: House, at: str, visitor: Visitor) -> None:
    visitor.sign_in("koordinator").fill(f"{at}/utkast/texter/ungdomens-ord", text="", missing="vill-inte")
    assert "Egna ord saknas: Ville inte säga något." in visitor.text
    assert "Allt som behövs finns med" in visitor.text
    visitor.fill(f"{at}/utkast/texter/ungdomens-ord", text="Nu vill jag.", missing="vill-inte")
    passage = plans.content(house, case_of(at), draft=True).version.passages[Passage.youth_voice]
    assert (passage.text, passage.missing) == ("Nu vill jag.", None)


@pytest.mark.parametrize(
    ("page", "values", "sentence"),
    [
        ("mal/nytt", {"life_area": "skolgang", "text": ""}, "Ange målet."),
        ("mal/nytt", {"life_area": "finns-inte", "text": "Kvar"}, "i listan."),
        ("mal/nytt", {"life_area": "skolgang", "text": "Kvar", "baseline_youth": "11"}, "i listan."),
        ("mal/nytt", {"life_area": "skolgang", "text": CONTROL}, "Ta bort osynliga tecken"),
        ("mal/nytt", {"life_area": "skolgang", "text": "Kvar" * 300}, "Korta målet"),
        ("styrka/ny", {"factor": "franvaro", "degree": "present", "description": "Kvar"}, "i listan."),
        ("styrka/ny", {"factor": "narvaro", "description": "Kvar"}, "Ange hur det är."),
        ("styrka/ny", {"factor": "intressen", "degree": "present"}, "Den finns redan i planen."),
        ("atgarder/ny", {"text": "Kvar", "unit": "friskola-fyren"}, "Välj ansvarig enhet i listan."),
        ("atgarder/ny", {"text": "Kvar", "due": "2026-02-30"}, "januari 2027, våren 2027"),
        ("atgarder/ny", {"text": "Kvar", "due": "2026-11-22"}, "Dagen har redan varit."),
        ("atgarder/ny", {"text": "Kvar", "due": "2026-12-01", "start": "2026-12-02"}, "klar innan den börjar"),
        ("uppfoljningsdag", {"next_follow_up_on": "2026-11-23"}, "tidigast i morgon"),
        ("uppfoljningsdag", {"next_follow_up_on": "snart"}, "som ÅÅÅÅ-MM-DD"),
        ("texter/problembild", {"text": "x" * 4001}, "Korta texten"),
    ],
)
def test_bad_input_is_told_at_the_field_and_nothing_is_written(
    sqlite_house: House, page: str, values: dict[str, str], sentence: str
) -> None:
    planned = plans.drafted(sqlite_house)
    before = plans.content(sqlite_house, planned.case_id, draft=True)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get(f"/arenden/{planned.case_id}/plan/utkast/{page}")
    visitor.post(f"/arenden/{planned.case_id}/plan/utkast/{page}", status=422, performer="agency", **values)
    assert sentence in visitor.text
    assert "Inget är sparat än." in visitor.text
    if "Kvar" in values.values():
        assert "Kvar" in visitor.response.text
    assert plans.content(sqlite_house, planned.case_id, draft=True) == before


def test_markup_is_only_text(at: str, visitor: Visitor) -> None:
    visitor.sign_in("koordinator").fill(f"{at}/utkast/texter/ungdomens-ord", text=MARKUP)
    assert MARKUP in visitor.text
    assert not any(not attrs.get("src") for attrs in visitor.page.all("script"))


def test_pressing_twice_writes_once(house: House, at: str, visitor: Visitor) -> None:
    visitor.sign_in("koordinator").get(f"{at}/utkast/mal/nytt")
    fields = visitor.page.fields() | {"life_area": "fritid", "text": "Spela fotboll"}
    first = visitor.client.post(f"{at}/utkast/mal/nytt", data=fields)
    second = visitor.client.post(f"{at}/utkast/mal/nytt", data=fields)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["Location"] == second.headers["Location"]
    assert [each.text for each in plans.content(house, case_of(at), draft=True).goals].count("Spela fotboll") == 1


def test_the_second_to_save_sees_both_and_can_go_over_it_knowingly(house: House, at: str, visitor: Visitor) -> None:
    goal = plans.content(house, case_of(at), draft=True).goals[0]
    page = f"{at}/utkast/mal/{goal.id}"
    mine = visitor.sign_in("koordinator")
    mine.get(page)
    theirs = Visitor(house).sign_in("ersattare")
    theirs.fill(page, life_area="skolgang", text="Deras mål")
    mine.post(page, status=409, life_area="fritid", text="Mitt mål")
    assert "Någon annan hann spara före dig" in mine.text
    assert "Deras mål" in mine.text
    assert "Mitt mål" in mine.response.text
    assert plans.content(house, case_of(at), draft=True).goals[0].text == "Deras mål"
    mine.post(page, status=303, life_area="fritid", text="Mitt mål")
    assert plans.content(house, case_of(at), draft=True).goals[0].text == "Mitt mål"


def test_every_kind_of_row_tells_of_a_conflict(house: House, at: str) -> None:
    seen = plans.content(house, case_of(at), draft=True)
    rows = {
        f"faktorer/{seen.factors[0].id}": {
            "factor": seen.factors[0].factor,
            "degree": "absent",
            "description": "Ny text",
        },
        f"atgarder/{seen.measures[0].id}": {"text": "Ny text", "performer": "agency"},
        "texter/problembild": {"text": "Ny text"},
        "uppfoljningsdag": {"next_follow_up_on": "2026-12-21"},
    }
    mine, theirs = Visitor(house).sign_in("koordinator"), Visitor(house).sign_in("ersattare")
    for page, values in rows.items():
        mine.get(f"{at}/utkast/{page}")
        theirs.fill(f"{at}/utkast/{page}", **values)
        mine.post(f"{at}/utkast/{page}", status=409, **values)
        assert "Någon annan hann spara före dig" in mine.text
        assert "Ny text" in mine.text or "2026-12-21" in mine.text


def test_two_who_write_different_things_do_not_disturb_each_other(house: House, at: str, visitor: Visitor) -> None:
    mine, theirs = visitor.sign_in("koordinator"), Visitor(house).sign_in("ersattare")
    mine.get(f"{at}/utkast/texter/problembild")
    theirs.fill(f"{at}/utkast/texter/vardnadshavares-ord", text="Deras ord")
    theirs.fill(f"{at}/utkast/mal/nytt", life_area="fritid", text="Ännu ett")
    mine.post(f"{at}/utkast/texter/problembild", status=303, text="Min bild")


def test_a_form_that_was_open_when_the_plan_was_fixed_keeps_what_was_typed(
    house: House, at: str, visitor: Visitor
) -> None:
    visitor.sign_in("koordinator").get(f"{at}/utkast/mal/nytt")
    with house.work("ersattare") as work:
        drafts.fix(work, case_of(at), None)
        work.commit()
    visitor.post(f"{at}/utkast/mal/nytt", status=422, life_area="fritid", text="Det jag skrev")
    assert "Planen är fastställd och ändras inte." in visitor.text
    assert "Det jag skrev" in visitor.response.text


def test_rows_are_taken_out_and_a_goals_measures_stay(house: House, at: str, visitor: Visitor) -> None:
    seen = plans.content(house, case_of(at), draft=True)
    measure, goal = seen.measures[0], seen.goals[0]
    visitor.sign_in("koordinator")
    visitor.fill(
        f"{at}/utkast/atgarder/{measure.id}", text=measure.text, performer="agency", goal_thread=str(goal.thread)
    )
    for page in (f"mal/{goal.id}", f"faktorer/{seen.factors[0].id}", f"atgarder/{seen.measures[1].id}"):
        visitor.get(f"{at}/utkast/{page}")
        visitor.post(f"{at}/utkast/{page}/ta-bort", status=303)
        visitor.get(f"{at}/utkast/{page}", status=404)
    after = plans.content(house, case_of(at), draft=True)
    assert after.goals == []
    assert after.measures[0].goal_thread is None
    assert len(after.measures) == len(seen.measures) - 1
    assert len(after.factors) == len(seen.factors) - 1


def test_a_row_that_changed_is_not_removed_unseen(house: House, at: str, visitor: Visitor) -> None:
    goal = plans.content(house, case_of(at), draft=True).goals[0]
    visitor.sign_in("koordinator").get(f"{at}/utkast/mal/{goal.id}")
    Visitor(house).sign_in("ersattare").fill(f"{at}/utkast/mal/{goal.id}", life_area="fritid", text="Ändrat")
    visitor.post(f"{at}/utkast/mal/{goal.id}/ta-bort", status=409)
    assert plans.content(house, case_of(at), draft=True).goals[0].text == "Ändrat"


def test_a_suggestion_fills_in_text_and_who_does_it(at: str, visitor: Visitor) -> None:
    visitor.sign_in("koordinator").get(f"{at}/utkast/atgarder/ny?forslag=komma-i-tid")
    assert "Komma i tid till skolan varje dag" in visitor.response.text
    chosen = [attrs["value"] for attrs in visitor.page.all("input") if "checked" in attrs]
    assert chosen == [Performer.youth.value]


def test_only_units_inside_the_consent_are_offered_as_owners(at: str, visitor: Visitor) -> None:
    visitor.sign_in("koordinator").get(f"{at}/utkast/atgarder/ny")
    assert "Områdespolisen" in visitor.text
    assert "Friskolan Fyrskeppet" not in visitor.text


def test_units_that_have_promised_nothing_are_told_to_the_coordinator(at: str, visitor: Visitor) -> None:
    visitor.sign_in("koordinator").get(f"{at}/utkast")
    assert "Har inget åtagande än: Socialtjänsten, mottagningsenheten." in visitor.text


def test_save_and_write_another_leads_back_to_an_empty_form(at: str, visitor: Visitor) -> None:
    visitor.sign_in("koordinator").fill(f"{at}/utkast/oro/ny", factor="mobbning", degree="partly", again="ja")
    assert "Något som oroar" in visitor.text
    assert "Spara och skriv en till" in visitor.text


def test_the_plan_goes_by_the_municipalitys_own_word(at: str, visitor: Visitor) -> None:
    visitor.sign_in("koordinator").get(f"{at}/utkast")
    assert "Åtgärdsplan – Alva Provsson" in visitor.text


def test_degrees_say_vet_ej_too(at: str, visitor: Visitor) -> None:
    visitor.sign_in("koordinator").get(f"{at}/utkast/oro/ny")
    values = {attrs["value"] for attrs in visitor.page.all("input") if attrs.get("name") == "degree"}
    assert values == {each.value for each in FactorDegree}


def test_pages_of_a_draft_cost_a_bounded_number_of_statements(house: House, at: str, visitor: Visitor) -> None:
    seen = plans.content(house, case_of(at), draft=True)
    visitor.sign_in("koordinator").get("/")
    rows = (f"mal/{seen.goals[0].id}", f"atgarder/{seen.measures[0].id}", f"faktorer/{seen.factors[0].id}")
    for page in ("", "/styrka/ny", "/mal/nytt", "/atgarder/ny", "/texter/problembild", *(f"/{each}" for each in rows)):
        with statements(house) as sent:
            visitor.get(f"{at}/utkast{page}")
        assert len(sent) <= 12, (page, sent)


def test_reading_and_writing_leave_their_events(house: House, at: str, visitor: Visitor) -> None:
    visitor.sign_in("koordinator").get(f"{at}/utkast")
    visitor.fill(f"{at}/utkast/mal/nytt", life_area="fritid", text="Spela")
    with house.work("granskare", writing=False) as work:
        names = {row.name for row in work.session.query(AuditEntry).where(AuditEntry.case_id == case_of(at))}
    assert {"PlanDrafted", "PlanChanged", "PlanRead"} <= names
