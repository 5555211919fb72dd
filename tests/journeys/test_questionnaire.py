"""A questionnaire answered in a real browser: by keyboard and by touch, in another language, and without scripts."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.examination import PHONE, Walk
from tests.factories import cases, surveys
from tests.factories.answering import saved
from tests.house import House
from tests.walker import served

LIGHT = 100_000
QUESTIONS = 12
AWAY = "/enkat/bort"
"""Leads to another site; which one is no matter here."""

ELSEWHERE = "<!DOCTYPE html><title>Moln</title><h1>Moln</h1>"


@dataclass
class Visit:
    """One small telephone: what it is given over the wire, what its owner presses, and what is wrong with its pages."""

    page: Page
    walk: Walk
    faults: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    presses: int = 0
    weight: int = 0

    def examine(self) -> None:
        """Hold the page against the rules."""
        self.faults += self.walk.faults(self.page)

    def tap(self, name: str) -> None:
        """Touch a button, a link or an answer."""
        self.presses += 1
        self.page.locator("button, label, a").get_by_text(name, exact=True).first.tap()

    def key(self, key: str, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            self.presses += 1
            self.page.keyboard.press(key)

    def says(self, text: str) -> None:
        """Wait until the page says this."""
        self.page.locator("main").get_by_text(text).first.wait_for()

    def weigh(self) -> None:
        """Add up everything that came over the wire, heads and bodies, as it was sent."""
        sizes = [each.sizes() for each in self.requests]
        self.weight = sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes)


@contextmanager
def telephone(house: House, browser: Browser, **options: Any) -> Iterator[Visit]:
    """A telephone 320 points wide that reaches the application."""
    with served(house.app) as address:
        context: BrowserContext = browser.new_context(viewport=PHONE, base_url=address, locale="sv-SE", **options)
        visit = Visit(context.new_page(), Walk(browser, address))
        visit.page.on("requestfinished", lambda request: visit.requests.append(request))  # noqa: PLW0108 - it wants a function
        visit.page.on("pageerror", lambda error: visit.faults.append(str(error)))
        yield visit
        visit.weigh()
        context.close()


@pytest.fixture
def code(sqlite_house: House) -> str:
    """A slip of paper."""
    return surveys.codes(sqlite_house, cases.family(sqlite_house).case_id)[0]


def test_by_keyboard_alone_at_320_px(sqlite_house: House, browser: Browser, code: str) -> None:
    """Focus goes to each question; an arrow chooses, Enter goes on. Every page is examined, all of it is weighed."""
    with telephone(sqlite_house, browser) as visit:
        visit.page.goto(f"/enkat#{code}")
        visit.examine()
        visit.page.get_by_label("Din kod").focus()
        visit.key("Enter")
        visit.says("Ditt namn sparas inte")
        visit.examine()
        visit.key("Tab")
        visit.key("Enter")
        for number in range(1, QUESTIONS + 1):
            visit.says(f"Fråga {number} av {QUESTIONS}")
            visit.examine()
            visit.key("Tab")
            if number == 10:
                visit.page.keyboard.type("Fikat var gott.")
                visit.key("Tab")
            elif number == QUESTIONS:
                visit.page.keyboard.type("14")
            else:
                visit.key("ArrowDown")
            visit.key("Enter")
        visit.says("Inget är sparat förrän du skickar.")
        visit.examine()
        visit.key("Tab")
        visit.key("Enter")
        visit.says("Svaren är sparade")
        visit.examine()
    assert visit.faults == []
    assert visit.weight < LIGHT, visit.weight
    assert visit.presses <= 5 + 3 * QUESTIONS
    (answers,) = saved(sqlite_house)
    assert len(answers) == QUESTIONS
    assert (answers["egna-ord"], answers["alder"], answers["lyssnade"]) == ("Fikat var gott.", 14, "ganska-bra")


def test_by_touch_in_english_with_a_way_back(sqlite_house: House, browser: Browser, code: str) -> None:
    with telephone(sqlite_house, browser, has_touch=True, is_mobile=True) as visit:
        visit.page.goto(f"/enkat#{code}")
        assert code not in visit.page.url
        visit.tap("English")
        visit.says("Answer a questionnaire")
        visit.tap("Open the questionnaire")
        visit.says("Your name is not saved")
        visit.tap("Start")
        for number in range(1, QUESTIONS + 1):
            visit.says(f"Question {number} of {QUESTIONS}")
            visit.examine()
            chosen = {11: "Girl"}.get(number, "Mostly true")
            if number < 10 or number == 11:
                visit.tap(chosen)
            visit.tap("Next")
        visit.says("Nothing is saved until you send.")
        visit.page.go_back()
        visit.says(f"Question {QUESTIONS} of {QUESTIONS}")
        visit.page.go_back()
        visit.says("What is your gender?")
        assert visit.page.get_by_label("Girl").is_checked()
        visit.tap("Other or none")
        visit.tap("Next")
        visit.says(f"Question {QUESTIONS} of {QUESTIONS}")
        visit.tap("Next")
        visit.says("Other or none")
        visit.tap("Send my answers")
        visit.says("Your answers are saved")
        visit.examine()
    assert visit.faults == []
    assert visit.weight < LIGHT, visit.weight
    assert visit.presses <= 4 + 2 * QUESTIONS + 4
    assert saved(sqlite_house)[0]["kon"] == "annat-inget"


def test_without_scripts(sqlite_house: House, browser: Browser, code: str) -> None:
    with telephone(sqlite_house, browser, java_script_enabled=False) as visit:
        page = visit.page
        page.goto("/enkat")
        page.get_by_label("Din kod").fill(code)
        page.get_by_role("button", name="Öppna enkäten").click()
        page.get_by_role("button", name="Börja").click()
        page.get_by_label("Stämmer helt").check()
        for _ in range(2):
            page.get_by_role("button", name="Nästa").click()
        page.get_by_role("button", name="Tillbaka").click()
        page.get_by_role("button", name="Tillbaka").click()
        assert page.get_by_label("Stämmer helt").is_checked()
        for _ in range(QUESTIONS):
            page.get_by_role("button", name="Nästa").click()
        page.get_by_role("button", name="Skicka mina svar").first.click()
        visit.says("Svaren är sparade")
        assert "svar" not in page.url.partition("/enkat")[2]
    assert visit.weight < LIGHT, visit.weight
    assert saved(sqlite_house) == [{"forstod": "helt"}]


def test_leaving_fast_leaves_no_way_back_and_nothing_saved(sqlite_house: House, browser: Browser, code: str) -> None:
    with telephone(sqlite_house, browser) as visit:
        page, met = visit.page, set()
        page.route(re.compile(AWAY), lambda route: route.fulfill(body=ELSEWHERE, content_type="text/html"))
        page.goto("/logga-in")
        page.goto(f"/enkat#{code}")
        page.get_by_role("button", name="Öppna enkäten").click()
        page.get_by_role("button", name="Börja").click()
        for number in range(1, 4):
            visit.says(f"Fråga {number} av {QUESTIONS}")
            page.get_by_label("Stämmer inte alls").check()
            page.get_by_role("button", name="Nästa").click()
        visit.says(f"Fråga 4 av {QUESTIONS}")
        page.get_by_role("link", name="Lämna sidan snabbt").click()
        page.get_by_role("heading", name="Moln").wait_for()
        for go in [page.go_back] * 3 + [page.go_forward] * 5:
            go()
            met.add(page.url.removeprefix(visit.walk.address).rstrip("?"))
    assert met <= {AWAY, "/logga-in", "about:blank"}
    assert saved(sqlite_house) == []


def test_a_server_that_is_gone_for_a_while_costs_nothing(sqlite_house: House, browser: Browser, code: str) -> None:
    with telephone(sqlite_house, browser) as visit:
        page = visit.page
        page.goto(f"/enkat#{code}")
        page.get_by_role("button", name="Öppna enkäten").click()
        page.get_by_role("button", name="Börja").click()
        page.get_by_label("Stämmer helt").check()
        page.context.set_offline(True)
        page.get_by_role("button", name="Nästa").click()
        visit.says("Det gick inte att nå servern.")
        visit.examine()
        page.context.set_offline(False)
        page.get_by_role("button", name="Nästa").click()
        visit.says(f"Fråga 2 av {QUESTIONS}")
        page.get_by_role("button", name="Tillbaka").click()
        visit.says(f"Fråga 1 av {QUESTIONS}")
        assert page.get_by_label("Stämmer helt").is_checked()
    assert visit.faults == []
