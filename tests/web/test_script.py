"""The one script, in a real browser: it saves people work and never stands in their way."""

from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Flask, render_template_string, request
from playwright.sync_api import Dialog, Page, expect
from werkzeug.serving import make_server
from wtforms import FieldList, Form, FormField, StringField, TextAreaField
from wtforms.validators import Length

from sspf.web.fields import Day
from tests.web.bare import bare_app

PAGE = """
{% extends "page.html" %}
{% from "components/actions.html" import print_button, submit %}
{% from "components/field.html" import field %}
{% from "components/form.html" import action_button, form_frame, repeated %}
{% block heading %}Mål{% endblock heading %}
{% block actions %}
  {{ print_button() }}{{ action_button("/", "Avsluta", {"close": "1"}, confirm="Vill du avsluta?") }}
{% endblock %}
{% block content %}
  {% call form_frame(form, action="/") %}
    {{ field(form.day) }}{{ field(form.note) }}
    {% call(entry) repeated(form.goals, "Mål", "Lägg till ett mål") %}{{ field(entry.form.text) }}{% endcall %}
    {{ submit("Spara") }}
  {% endcall %}
{% endblock content %}
"""


class GoalForm(Form):
    text = StringField("Vad ska uppnås?")


class PlanForm(Form):
    day = Day("Datum", "datum")
    note = TextAreaField("Anteckning", [Length(max=20)])
    goals = FieldList(FormField(GoalForm), min_entries=1, max_entries=3)


def plan_app(received: list[dict[str, str]]) -> Flask:
    """One page with one of everything that the script touches; what is sent to it ends in `received`."""
    app = bare_app()
    places = [("Att göra", "/", True)]
    app.context_processor(lambda: {"navigation": places, "actor": {"name": "Bo Ek", "role_label": "Koordinator"}})

    @app.route("/", methods=["GET", "POST"])
    def show() -> str:
        if request.method == "POST":
            received.append(request.form.to_dict())
        return render_template_string(PAGE, form=PlanForm())

    return app


@pytest.fixture
def received() -> list[dict[str, str]]:
    """The forms that arrived, in order."""
    return []


@pytest.fixture
def plan(page: Page, received: list[dict[str, str]]) -> Iterator[Page]:
    """The page, open in a browser; anything the browser complains of fails the test."""
    server = make_server("127.0.0.1", 0, plan_app(received), threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"http://127.0.0.1:{server.port}/")
    yield page
    page.context.close()
    server.shutdown()
    server.server_close()
    assert not complaints


def test_a_new_row_is_empty_numbered_on_and_takes_the_cursor(plan: Page, received: list[dict[str, str]]) -> None:
    plan.fill("[name=goals-0-text]", "Komma i tid")
    add = plan.get_by_role("button", name="Lägg till ett mål")
    add.click()
    expect(plan.locator("[name=goals-1-text]")).to_be_focused()
    expect(plan.locator("[name=goals-1-text]")).to_have_value("")
    plan.keyboard.type("Trivas")
    add.click()
    expect(add).to_be_hidden()  # three is the most
    plan.get_by_role("button", name="Spara").click()
    plan.wait_for_load_state()
    assert [received[0][f"goals-{row}-text"] for row in range(3)] == ["Komma i tid", "Trivas", ""]


def test_digits_alone_become_a_date(plan: Page) -> None:
    plan.fill("[name=day]", "20261128")
    plan.locator("[name=day]").blur()
    expect(plan.locator("[name=day]")).to_have_value("2026-11-28")


def test_the_room_that_is_left_is_counted_and_more_may_be_typed(plan: Page) -> None:
    plan.fill("[name=note]", "å" * 15)
    expect(plan.locator("#note-room")).to_have_text("5 tecken kvar")
    plan.fill("[name=note]", "å" * 22)
    expect(plan.locator("#note-room")).to_have_text("2 tecken för mycket")


def test_three_quick_presses_save_once(plan: Page, received: list[dict[str, str]]) -> None:
    plan.get_by_role("button", name="Spara").evaluate("save => { for (const press of [1, 2, 3]) save.click(); }")
    expect(plan.get_by_role("button", name="Spara")).to_be_enabled()
    plan.wait_for_load_state("networkidle")
    assert len(received) == 1


def test_what_matters_is_asked_first_and_no_means_no(plan: Page, received: list[dict[str, str]]) -> None:
    plan.get_by_role("button", name="Avsluta").click()
    expect(plan.get_by_role("dialog")).to_contain_text("Vill du avsluta?")
    plan.get_by_role("button", name="Avbryt").click()
    expect(plan.get_by_role("dialog")).to_be_hidden()
    assert received == []
    plan.get_by_role("button", name="Avsluta").click()
    plan.get_by_role("button", name="Ja, fortsätt").click()
    plan.wait_for_load_state("networkidle")
    assert [form["close"] for form in received] == ["1"]


def test_leaving_typed_text_is_asked_about_and_leaving_nothing_is_not(plan: Page) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    plan.on("dialog", stay)
    plan.reload()
    assert asked == []
    plan.locator("[name=note]").press_sequentially("Hej")
    plan.reload()
    assert asked == ["beforeunload"]


def test_the_menu_of_a_phone_opens_without_the_script_and_without_sideways_scroll(plan: Page) -> None:
    plan.route("**/sspf.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    plan.set_viewport_size({"width": 320, "height": 700})
    plan.reload()
    expect(plan.get_by_role("link", name="Att göra")).to_be_hidden()
    plan.get_by_text("Meny", exact=True).click()
    expect(plan.get_by_role("link", name="Att göra")).to_be_visible()
    expect(plan.get_by_role("button", name="Logga ut")).to_be_visible()
    assert plan.evaluate("document.documentElement.scrollWidth") == 320


def test_buttons_that_need_the_script_are_not_there_without_it(plan: Page) -> None:
    expect(plan.get_by_role("button", name="Skriv ut")).to_be_visible()
    plan.route("**/sspf.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    plan.reload()
    expect(plan.get_by_role("button", name="Skriv ut")).to_be_hidden()
    expect(plan.get_by_role("button", name="Lägg till ett mål")).to_be_hidden()


def test_a_page_out_of_the_browsers_memory_is_fetched_anew(plan: Page) -> None:
    """The back button on a device that was handed over, or after a withdrawal: the browser may have kept the page."""
    plan.locator("[name=note]").press_sequentially("Hej")
    with plan.expect_navigation():
        plan.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(plan.locator("[name=note]")).to_have_value("")
