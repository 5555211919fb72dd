"""The first steps in a real browser."""

from playwright.sync_api import Browser

from tests.examination import Walk
from tests.house import House
from tests.walker import Walker, served


def test_everyone_of_the_staff_signs_in_and_finds_the_start_page(sqlite_house: House, browser: Browser) -> None:
    with served(sqlite_house.app) as address:
        walker = Walker(Walk(browser, address), "koordinator").sign_in()
        assert walker.place == "/"
        walker.sees("Att göra")
        walker.leave()
