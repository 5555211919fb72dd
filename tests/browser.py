"""The strict client: visits as one of the staff, and finds fault with every page that any test meets."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any

from sqlalchemy import event
from werkzeug.test import TestResponse

from sspf.catalogue.languages import TAG
from sspf.demo import staff
from tests.house import House

FAMILY = "Provsson"
"""What every family of the tests is called."""

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "use", "path", "circle", "rect", "line"}


class Page(HTMLParser):
    """What the strict client looks at in a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.texts: list[str] = []
        self.title = ""
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note every element; void ones do not nest."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself, as in SVG."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Elements close in the order they opened."""
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        """What people read."""
        if self.open[-2:] == ["head", "title"]:
            self.title += data
        if not {"script", "style"} & set(self.open):
            self.texts.append(data)

    @property
    def text(self) -> str:
        """The page's text with single blanks."""
        return re.sub(r"\s+", " ", " ".join(self.texts)).strip()

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every such element."""
        return [attrs for name, attrs in self.tags if name == tag]

    def fields(self, action: str | None = None) -> dict[str, str]:
        """The hidden fields of the page's first form, or of the one that posts to `action`."""
        values: dict[str, str] = {}
        inside = False
        for tag, attrs in self.tags:
            if tag == "form":
                if inside:
                    break
                target = attrs.get("action") or ""
                inside = target == action if action is not None else "logga-ut" not in target
            elif inside and tag == "input" and attrs.get("type") == "hidden":
                values[str(attrs.get("name"))] = attrs.get("value") or ""
        return values


class Visitor:
    """A browser without a screen. Every response is examined; a fault fails the test that met it."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.client = house.app.test_client()
        self.page = Page("")
        self.response: TestResponse
        self.login = ""

    @property
    def text(self) -> str:
        """What the page says."""
        return self.page.text

    def sign_in(self, login: str) -> "Visitor":
        """Sign in as one of the demo's staff."""
        self.get("/logga-in")
        self.post("/logga-in", email=f"{login}@{staff.DOMAIN}", password=staff.PASSWORD)
        assert self.response.status_code == 303, self.text
        self.login = login
        return self

    def get(self, path: str, status: int = 200) -> Page:
        """Visit a page."""
        self.meet(self.client.get(path), status)
        return self.page

    def post(self, path: str, status: int | None = None, **values: Any) -> TestResponse:
        """Send a form to `path` with the hidden fields of the page last seen."""
        fields = {**(self.page.fields(path) or self.page.fields()), **values}
        self.meet(self.client.post(path, data=fields), status)
        return self.response

    def follow(self) -> Page:
        """Go where the last answer pointed."""
        assert self.response.status_code == 303, (self.response.status_code, self.text)
        return self.get(self.response.headers["Location"])

    def fill(self, path: str, action: str | None = None, **values: Any) -> Page:
        """Open a form's page, send it to `action` (or the same address) and follow to where it leads."""
        self.get(path)
        self.post(action or path, status=303, **values)
        return self.follow()

    def meet(self, response: TestResponse, status: int | None = None) -> None:
        """Examine an answer and have it at hand."""
        self.response = response
        shows = response.mimetype == "text/html" and not 300 <= response.status_code < 400
        self.page = Page(response.text if shows else "")
        if status is not None:
            assert response.status_code == status, f"{response.status_code} instead of {status}: {self.text[:2000]}"
        assert response.status_code < 500 or status == response.status_code, self.text
        faults = [*_header_faults(response), *(_page_faults(self.page) if shows else [])]
        assert not faults, faults


def _header_faults(response: TestResponse) -> Iterator[str]:
    policy = response.headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        yield "content policy missing or loose"
    if response.headers.get("X-Content-Type-Options") != "nosniff":
        yield "nosniff missing"
    if "no-store" not in response.headers.get("Cache-Control", "") and "/static/" not in response.request.path:
        yield "may be stored"
    for cookie in response.headers.getlist("Set-Cookie"):
        if "HttpOnly" not in cookie or "SameSite=Lax" not in cookie:
            yield f"loose cookie {cookie}"


def _page_faults(page: Page) -> Iterator[str]:
    yield from page.faults
    yield from _frame_faults(page)
    yield from _form_faults(page)
    for tag, attrs in page.tags:
        if "style" in attrs or any(name.startswith("on") for name in attrs):
            yield f"inline style or script on <{tag}>"
        target = attrs.get("href") if tag == "link" else attrs.get("src")
        if target and target.startswith(("http:", "https:", "//")):
            yield f"fetched from elsewhere: {target}"


def _frame_faults(page: Page) -> Iterator[str]:
    if len(page.all("h1")) != 1:
        yield f"{len(page.all('h1'))} h1"
    if not page.all("title") or not TAG.fullmatch(page.all("html")[0].get("lang") or ""):
        yield "title or language missing"
    if FAMILY in page.title:
        yield "the title names somebody: it stays in the history, and on top of what is printed"
    ids = [attrs["id"] for _, attrs in page.tags if attrs.get("id")]
    yield from (f"id {each} twice" for each in {each for each in ids if ids.count(each) > 1})


def _form_faults(page: Page) -> Iterator[str]:
    labelled = {attrs.get("for") for attrs in page.all("label")}
    for tag in ("input", "select", "textarea"):
        for attrs in page.all(tag):
            hidden = attrs.get("type") in {"hidden", "submit", "button"}
            if not hidden and attrs.get("id") not in labelled and not attrs.get("aria-label"):
                yield f"{tag} {attrs.get('name')} without label"
    for attrs in page.all("form"):
        posts = (attrs.get("method") or "get").lower() == "post"
        if posts and "csrf_token" not in page.fields(attrs.get("action") or ""):
            yield f"form {attrs.get('action')} without token"


@contextmanager
def statements(house: House) -> Iterator[list[str]]:
    """Collect the SQL of a block, on both databases of the house, without BEGIN and COMMIT."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
            seen.append(statement)

    engines = (house.installation.engine, house.installation.vault.keystore.engine)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)
