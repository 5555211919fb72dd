"""A person at a real browser: walks through pages in Chromium, and every kind of page met is examined.

A fault is: an answer of 400 or more that was not expected, anything on the console, a breach of the content policy, and
whatever `tests.examination` finds.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from playwright.sync_api import Error, Locator, Page, Response, ViewportSize
from werkzeug.serving import WSGIRequestHandler, make_server

from sspf.demo import staff
from tests.examination import DESK, ELEMENTS, VARIES, Walk

PATIENCE_MS = 15_000


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
    """One person with a browser of their own, at a desk or with a phone."""

    def __init__(self, walk: Walk, name: str, size: ViewportSize = DESK) -> None:
        self.walk, self.name, self.size = walk, name, size
        self.context = walk.browser.new_context(
            locale="sv-SE", timezone_id="Europe/Stockholm", viewport=size, reduced_motion="reduce"
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.faults: list[str] = []
        self.refusals: dict[int, bool] = {}
        self.page.on("console", lambda message: self._note(f"console: {message.text}", message.type == "error"))
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("response", self._note_response)

    # ── going about ─────────────────────────────────────────────────────────────────────────────────────────────────

    def sign_in(self, email: str = "", password: str = staff.PASSWORD) -> "Walker":
        """Sign in, as the one of the staff this is if nothing else is said, and arrive where one was going."""
        if self.place != "/logga-in":
            self.go("/logga-in")
        self.write("E-postadress", email or f"{self.name}@{staff.DOMAIN}")
        self.write("Lösenord", password)
        self.press("Logga in")
        return self

    def go(self, path: str) -> None:
        """Type an address of the application and examine the page."""
        self.page.goto(self.walk.address + path)
        self.examine()

    def reload(self) -> None:
        """Open the same page again."""
        self.page.reload()
        self.examine()

    def visit(self, place: str) -> None:
        """Choose a place in the main menu; on a phone the menu is opened first."""
        menu = self.page.locator("header summary")
        if menu.is_visible():
            menu.click()
            self._examine_opened("menu")
        self._leave_through(self.page.locator("header").get_by_role("link", name=place, exact=True))

    def follow(self, text: str, card: str = "", exact: bool = False) -> None:
        """Follow the first link with this text, in a card when it is not alone, and examine where it leads."""
        self._leave_through(self.within(card).get_by_role("link", name=text, exact=exact))

    def press(self, name: str, card: str = "", sure: bool = False) -> None:
        """Press a button and examine the page that follows; `sure` answers the question that is asked first."""
        button = self.within(card).get_by_role("button", name=re.compile(rf"^{re.escape(name)}( ?:|$)"))
        if sure:
            self._do(button.first.click, f"button {name!r}")
            self._examine_opened("question")
            button = self.page.get_by_role("dialog").get_by_role("button", name="Ja, fortsätt")
        self._leave_through(button)

    def press_in_place(self, name: str, until: str) -> None:
        """Press a button of a page that changes without being loaded anew, and examine it once it says `until`."""
        self._do(self.within("").get_by_role("button", name=name, exact=True).first.click, f"button {name!r}")
        self._do(self.within("").get_by_text(until).first.wait_for, f"text {until!r}")
        self.examine()

    # ── filling in ──────────────────────────────────────────────────────────────────────────────────────────────────

    def write(self, label: str, text: str, group: str = "") -> None:
        """Write into a field, found by its label as a person finds it."""
        self._do(lambda: self.field(label, group).fill(text), f"field {label!r}")

    def choose(self, label: str, option: str, group: str = "") -> None:
        """Choose from a menu."""
        self._do(lambda: self.field(label, group).select_option(label=option), f"menu {label!r} with {option!r}")

    def tick(self, label: str, group: str = "", exact: bool = True) -> None:
        """Tick a box or choose a radio button, within a question when the label is not alone."""
        box = self._group(group).get_by_label(label, exact=exact).first
        self._do(box.check, f"box {label!r} in {group!r}")

    def unfold(self, title: str) -> None:
        """Open what lies folded under a title."""
        folded = self.page.locator("main summary").filter(has_text=title).first
        self._do(folded.click, f"folded {title!r}")

    def field(self, label: str, group: str = "") -> Locator:
        """The field with this label, whether it may be left empty or not; else the first whose label begins so."""
        labelled = self._group(group).get_by_label
        exact = labelled(re.compile(rf"^\s*{re.escape(label)}\s*(\(frivilligt\)\s*)?$"))
        return exact.first if exact.count() else labelled(re.compile(rf"^\s*{re.escape(label)}")).first

    def within(self, card: str) -> Locator:
        """The page's content, or one card of it, found by its heading."""
        main = self.page.locator("main")
        if not card:
            return main
        return main.locator(".card, section").filter(has=self.page.get_by_role("heading", name=card, exact=True)).last

    # ── looking ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def text(self) -> str:
        """What the page says."""
        return self.page.locator("body").inner_text()

    @property
    def place(self) -> str:
        """Where the browser is, without the host."""
        return re.sub(r"[?#].*", "", self.page.url.removeprefix(self.walk.address))

    def sees(self, *words: str) -> None:
        """The page says all of this."""
        text = self.text
        for each in words:
            assert each in text, self._told(f"the page does not say {each!r}. It says:\n{text}")

    def sees_not(self, *words: str) -> None:
        """The page says none of this."""
        text = self.text
        for each in words:
            assert each not in text, self._told(f"the page says {each!r}")

    def has_link(self, text: str) -> bool:
        """Whether there is such a way on."""
        return self.within("").get_by_role("link", name=text).count() > 0

    def sees_no_link(self, text: str) -> None:
        """There is no such way on."""
        assert not self.has_link(text), self._told(f"there is a link {text!r}")

    @contextmanager
    def refused(self, status: int) -> Iterator[None]:
        """In this block an answer with this status is part of the story, and must come."""
        self.refusals[status] = False
        yield
        came = self.refusals.pop(status)
        assert came, self._told(f"no answer {status}")

    def examine(self) -> None:
        """Hold the page against the rules; measure it when it is a new kind of page or holds something new."""
        self.page.wait_for_load_state("load")
        self._examine(VARIES.sub("*", self.place), set(self.page.evaluate(ELEMENTS)))

    def leave(self) -> None:
        """Close the browser's window."""
        self.context.close()

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _examine_opened(self, what: str) -> None:
        """Hold what opens within a page against the rules, the first time."""
        self._examine(what, set())

    def _examine(self, kind: str, elements: set[str]) -> None:
        if self.walk.is_new(f"{kind} at {self.size['width']} px", elements):
            self.faults += self.walk.faults(self.page)
            self.walk.photograph(self.page, f"{self.name} {kind}")
        assert not self.faults, self._told("\n".join(self.faults))

    def _group(self, name: str) -> Locator:
        main = self.page.locator("main")
        if not name:
            return main
        return main.get_by_role("group", name=name).or_(main.get_by_role("radiogroup", name=name)).first

    def _leave_through(self, control: Locator) -> None:
        def leave() -> None:
            with self.page.expect_navigation():
                control.first.click()

        self._do(leave, str(control))
        self.examine()

    def _do(self, act: Any, what: str) -> None:
        try:
            act()
        except Error as error:
            reason = error.message.splitlines()[0]
            raise AssertionError(self._told(f"{what}: {reason}\nThe page says:\n{self.text}")) from None

    def _told(self, fault: str) -> str:
        return f"[{self.walk.step}] {self.name} at {self.place}: {fault}"

    def _note(self, fault: str, counts: bool) -> None:
        if counts and not ("Failed to load resource" in fault and self.refusals):
            self.faults.append(fault)

    def _note_response(self, response: Response) -> None:
        if response.status in self.refusals:
            self.refusals[response.status] = True
        elif response.status >= 400:
            self.faults.append(f"{response.status} at {response.url.removeprefix(self.walk.address)}")
