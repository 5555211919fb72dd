"""A person at a real browser: walks through pages in Chromium, and every page met is examined.

A fault is: an answer of 400 or more that was not expected, anything on the console, a breach of the content policy,
sideways scroll at 320 px, or a violation of WCAG 2.1 A and AA (axe).
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Locator, Page, Response
from werkzeug.serving import WSGIRequestHandler, make_server

from sspf.demo import staff

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


class Quiet(WSGIRequestHandler):
    """A request handler that writes nothing: addresses of requests belong in no log."""

    def log(self, *_: Any, **__: Any) -> None:
        """Say nothing."""


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve an application on a free port of this machine while the block runs."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Walker:
    """One person with a browser of their own."""

    def __init__(self, browser: Browser, address: str, seen: set[str]) -> None:
        self.context = browser.new_context(locale="sv-SE", timezone_id="Europe/Stockholm", viewport=DESK)
        self.page: Page = self.context.new_page()
        self.address = address
        self.faults: list[str] = []
        self.expected: set[int] = set()
        self._seen = seen
        self._axe = Axe()
        self.page.on("console", lambda message: self._note(f"console: {message.text}", message.type == "error"))
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("response", self._note_response)

    def sign_in(self, login: str) -> "Walker":
        """Sign in as one of the staff and arrive at Att göra."""
        self.go("/logga-in")
        self.write("E-postadress", f"{login}@{staff.DOMAIN}")
        self.write("Lösenord", staff.PASSWORD)
        self.press("Logga in")
        return self

    def go(self, path: str) -> None:
        """Open an address of the application and examine the page."""
        self.page.goto(self.address + path)
        self.examine()

    def follow(self, text: str, exact: bool = False) -> None:
        """Follow the first link with this text and examine where it leads."""
        self.page.locator("main").get_by_role("link", name=text, exact=exact).first.click()
        self.examine()

    def write(self, label: str, text: str) -> None:
        """Write into a field, found by its label as a person finds it."""
        self.field(label).fill(text)

    def choose(self, label: str, option: str) -> None:
        """Choose from a menu."""
        self.field(label).select_option(label=option)

    def tick(self, label: str, group: str | None = None) -> None:
        """Tick a box or choose a radio button, within a question when the label is not alone."""
        place: Any = self.page.get_by_role("group", name=group).or_(self.page.get_by_role("radiogroup", name=group)).first if group else self.page
        place.get_by_label(label, exact=True).first.check()

    def press(self, name: str) -> None:
        """Press a button and examine the page that follows."""
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=name, exact=True).first.click()
        self.examine()

    def field(self, label: str) -> Locator:
        """The field with this label; a label may go on with a word such as (frivilligt)."""
        return self.page.locator("main").get_by_label(label).first

    @property
    def text(self) -> str:
        """What the page says."""
        return self.page.locator("body").inner_text()

    @property
    def path(self) -> str:
        """Where the browser is, without the host."""
        return self.page.url.removeprefix(self.address)

    def expects(self, status: int) -> None:
        """From here on an answer with this status is part of the story."""
        self.expected.add(status)

    def examine(self) -> None:
        """Hold the page against the rules. A kind of page already seen in the same shape is not sent through axe again."""
        self.page.wait_for_load_state("load")
        shape = self._shape()
        if shape not in self._seen:
            self._seen.add(shape)
            self._measure()
        assert not self.faults, (self.path, self.faults)

    def leave(self) -> None:
        """Close the browser's window."""
        self.context.close()

    def _measure(self) -> None:
        self.page.set_viewport_size(PHONE)
        if self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            self.faults.append("sideways scroll at 320 px")
        self.page.set_viewport_size(DESK)
        for violation in self._axe.run(self.page, options=WCAG).response["violations"]:
            targets = [node["target"] for node in violation["nodes"]]
            self.faults.append(f"axe: {violation['id']} {targets}")

    def _shape(self) -> str:
        """The page's heading and the kinds of elements it has: two rows more are the same shape, a new form is not."""
        return str(
            self.page.evaluate(
                "document.querySelector('h1')?.textContent.trim() + [...new Set([...document.querySelectorAll('main *')]"
                ".map(each => each.tagName + '.' + each.getAttribute('class')))].sort().join(' ')"
            )
        )

    def _note(self, fault: str, counts: bool) -> None:
        if counts and not ("Failed to load resource" in fault and self.expected):
            self.faults.append(fault)

    def _note_response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.faults.append(f"{response.status} at {response.url.removeprefix(self.address)}")
