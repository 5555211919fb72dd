"""Every response tells the browser what to refuse, and nothing but looks may be kept."""

import re

import pytest
from flask import Flask, render_template
from werkzeug.test import TestResponse

from tests.web.bare import bare_app


def visit(path: str, secure: bool = False) -> TestResponse:
    return app_with_pages(secure).test_client().get(path)


def app_with_pages(secure: bool = False) -> Flask:
    app = bare_app(secure)
    app.add_url_rule("/sida", "page", lambda: render_template("errors/404.html"))
    app.add_url_rule("/bort", "away", lambda: app.redirect("/sida"))
    app.add_url_rule("/trasig", "broken", lambda: str(1 // 0))
    return app


def policy(response: TestResponse) -> dict[str, str]:
    parts = response.headers["Content-Security-Policy"].split("; ")
    return {name: value for name, _, value in (part.partition(" ") for part in parts)}


@pytest.mark.parametrize("path", ["/sida", "/bort", "/trasig", "/finns-inte", "/static/finns-inte.css"])
def test_answers_of_every_kind_carry_the_headers_and_are_not_stored(path: str) -> None:
    response = visit(path)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert policy(response)["default-src"] == "'none'"


def test_the_policy_lets_in_nothing_from_elsewhere_and_nothing_inline() -> None:
    said = policy(visit("/bort"))
    nonce = said.pop("script-src")
    assert re.fullmatch(r"'nonce-[\w-]{32}' 'strict-dynamic'", nonce)
    assert said == {
        "default-src": "'none'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "object-src": "'none'",
        "require-trusted-types-for": "'script'",
    }


def test_each_response_has_a_nonce_of_its_own() -> None:
    client = app_with_pages().test_client()
    nonces = {policy(client.get("/bort"))["script-src"] for _ in range(200)}
    assert len(nonces) == 200


def test_the_script_of_a_page_carries_the_nonce_of_its_own_response() -> None:
    response = visit("/sida")
    tags = re.findall(r"<script [^>]*>", response.text)
    assert len(tags) == 1
    assert policy(response)["script-src"].startswith("'nonce-" + re.findall(r'nonce="([^"]+)"', tags[0])[0])


def test_only_behind_https_is_https_demanded() -> None:
    assert "Strict-Transport-Security" not in visit("/bort").headers
    assert visit("/bort", secure=True).headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_no_answer_names_the_software_it_runs_on() -> None:
    response = visit("/trasig")
    assert "Server" not in response.headers
    assert "X-Powered-By" not in response.headers
