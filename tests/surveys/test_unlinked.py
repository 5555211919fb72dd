"""Who was asked and what was answered share nothing: no column, no key, no order, no moment."""

import sqlite3
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest
from sqlalchemy import inspect, select, text

from sspf.audit.models import AuditEntry
from sspf.crypto.scope import Zone
from sspf.db import Base
from sspf.errors import Refused
from sspf.surveys.models import Answer, Dispatch
from tests.browser import Visitor
from tests.factories import cases, surveys
from tests.factories.answering import Phone, one_code
from tests.house import House, backend

CHANGED_BY_AN_ANSWER = {
    "survey_answer",
    "survey_dispatch",
    "survey_round",
    "audit_entry",
    "audit_head",
    "submission",
}
ROUND = [f"svar-{place}" for place in range(12)]


def answer_in_turn(house: House) -> list[str]:
    """Twelve codes, answered in the order they were given out, each with words of its own."""
    case_id = cases.family(house).case_id
    for code, words in zip(surveys.codes(house, case_id, 12), ROUND, strict=True):
        surveys.answer(house, code, {"egna-ord": words})
        house.clock.forward(minutes=7)
    return ROUND


def words_by_id(house: House) -> dict[uuid.UUID, str]:
    with house.work("koordinator") as work:
        rows = work.session.scalars(select(Answer)).all()
        work.admit(rows[0].seal_scope, [Zone.content])
        return {row.id: row.answers["egna-ord"] for row in rows}


def test_the_two_tables_have_no_column_in_common_but_the_questionnaire_and_no_key_between_them() -> None:
    answers, dispatches = Base.metadata.tables["survey_answer"], Base.metadata.tables["survey_dispatch"]
    assert {each.name for each in answers.columns} == {"id", "questionnaire", "half_year", "answers_sealed"}
    assert {each.name for each in answers.columns} & {each.name for each in dispatches.columns} == {
        "id",
        "questionnaire",
    }
    assert not answers.foreign_keys
    pointing = [each for table in Base.metadata.tables.values() for each in table.foreign_keys]
    assert not [each for each in pointing if each.column.table is answers]


def test_no_column_of_either_table_is_finer_than_a_day_and_none_of_answers_finer_than_half_a_year() -> None:
    kinds = {each.name: each.type.python_type for each in Base.metadata.tables["survey_dispatch"].columns}
    assert datetime not in kinds.values()
    assert date not in {each.type.python_type for each in Base.metadata.tables["survey_answer"].columns}


def test_a_dispatch_tells_no_day_of_answering(house: House) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id)
    with house.work() as work:
        before = dict(work.session.execute(select(*Dispatch.__table__.columns)).mappings().one())
    house.clock.forward(days=3)
    surveys.answer(house, code)
    with house.work() as work:
        after = dict(work.session.execute(select(*Dispatch.__table__.columns)).mappings().one())
    assert {name for name in before if before[name] != after[name]} == {"state"}


def test_ids_are_random_and_belong_to_answers_alone(house: House) -> None:
    answer_in_turn(house)
    with house.work() as work:
        answers = set(work.session.scalars(select(Answer.id)))
        dispatches = set(work.session.scalars(select(Dispatch.id)))
    assert not answers & dispatches
    assert all(each.version == 4 for each in answers)


def test_the_order_in_the_table_is_not_the_order_of_answering(house: House) -> None:
    """As the database gives rows when nobody asks for an order, and by every hidden number that it keeps."""
    asked = answer_in_turn(house)
    words = words_by_id(house)
    sqlite = backend(house.settings.database_url) == "sqlite"
    hidden = ["id"] if sqlite else ["ctid", "id"]
    with house.work() as work:
        for column in hidden:
            ids = work.session.execute(text(f"SELECT id FROM survey_answer ORDER BY {column}")).scalars()  # noqa: S608
            found = [words[uuid.UUID(str(each))] for each in ids]
            assert sorted(found) == sorted(asked)
            assert found != asked


