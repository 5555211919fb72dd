"""What the tool does not have, because somebody would be harmed by it or tired of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from sspf.access.roles import ACCOUNT_ROLES, Role
from sspf.statements import forms
from sspf.web.fields import Number
from sspf.web.forms import Form
from tests.architecture.sources import breaches, name, python_files

SENDERS = {"smtplib", "telnetlib", "ftplib", "requests", "httpx", "aiohttp", "urllib3", "http.client", "urllib.request"}
ALLOWED = {"sspf/server.py", "sspf/smtp.py"}
"""The first knocks at its own door, to see that it answers. The second hands mail to colleagues over to the
municipality's server; that none of it tells of a person or a case is held by tests/outbox and tests/meetings."""
FAMILY = {"youth", "guardian", "relative", "parent", "family"}


def senders(tree: ast.Module) -> Iterator[int]:
    """Imports of anything that reaches another machine."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and {alias.name for alias in node.names} & SENDERS:
            yield node.lineno
        if isinstance(node, ast.ImportFrom) and (
            node.module in SENDERS or {f"{node.module}.{alias.name}" for alias in node.names} & SENDERS
        ):
            yield node.lineno


def test_complaints_v6_and_u13_nothing_is_sent_that_could_stand_on_a_lock_screen() -> None:
    paths = [path for path in python_files("sspf") if name(path) not in ALLOWED]
    assert breaches(senders, paths) == []


@pytest.mark.parametrize("planted", ["import smtplib", "from http import client", "from urllib.request import urlopen"])
def test_something_that_sends_would_be_seen(planted: str) -> None:
    assert list(senders(ast.parse(planted)))


def test_complaint_u4_no_guardian_can_read_in_a_young_persons_login_since_there_is_none() -> None:
    assert not {role.value for role in ACCOUNT_ROLES} & FAMILY
    assert set(Role) - set(ACCOUNT_ROLES) == {Role.public, Role.system}


def test_complaint_e7_no_unit_types_figures_of_absence_week_after_week() -> None:
    written = [each for each in vars(forms).values() if isinstance(each, type) and issubclass(each, Form)]
    fields = [field for form in written for field in vars(form).values() if hasattr(field, "field_class")]
    assert len(fields) > 5
    assert not [field for field in fields if issubclass(field.field_class, Number)]
