"""The form that anyone can send: what it asks, in which words, and that it tells everything that is missing at once."""

import gzip
import re

import pytest
from playwright.sync_api import Browser

from sspf.referrals.views import public_receipts
from tests.browser import Visitor
from tests.examination import Walk
from tests.factories import referrals
from tests.house import House
from tests.walker import Walker, served

PUBLIC = ("/anmalan", "/anmalan/folj", "/anmalan/kvitto")
CONCERN = "https://www.kalmar.se/orosanmalan"


def test_everything_that_is_missing_is_told_at_once(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house)
    visitor.get("/anmalan")
    visitor.post("/anmalan", status=422, born_on="2026-13-40", given_name="Alva")
    for sentence in (
        "Ange vem du är.",
        "Skriv ett telefonnummer eller en e-postadress",
        "Dagen finns inte.",
        "Välj minst en anledning",
    ):
        assert sentence in visitor.text
    assert any(field.get("value") == "Alva" for field in visitor.page.all("input"))
    goals = {str(link.get("href")) for link in visitor.page.all("a")}
    ids = {f"#{attrs['id']}" for _, attrs in visitor.page.tags if attrs.get("id")}
    assert {"#source-0", "#contact", "#born_on", "#triggers-0"} <= goals & ids


def test_a_colleague_is_told_everything_at_once_and_no_name_is_asked_for_before_the_family_has_agreed(
    sqlite_house: House,
) -> None:
    visitor = Visitor(sqlite_house).sign_in("kurator")
    visitor.get("/anmalningar/ny")
    visitor.post("/anmalningar/ny", status=422, knows="agreed")
    for sentence in ("vem i familjen som har sagt ja", "vilken dag familjen sade ja", "Skriv ungdomens", "minst en"):
        assert sentence in visitor.text
    visitor.post("/anmalningar/ny", status=422, knows="not_told")
    assert "Fråga familjen först" in visitor.text
    assert "Skriv ungdomens" not in visitor.text


@pytest.mark.parametrize(("login", "path"), [("", "/anmalan"), ("kurator", "/anmalningar/ny")])
def test_complaint_e11_the_way_to_an_orosanmalan_stands_first_and_sspf_never_replaces_it(
    sqlite_house: House, login: str, path: str
) -> None:
    visitor = Visitor(sqlite_house)
    if login:
        visitor.sign_in(login)
    page = visitor.get(path)
    tags = [(tag, attrs.get("href") or attrs.get("type")) for tag, attrs in page.tags]
    first_question = next(i for i, (tag, kind) in enumerate(tags) if tag == "input" and kind in {"radio", "text"})
    assert tags.index(("a", CONCERN)) < first_question
    assert "Den ersätter aldrig en orosanmälan" in page.text
    assert "Är det akut fara? Ring 112." in page.text


@pytest.mark.parametrize("path", PUBLIC)
def test_r21_every_public_page_leads_to_the_orosanmalan_and_to_the_telephone(sqlite_house: House, path: str) -> None:
    links = {link.get("href") for link in Visitor(sqlite_house).get(path).all("a")}
    assert {CONCERN, "tel:0846500410", "tel:112", "tel:0846500411"} <= links


def test_r24_the_form_says_that_the_family_may_learn_who_reported(sqlite_house: House) -> None:
    assert "kan familjen få veta vem som har anmält" in Visitor(sqlite_house).get("/anmalan").text


def test_complaint_v13_nothing_is_needed_to_send_but_words(sqlite_house: House) -> None:
    """No account, no BankID, no e-mail address, no day of birth: a telephone number and one sentence."""
    visitor = Visitor(sqlite_house)
    visitor.fill("/anmalan", source="guardian", contact="070-174 06 00", concern="Hon sover inte.")
    assert "Tack, din anmälan har kommit in" in visitor.text


@pytest.mark.parametrize("path", PUBLIC)
def test_complaints_v15_u5_and_u6_words_are_explained_plain_and_call_nobody_anything(
    sqlite_house: House, path: str
) -> None:
    text = Visitor(sqlite_house).get(path).text
    if path == "/anmalan":
        assert text.index("SSPF är ett samarbete mellan skola, socialtjänst, polis och fritid") < text.index(
            "Vem är du"
        )
    assert not re.search(r"kriminell|riskungdom|gärningsman|\bklient|brottsling|\bSIG\b|\bEHT\b|SoL|OSL|§", text)


def test_whoever_had_the_form_open_before_on_the_same_computer_does_not_know_the_number(sqlite_house: House) -> None:
    """A cookie can be read by whoever sits there: a number noted from it must not be the next sender's."""
    visitor = Visitor(sqlite_house)
    seen = []
    for _ in range(2):
        visitor.get("/anmalan")
        with visitor.client.session_transaction() as kept:
            seen.append(kept[public_receipts.KEPT])
    visitor.fill("/anmalan", **referrals.TYPED)
    shown = visitor.text.replace(" ", "")
    assert seen[0] != seen[1]
    assert not [number for number in seen if number in shown]


def test_complaint_u19_the_form_is_light_and_needs_no_script(sqlite_house: House) -> None:
    """The strict client runs no script. All that a phone fetches for the form is less than one photograph."""
    visitor = Visitor(sqlite_house)
    page = visitor.get("/anmalan")
    looks = [str(each["href"]) for each in page.all("link")] + [str(each["src"]) for each in page.all("script")]
    fetched = [visitor.client.get(path, headers={"Accept-Encoding": "gzip"}) for path in looks]
    assert all(answer.status_code == 200 for answer in fetched)
    assert len(gzip.compress(visitor.response.data)) < 8_000
    assert sum(len(answer.data) for answer in fetched) < 120_000
    visitor.fill("/anmalan", **referrals.TYPED)
    assert "Tack" in visitor.text


def test_with_keys_alone_on_a_small_phone_it_is_sent_and_followed(sqlite_house: House, browser: Browser) -> None:
    with served(sqlite_house.app) as address:
        walker = Walker(Walk(browser, address, step="anmälan"), "mormor")
        walker.page.set_viewport_size({"width": 320, "height": 640})
        walker.go("/anmalan")
        press = walker.page.keyboard.press
        walker.page.locator("#source-0").focus()
        press("ArrowDown")
        press("ArrowDown")
        assert walker.page.locator("#source-2").is_checked()
        for words in ("mormor", "", "070-174 06 00"):
            press("Tab")
            walker.page.keyboard.type(words)
        assert walker.page.locator("#contact").input_value() == "070-174 06 00"
        walker.page.locator("#concern").focus()
        walker.page.keyboard.type("Han är ute hela nätterna.")
        with walker.page.expect_navigation():
            walker.page.locator("main button[type=submit]").focus()
            press("Enter")
        number = walker.page.locator("strong.nowrap")
        box = number.bounding_box()
        assert box
        assert box["x"] + box["width"] <= 320
        words = number.inner_text()
        walker.follow("Se hur långt en anmälan har kommit")
        walker.write("Kvittonummer", words.lower())
        walker.press("Visa")
        walker.sees("Mottagen")
        assert words not in walker.page.url
        walker.leave()
