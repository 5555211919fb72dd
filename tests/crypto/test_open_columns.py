"""What stands open in the database, column by column: anything else must be sealed, or given its reason here."""

from sqlalchemy import Column, LargeBinary, String, Text

import sspf.app  # noqa: F401  # brings every model
from sspf.db import Base

CONFIGURED = {
    "group",
    "part",
    "unit",
    "seat",
    "room",
    "information",
    "point",
    "questionnaire",
    "form",
    "item",
}
"""Ids of entries in `config/`: lists, reminders, access and figures need them, and they name no person."""

TEXTS = {
    "account.password_hash": "Argon2id of the password",
    "audit_entry.role": "a role",
    "audit_entry.name": "the name of an event class",
    "audit_entry.facts": "ids, enumerations, dates and numbers; tests/audit holds events to that",
    "area_count.area": "an id in `config/`; with week, kind and source the key by which nothing is taken in twice",
    "area_count.kind": "as above; the number itself is sealed, and no row is about a person",
    "area_count.source": "as above",
    "area_count.week": "as above",
    "calendar_staffing.agency": "an id in `config/`; the calendar holds no person",
    "case.number": "a yearly series that carries nothing about the person",
    "consent.text": "which published text the paper had",
    "consent_signature.text_hash": "the fingerprint of that published text, the same for everyone who read it",
    "duty_tick.duty": "an id in `config/`: a duty that every municipality has",
    "duty_tick.span": "a month, a quarter, a term or a year",
    "frozen_period.period": "a year or a part of one",
    "frozen_period.figures": "sums over the municipality, which open columns give anyway; who shows them has no key",
    "group_case.number": "a yearly series; a group case holds no person",
    "installation.keystore": "a digest that tells which keystore belongs to this data",
    "login_session.device": "the kind of browser in a few words, chosen from a list",
    "measure.readers": "ids of units in `config/`, for the access clause",
    "meeting_draft.hand": "a random word of the page that wrote last, made in the browser",
    "person_release.method": "the version of how figures are protected",
    "person_release.period": "a half-year",
    "person_release_cell.label": "a word of `config/`, frozen beside its rounded count",
    "person_release_cell.slug": "its id in `config/`",
    "person_release_table.definition": "what a table counts, from `config/`, frozen with it",
    "person_release_table.label": "its heading, from `config/`",
    "person_release_table.slug": "its id in `config/`",
    "placed_figures.period": "a quarter",
    "situation_answer.question": "an id in `config/`: which question of the checklist, which all areas are asked",
    "situation_figure.kind": "an id in `config/`: which figure is talked about; what is said is sealed",
    "situation_figure.source": "as above",
    "situation_report.area": "an id in `config/`; a lägesbild is about a place",
    "situation_report.period": "a quarter",
    "report.period": "the year or term that a report is about; it holds no person",
    "report_text.section": "an id in `config/`",
    "submission.location": "a path of ids: where the answer to a form is",
    "survey_answer.half_year": "the only time an answer has",
    "survey_round.half_year": "as above",
    "survey_text.question": "which question of a published questionnaire, by its id",
    "survey_text.half_year": "as above; it stands with others of the same half-year",
    "survey_count.half_year": "counts of codes, in whole half-years",
}

DIGESTS = {
    "account.email_blind": "keyed, for exact match at the login",
    "account.invite_digest": "of a one-time code",
    "audit_entry.previous": "the chain",
    "audit_entry.digest": "the chain",
    "audit_head.digest": "the chain",
    "failed_login.email_blind": "keyed; forgotten within the hour",
    "failed_login.address_blind": "keyed; forgotten within the hour",
    "knock.visitor": "keyed with a secret that stands nowhere; forgotten within the hour",
    "letter.envelope": "sealed with the letterbox's public key",
    "letter.receipt": "of the receipt number",
    "login_session.token": "of the token in the cookie",
    "person_release.digest": "of what was published, which is open to the styrgrupp",
    "referral.receipt": "of the receipt number",
    "submission.token": "of the form's word",
    "survey_dispatch.code_digest": "keyed, of the one-time code",
    "survey_failed_code.address_digest": "keyed; forgotten within the hour",
}


def columns() -> list[tuple[str, Column[object]]]:
    return [(f"{table.name}.{each.name}", each) for table in Base.metadata.sorted_tables for each in table.columns]


def test_every_text_column_is_sealed_or_has_its_reason() -> None:
    texts = {
        name for name, column in columns() if isinstance(column.type, (String, Text)) and column.name not in CONFIGURED
    }
    assert texts == set(TEXTS)


def test_every_binary_column_is_a_ciphertext_or_a_digest_with_its_reason() -> None:
    binaries = {
        name
        for name, column in columns()
        if isinstance(column.type, LargeBinary) and not column.name.endswith("_sealed")
    }
    assert binaries == set(DIGESTS)


def test_a_person_has_nothing_open_but_the_part_played() -> None:
    open_columns = {name for name, _ in columns() if name.startswith("person.") and not name.endswith("_sealed")}
    assert open_columns == {"person.id", "person.case_id", "person.role", "person.version"}


def test_an_answer_has_nothing_but_its_questionnaire_and_half_year() -> None:
    open_columns = {name for name, _ in columns() if name.startswith("survey_answer.") and not name.endswith("_sealed")}
    assert open_columns == {"survey_answer.id", "survey_answer.questionnaire", "survey_answer.half_year"}