def test_the_transaction_that_wrote_an_answer_is_not_the_one_that_used_its_code(house: House) -> None:
    """PostgreSQL keeps the writing transaction's number in every row: all answers of a round carry the latest one."""
    answer_in_turn(house)
    if backend(house.settings.database_url) == "sqlite":
        path = house.settings.database_url.removeprefix("sqlite:///")
        with sqlite3.connect(path) as database:
            (made,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'survey_answer'").fetchone()
        assert "WITHOUT ROWID" in made.upper()
        return
    with house.work() as work:
        answers = set(work.session.execute(text("SELECT xmin::text FROM survey_answer")).scalars())
        dispatches = set(work.session.execute(text("SELECT xmin::text FROM survey_dispatch")).scalars())
    assert len(answers) == 1
    assert len(dispatches) == 12


def test_the_migrated_table_is_the_declared_one(house: House) -> None:
    columns = {each["name"] for each in inspect(house.installation.engine).get_columns("survey_answer")}
    assert columns == {"id", "questionnaire", "half_year", "answers_sealed"}


def test_a_colleague_who_is_signed_in_and_answers_stands_in_no_log(visitor: Visitor, house: House) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id, 1, surveys.PARTNER)
    Phone(visitor.sign_in("kurator")).open(code).start().all().send()
    with house.work() as work:
        entry = work.session.scalars(select(AuditEntry).where(AuditEntry.name == "SurveyAnswered")).one()
    assert (entry.actor_id, entry.role) == (None, "public")


def test_many_who_answer_at_once_are_all_kept_and_each_code_is_used_once(house: House) -> None:
    codes = surveys.codes(house, cases.family(house).case_id, 4) * 2

    def send(code: str) -> bool:
        try:
            surveys.answer(house, code)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(send, codes))
    assert sorted(kept) == [False] * 4 + [True] * 4
    with house.work() as work:
        assert len(work.session.scalars(select(Answer.id)).all()) == 4


def stored(house: House) -> dict[str, list[str]]:
    """Every row of every table, as it lies there."""
    with house.work("koordinator", writing=False) as work:
        rows = {each.name: work.session.execute(select(*each.columns)).all() for each in Base.metadata.sorted_tables}
        return {name: sorted(repr(tuple(row)) for row in found) for name, found in rows.items()}


def test_the_way_from_the_code_to_the_answers_stores_nothing_and_leaves_no_line_in_a_log(
    visitor: Visitor, house: House, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    code = one_code(house)
    before = stored(house)
    phone = Phone(visitor).open(code).start().next(forstod="helt").back().next(422, forstod="sådär")
    phone.all(egna_ord="Fikat var gott.").step("0").next(forstod="inte-alls")
    assert stored(house) == before
    said = capfd.readouterr()
    assert (caplog.text, said.out, said.err) == ("", "", "")


def test_all_that_is_kept_of_an_answering_is_the_same_whatever_was_answered_and_in_which_language(
    visitor: Visitor, house: House
) -> None:
    """Besides the answers and their keys: a used code, an event that names no account, a receipt for a form."""
    short, long = one_code(house), one_code(house)
    before = stored(house)
    Phone(visitor).open(short).start().all().send()
    between = stored(house)
    Phone.of(house).open(long, "latt-svenska").start().all(forstod="helt", kon="flicka", egna_ord="Fikat! " * 90).send()
    after = stored(house)
    for earlier, later in ((before, between), (between, after)):
        changed = {name for name in later if later[name] != earlier[name]}
        assert changed <= {
            "survey_answer",
            "survey_dispatch",
            "survey_round",
            "audit_entry",
            "audit_head",
            "submission",
        }
    places = [row.split(", ")[1] for row in after["submission"] if "/enkat" in row]
    assert places == ["'/enkat/tack/ungdom-2026-1'"] * 2
    everything = repr(after)
    for word in ("latt-svenska", "flicka", "Fikat", long, long.replace("-", "")):
        assert word not in everything


def test_the_telephone_itself_keeps_a_language_and_nothing_else(visitor: Visitor, house: House) -> None:
    Phone(visitor).open(one_code(house), "en").start().all(kon="flicka", egna_ord="Fikat!").send()
    with visitor.client.session_transaction() as cookie:
        assert dict(cookie).keys() == {"csrf_token", "enkatens-sprak"}
