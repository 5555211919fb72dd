"""The menu: few enough entries to stand on one row, and one of them says where one is."""

import pytest
from playwright.sync_api import Page

from sspf.demo import staff
from tests.browser import Visitor
from tests.house import House
from tests.walker import served


@pytest.mark.parametrize("path", ["/statistik", "/statistik/enkater", "/arshjul", "/avtal", "/lagesbilder"])
def test_everything_that_the_styrgrupp_works_with_is_inside_styrning(sqlite_house: House, path: str) -> None:
    page = Visitor(sqlite_house).sign_in("koordinator").get(path)
    here = [link for link in page.all("a") if link.get("aria-current") == "page"]
    assert here[0].get("href") == "/styrning"


def test_an_agency_finds_the_lagesbilder_in_its_own_menu(sqlite_house: House) -> None:
    page = Visitor(sqlite_house).sign_in("rektor").get("/lagesbilder")
    assert {link.get("href") for link in page.all("a") if link.get("aria-current") == "page"} == {"/lagesbilder"}


def test_the_menu_of_a_coordinator_stands_on_one_row_at_a_desk(sqlite_house: House, page: Page) -> None:
    with served(sqlite_house.app) as address:
        page.goto(f"{address}/logga-in")
        page.locator("#email").fill(f"koordinator@{staff.DOMAIN}")
        page.locator("#password").fill(staff.PASSWORD)
        page.locator("main button").click()
        tops = page.locator(".site-nav li").evaluate_all("all => all.map(each => each.offsetTop)")
    assert len(tops) > 1
    assert len(set(tops)) == 1
