"""The macros that pages are built from say in words, to everyone, what they show."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from flask import render_template, render_template_string
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    DateField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length, Optional
from wtforms.widgets import CheckboxInput

from tests.web.bare import bare_app, render

SUMMARY = '{% from "components/error_summary.html" import error_summary %}{{ error_summary(form) }}'
FIELD = '{% from "components/field.html" import field %}'


class GoalForm(Form):
    text = StringField("Mål", [DataRequired("Skriv målet.")])


class MeetingForm(Form):
    kind = SelectField("Typ", choices={"a": "Möte"})
    day = DateField("Datum", [DataRequired("Skriv datum.")])
    note = TextAreaField("Anteckning", [Optional(), Length(max=20, message="Korta texten.")], description="Saklig.")
    role = RadioField("Vem är du?", [DataRequired("Välj vem du är.")], choices={"u": "Ung", "v": "Vuxen"})
    shared = SelectMultipleField("Vad delas?", choices={"s": "Skola"}, option_widget=CheckboxInput())
    asked = BooleanField("Familjen är tillfrågad", description="Fråga först.")
    goals = FieldList(FormField(GoalForm), min_entries=2, max_entries=4)
    version = HiddenField()


def sent(**values: Any) -> MeetingForm:
    form = MeetingForm(MultiDict(values))
    form.validate()
    return form


def field(form: Form, name: str, **options: object) -> str:
    return render(FIELD + "{{ field(f, **options) }}", f=form[name], options=options)


def attributes(html: str, tag: str) -> dict[str, str]:
    match = re.search(rf"<{tag}\b([^>]*)>", html)
    assert match, html
    return dict(re.findall(r'([\w-]+)="([^"]*)"', match[1]))


def test_a_wrong_field_is_tied_to_its_error_and_its_hint() -> None:
    html = field(sent(note="x" * 21), "note")
    given = attributes(html, "textarea")
    assert given["aria-invalid"] == "true"
    assert given["aria-describedby"].split() == ["note-hint", "note-error", "note-room"]
    assert all(f'id="{each}"' in html for each in given["aria-describedby"].split())
    assert "Korta texten." in html


def test_a_right_field_is_not_called_wrong() -> None:
    html = field(MeetingForm(), "note")
    assert "aria-invalid" not in html
    assert attributes(html, "textarea")["aria-describedby"].split() == ["note-hint", "note-room"]


def test_a_long_text_is_counted_but_never_cut_by_the_browser() -> None:
    html = field(MeetingForm(), "note")
    given = attributes(html, "textarea")
    assert given["data-limit"] == "20"
    assert "maxlength" not in given
    assert "Högst 20 tecken" in html


def test_what_was_typed_comes_back_and_stays_text() -> None:
    html = field(sent(note="<b>hej & hå</b>"), "note")
    assert "&lt;b&gt;hej &amp; hå&lt;/b&gt;" in html


def test_a_date_is_a_text_field_in_swedish_whatever_the_browser_speaks() -> None:
    given = attributes(field(sent(day="28/11"), "day"), "input")
    assert (given["type"], given["inputmode"], given["value"]) == ("text", "numeric", "28/11")
    assert "ÅÅÅÅ-MM-DD" in field(MeetingForm(), "day")


@pytest.mark.parametrize("name", ["role", "shared"])
def test_a_group_of_choices_has_its_question_as_legend(name: str) -> None:
    form = MeetingForm()
    html = field(form, name, hints={"s": "Frånvaro och studier."})
    assert re.search(rf"<fieldset[^>]*>\s*<legend[^>]*>{re.escape(form[name].label.text)}", html)
    for identity in re.findall(r'<input[^>]* id="([^"]+)"', html):
        assert f'for="{identity}"' in html


def test_an_explained_option_is_described_by_its_explanation() -> None:
    html = field(MeetingForm(), "shared", hints={"s": "Frånvaro och studier."})
    assert attributes(html, "input")["aria-describedby"] == "shared-0-hint"
    assert 'id="shared-0-hint">Frånvaro och studier.' in html


def test_only_what_may_be_left_out_is_called_voluntary() -> None:
    assert "frivilligt" in field(MeetingForm(), "note")
    assert "frivilligt" not in field(MeetingForm(), "day")
    assert "frivilligt" in field(MeetingForm(), "shared", optional=True)


def test_the_summary_leads_to_every_wrong_field_those_in_rows_too() -> None:
    html = render(SUMMARY, form=sent(kind="a"))
    assert re.findall(r'href="#([^"]+)">([^<]+)', html) == [
        ("day", "Skriv datum."),
        ("role-0", "Välj vem du är."),
        ("goals-0-text", "Skriv målet."),
        ("goals-1-text", "Skriv målet."),
    ]
    assert 'role="alert"' in html


def test_the_summary_is_silent_when_nothing_is_wrong() -> None:
    html = render(SUMMARY, form=MeetingForm())
    assert not html.strip()


def test_a_form_carries_its_token_once_and_its_version() -> None:
    source = (
        '{% from "components/form.html" import form_frame %}'
        '{% call form_frame(form, action="/moten", once="abc", version=3) %}<p>Fält</p>{% endcall %}'
    )
    with bare_app().test_request_context():
        html = render_template_string(source, form=None)
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]+)">', html))
    assert (hidden["once"], hidden["version"]) == ("abc", "3")
    assert len(hidden["csrf_token"]) > 20
    assert "<p>Fält</p>" in html


def test_a_conflict_shows_what_is_saved_now_under_the_names_of_the_form() -> None:
    source = '{% from "components/conflict.html" import conflict %}{{ conflict(theirs, form) }}'
    html = render(source, theirs={"note": "Hon trivs.", "Plats": ""}, form=MeetingForm())
    assert '<th scope="row">Anteckning</th>' in html
    assert "Hon trivs." in html
    assert '<th scope="row">Plats</th>' in html
    assert not render(source, theirs={}, form=MeetingForm()).strip()


@pytest.mark.parametrize("kind", ["neutral", "good", "warning", "danger", "info"])
def test_a_status_has_word_and_shape_besides_colour(kind: str) -> None:
    html = render('{% from "components/status.html" import status %}{{ status("Klar", kind) }}', kind=kind)
    assert f"status-{kind}" in html
    assert "<span>Klar</span>" in html
    assert re.search(r'href="/static/\w+/icons\.svg#[\w-]+"', html)


def test_statuses_differ_in_shape() -> None:
    source = '{% from "components/status.html" import status %}{{ status("x", kind) }}'
    kinds = ("neutral", "good", "warning", "danger", "info")
    assert len({re.findall(r"svg#([\w-]+)", render(source, kind=kind))[0] for kind in kinds}) == len(kinds)


def test_the_step_where_we_are_is_told_to_everyone() -> None:
    steps = [{"label": "Anmälan", "state": "done", "url": "/a"}, {"label": "Samtycke", "state": "current"}]
    html = render('{% from "components/stepper.html" import stepper %}{{ stepper(steps, "Väg") }}', steps=steps)
    assert html.count('aria-current="step"') == 1
    assert "(klart)" in html
    assert "(pågår nu)" in html


def test_consent_is_told_in_words_in_every_cell() -> None:
    agency = SimpleNamespace(side="polis", letter="P", label="Polis")
    cells = [["yes", "pending", "no", "no"], ["no", "no", "yes", "no"]]
    rows = [{"label": "Områdespolisen", "agency": agency, "cells": each} for each in cells]
    source = '{% from "components/consent_matrix.html" import consent_matrix %}{{ consent_matrix("", kinds, rows) }}'
    html = render(source, rows=rows, kinds=["Skola", "Hälsa", "Fritid", "Polis"])
    told = re.findall(r'data-label="(\w+)".*?<span>(\w+)</span>', html, re.DOTALL)
    assert told[:3] == [("Skola", "Ja"), ("Hälsa", "Väntar"), ("Fritid", "Nej")]
    assert told[3:] == [("Skola", "Nej"), ("Hälsa", "Nej"), ("Fritid", "Ja")]
    assert "Delas inte med någon: Polis." in html


def test_an_agency_mark_alone_has_a_name_and_beside_its_name_is_silent() -> None:
    agency = SimpleNamespace(side="skola", letter="S", label="Skola")
    source = '{% from "components/avatar.html" import agency_name, avatar %}'
    assert 'role="img" aria-label="Skola"' in render(source + "{{ avatar(agency) }}", agency=agency)
    assert 'aria-hidden="true"' in render(source + "{{ agency_name(agency) }}", agency=agency)


def test_a_missing_value_is_told_in_words() -> None:
    source = '{% from "components/definitions.html" import definitions %}{{ definitions(rows) }}'
    assert "Inte angivet" in render(source, rows=[("Tolk", None)])
    assert "Inte angivet" not in render(source, rows=[("Antal", 0)])


def test_pages_that_are_not_there_have_no_buttons() -> None:
    source = '{% from "components/pagination.html" import pagination %}{{ pagination(older=older) }}'
    assert not render(source, older="").strip()
    html = render(source, older="/logg?fore=7")
    assert "Äldre" in html
    assert "Nyare" not in html


def test_a_message_is_read_out() -> None:
    with bare_app().test_request_context() as context:
        context.session["_flashes"] = [("success", "Samtycket är registrerat.")]
        html = render_template_string('{% from "components/flash.html" import flashes %}{{ flashes() }}')
    assert re.search(r'role="status".*Samtycket är registrerat\.', html)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 429, 500, 503])
def test_every_error_page_says_what_to_do_now(status: int) -> None:
    with bare_app().test_request_context():
        html = render_template(f"errors/{status}.html")
    assert html.count("<h1>") == 1
    assert re.search(r"ring|Gå |Vänta|Prata", html)


@pytest.mark.parametrize("status", [500, 503])
def test_the_pages_for_trouble_need_nothing_that_may_be_broken(status: int) -> None:
    html = bare_app().jinja_env.get_template(f"errors/{status}.html").render()
    assert "112" in html
