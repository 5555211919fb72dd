"""No template opens a door that the content security policy or the escaping keeps shut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from tests.architecture.sources import files, name

JINJA = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}", re.DOTALL)
UNESCAPED = re.compile(r"\|\s*safe\b|\bautoescape\s+false\b|\bMarkup\(")
EVENTS = re.compile(r"on[a-z]+")


class Reader(HTMLParser):
    """Collects what the policy would block: scripts and styles in the page, event handlers, javascript addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        line = self.getpos()[0]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.found.append(f"line {line}: inline <{tag}>")
        for attribute, value in given.items():
            if attribute == "style" or EVENTS.fullmatch(attribute) or (value or "").startswith("javascript:"):
                self.found.append(f"line {line}: {attribute} on <{tag}>")


def doors(template: str) -> Iterator[str]:
    """Everything in the template that must not be there."""
    reader = Reader()
    reader.feed(JINJA.sub(lambda jinja: "\n" * jinja.group().count("\n") or "_", template))
    yield from reader.found
    for jinja in JINJA.finditer(template):
        if not jinja.group().startswith("{#") and UNESCAPED.search(jinja.group()):
            yield f"unescaped: {jinja.group()}"


def test_no_template_opens_a_door() -> None:
    assert not [f"{name(path)}: {door}" for path in files("*.html", "templates") for door in doors(path.read_text())]


@pytest.mark.parametrize(
    "breach",
    [
        "<p>{{ note | safe }}</p>",
        "{% autoescape false %}{{ note }}{% endautoescape %}",
        "<script>go()</script>",
        '<script nonce="{{ nonce }}">go()</script>',
        "<style>p { color: red }</style>",
        '<p style="color: red">',
        '<button {% if x %}disabled{% endif %} onclick="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_a_planted_door_is_seen(breach: str) -> None:
    assert list(doors(breach))


@pytest.mark.parametrize(
    "lawful",
    [
        '<script src="{{ url_for("static", filename="x.js") }}" nonce="{{ nonce }}"></script>',
        "{# never | safe #}<p>{{ note }}</p>",
        '<p class="{% if a > b %}on{% endif %}">{{ field(only="one") }}</p>',
    ],
)
def test_what_is_lawful_is_left_alone(lawful: str) -> None:
    assert not list(doors(lawful))
