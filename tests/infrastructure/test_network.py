"""Tests reach this machine and nothing else, neither from Python nor from the browser."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Error, Page

ELSEWHERE = "192.0.2.1"  # set aside for documentation by RFC 5737: belongs to nobody


class Greeting(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write("<!doctype html><title>SSPF</title><h1>Välkommen</h1>".encode())

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Greeting)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_python_reaches_no_other_machine() -> None:
    with pytest.raises(UserWarning, match="A test tried to use socket"):
        socket.create_connection((ELSEWHERE, 80), timeout=1)


def test_the_browser_shows_a_page_of_this_machine(page: Page, address: str) -> None:
    page.goto(address)
    assert page.inner_text("h1") == "Välkommen"
    assert page.evaluate("navigator.language") == "sv-SE"


@pytest.mark.parametrize("stranger", ["http://sspf.example/", f"http://{ELSEWHERE}/"])
def test_the_browser_reaches_no_other_machine(page: Page, stranger: str) -> None:
    with pytest.raises(
        Error, match=r"ERR_(NAME_NOT_RESOLVED|ADDRESS_UNREACHABLE|INTERNET_DISCONNECTED|INVALID_ARGUMENT)"
    ):
        page.goto(stranger, timeout=5_000)
