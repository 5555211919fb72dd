"""Fixtures that make pytest-playwright drive the system's Chromium, quietly and cut off from every other host."""

from __future__ import annotations

import os
from typing import Any

import pytest

from tests.infrastructure.programs import CHROMIUM, LIBATOMIC

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-first-run",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the browser, so that the gate's stages never mix."""
    for item in items:
        if "browser_type" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """How Chromium is started; the test is skipped, with the reason, where there is none."""
    for program in (CHROMIUM, LIBATOMIC):
        if program.find() is None:
            pytest.skip(program.missing)
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()  # Chromium's sandbox refuses to run as root
    return {"executable_path": CHROMIUM.find(), "args": [*QUIET, *sandbox]}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """The browser of a Swede, on a desktop; a phone is `page.set_viewport_size`."""
    return {"locale": "sv-SE", "timezone_id": "Europe/Stockholm", "viewport": {"width": 1280, "height": 900}}
