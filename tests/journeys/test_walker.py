"""The walker is strict: each kind of fault, put on a page, stops it."""

import pytest
from flask import Flask, Response
from playwright.sync_api import Browser

from tests.examination import Walk
from tests.walker import Walker, served

FRAME = """<!doctype html><html lang="sv"><head><title>Prov</title><link rel="icon" href="data:,"></head>
<body><main><h1>Prov</h1>{}</main></body></html>"""
PAGES = {
    "ratt": "<p>Inget är fel.</p>",
    "axe": "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' width='9' height='9'>",
    "bred": "<p style='width: 400px'>För bred för en liten telefon.</p>",
    "samma-namn": "<p><a href='/ett'>Ändra</a> <a href='/annat'>Ändra</a></p>",
    "skript": "<script>throw new Error('trasigt')</script>",
    "konsol": "<script>console.error('trasigt')</script>",
    "stulen": "<script nonce='annat'>document.title = 'Stulen'</script>",
}


@pytest.fixture
def app() -> Flask:
    """One page for each fault, and one without."""
    app = Flask(__name__)

    @app.get("/<name>")
    def page(name: str) -> Response:
        response = Response(FRAME.format(PAGES[name]), status=200)
        if name == "stulen":
            response.headers["Content-Security-Policy"] = "script-src 'nonce-egen'"
        return response

    return app


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("axe", "axe: image-alt"),
        ("bred", "sideways scroll at 320 px"),
        ("samma-namn", "one name, different goals: 'Ändra'"),
        ("skript", "script: trasigt"),
        ("konsol", "console: trasigt"),
        ("stulen", "Content Security Policy"),
        ("saknas", "500 at /saknas"),
    ],
)
def test_a_fault_stops_the_walker_and_is_told(app: Flask, browser: Browser, page: str, fault: str) -> None:
    with served(app) as address:
        walker = Walker(Walk(browser, address, step="provet"), "provaren")
        walker.go("/ratt")
        with pytest.raises(AssertionError, match=f"(?s)provet. provaren at /{page}: .*{fault}"):
            walker.go(f"/{page}")
        walker.leave()


def test_an_answer_that_is_expected_must_come(app: Flask, browser: Browser) -> None:
    with served(app) as address:
        walker = Walker(Walk(browser, address), "provaren")
        with walker.refused(500):
            walker.go("/saknas")
        with pytest.raises(AssertionError, match="no answer 500"), walker.refused(500):
            walker.go("/ratt")
        walker.leave()
