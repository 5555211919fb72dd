"""Who was asked and what was answered share nothing: no column, no key, no order, no moment."""

import sqlite3
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

from sqlalchemy import inspect, select, text

from sspf.audit.models import AuditEntry
from sspf.crypto.scope import Zone
from sspf.db import Base
from sspf.errors import Refused
from sspf.surveys.models import Answer, Dispatch
from tests.browser import Visitor
from tests.factories import cases, surveys
from tests.factories.answering import Phone
from tests.house import House, backend

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
