"""A plan written from nothing and fixed, as people meet it in the browser, on both databases."""

from datetime import timedelta

from tests.browser import Visitor
from tests.factories import cases, plans
from tests.house import House


def test_a_plan_is_written_from_nothing_and_fixed_in_the_browser(house: House, visitor: Visitor) -> None:
    case_id = cases.shared(house, plans.UNITS).case_id
    at, due = f"/arenden/{case_id}/plan", (house.clock.at + timedelta(days=30)).date().isoformat()
    visitor.sign_in("koordinator").get(at)
    visitor.post(at, status=303)
    visitor.follow()
    for words in (
        "Skriv ungdomens egna ord",
        "Skriv minst ett mål.",
        "Skriv minst en åtgärd.",
        "Ange vilken dag planen",
    ):
        assert words in visitor.text
    visitor.fill(f"{at}/utkast/styrka/ny", factor="intressen", degree="present", source="youth", description="Ritar.")
    visitor.fill(f"{at}/utkast/oro/ny", factor="franvaro", degree="unknown")
    visitor.fill(f"{at}/utkast/texter/ungdomens-ord", text="Jag vill dit igen.")
    visitor.fill(f"{at}/utkast/texter/vardnadshavares-ord", text="Vi orkar mer nu.")
    visitor.fill(f"{at}/utkast/texter/problembild", text="Skolan först.")
    rated = {"baseline_youth": "2", "baseline_network": "4", "target": "9"}
    visitor.fill(f"{at}/utkast/mal/nytt", life_area="skolgang", text="Varje dag", **rated)
    visitor.fill(f"{at}/utkast/atgarder/ny", text="Ringa", performer="agency", unit="omradespolis", due=due)
    visitor.fill(f"{at}/utkast/uppfoljningsdag", next_follow_up_on=due)
    assert "Allt som behövs finns med" in visitor.text
    for words in (
        "Ritar.",
        "Berättat av: Ungdomen",
        "Vet ej",
        "Jag vill dit igen.",
        "Från början: ungdomen 2, nätverket 4 (av 10)",
        f"Klart senast {due}",
    ):
        assert words in visitor.text
    visitor.post(f"{at}/utkast/faststall", status=303)
    visitor.follow()
    assert "Version 1 är fastställd." in visitor.text
