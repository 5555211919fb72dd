"""A room where a meeting goes on: a server that can be switched off and on, and the browsers of those who lead it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect
from werkzeug.serving import make_server

from sspf.demo import staff
from tests.factories import meeting_mode
from tests.factories.meeting_mode import Going
from tests.house import House
from tests.walker import Quiet

SAVED, UNSAVED = "Sparat", "Inte sparat"
NOTHING_STORED = """async () => localStorage.length + sessionStorage.length
    + (await indexedDB.databases()).length + (await caches.keys()).length"""


@dataclass
class Seat:
    """Somebody at a screen. `faults` are what the browser complained of, but for answers that never came."""

    room: "Room"
    page: Page
    faults: list[str] = field(default_factory=list)

    def open(self, point: str = "risk", alone: bool = False) -> "Seat":
        """Open the screen at a point."""
        self.page.goto(f"{self.room.path}/moteslage{'?skarm=egen' if alone else ''}#punkt-{point}")
        expect(self.page.locator(f"#punkt-{point}")).to_be_visible()
        return self

    def go_on(self) -> None:
        """Go on to the point that follows, and wait until it is the one that is shown."""
        left = self.page.locator("[data-point]:not([hidden])").get_attribute("id")
        self.page.get_by_role("link", name="Nästa").first.focus()  # what leaving the field moves has moved by then
        self.page.keyboard.press("Enter")
        expect(self.page.locator(f"#{left}")).to_be_hidden()

    @property
    def text(self) -> Locator:
        """The field of the point that is shown; the last one, when the writer has several sheets there."""
        return self.page.locator("[data-point]:not([hidden]) [data-sheet] textarea").last

    @property
    def state(self) -> Locator:
        """What stands below that field."""
        return self.page.locator("[data-point]:not([hidden]) [data-state].sheet-state").last

    def write(self, text: str) -> None:
        """Type."""
        self.text.fill(text)

    def sees_saved(self) -> None:
        """The page says that everything is kept."""
        expect(self.state).to_contain_text(SAVED)
        expect(self.state).not_to_contain_text(UNSAVED)

    def sees_unsaved(self) -> None:
        """The page says that something is not."""
        expect(self.state).to_contain_text(UNSAVED)

    def wait_for_the_others(self) -> None:
        """Let the time pass after which the page asks what others have written."""
        self.page.clock.fast_forward(15_000)

    def stores_nothing(self) -> None:
        """Nothing lies in the browser but the cookie."""
        assert self.page.evaluate(NOTHING_STORED) == 0


@dataclass
class Room:
    """A house that is served on a port of its own, with a meeting that has begun."""

    house: House
    at: Going
    browser: Browser
    seats: list[Seat] = field(default_factory=list)
    port: int = 0
    server: Any = None

    @property
    def path(self) -> str:
        """The address of the meeting."""
        return f"http://127.0.0.1:{self.port}{self.at.path}"

    def switch_on(self) -> None:
        """Serve, on the same port as before."""
        self.server = make_server("127.0.0.1", self.port, self.house.app, threaded=True, request_handler=Quiet)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def switch_off(self) -> None:
        """Stop serving: from now on nobody answers there."""
        self.server.shutdown()
        self.server.server_close()

    def seat(self, login: str = "koordinator") -> Seat:
        """Somebody signs in, in a browser of their own."""
        context = self.browser.new_context(locale="sv-SE", timezone_id="Europe/Stockholm", reduced_motion="reduce")
        context.set_default_timeout(10_000)
        return self.window(context.new_page(), login)

    def window(self, page: Page, login: str = "koordinator") -> Seat:
        """One more window; signs in when `login` is given."""
        page.clock.install()
        found = Seat(self, page)
        page.on("pageerror", lambda error: found.faults.append(str(error)))
        if login:
            sign_in(page, f"http://127.0.0.1:{self.port}", login)
        self.seats.append(found)
        return found

    def kept(self) -> dict[str, list[str]]:
        """What the server has, by point."""
        found: dict[str, list[str]] = {}
        for each in meeting_mode.sheets(self.house, self.at):
            found.setdefault(each.point, []).append(each.text)
        return found


def sign_in(page: Page, address: str, login: str) -> None:
    """Sign in as one of the demo's staff."""
    page.goto(f"{address}/logga-in")
    page.get_by_label("E-post").fill(f"{login}@{staff.DOMAIN}")
    page.get_by_label("Lösenord").fill(staff.PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_url(lambda url: "logga-in" not in url)


@contextmanager
def going_on(house: House, browser: Browser, planned: bool = False) -> Iterator[Room]:
    """A room for the length of the block; a script that failed anywhere in it fails the test."""
    room = Room(house, meeting_mode.going(house, planned), browser)
    room.switch_on()
    try:
        yield room
        assert [fault for seat in room.seats for fault in seat.faults] == []
    finally:
        for seat in room.seats:
            seat.page.context.close()
        room.switch_off()
