"""The migrations make exactly the tables that the models describe, forwards and back, on both databases."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

import sspf.app  # noqa: F401  # brings every model
from sspf.db import Base, open_engine
from sspf.schema import downgrade, is_current, upgrade


def test_the_newest_migration_is_what_the_models_say(engine_url: str) -> None:
    engine = open_engine(engine_url)
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert differences == []


def test_up_down_and_up_again_leaves_the_same_tables(engine_url: str) -> None:
    engine = open_engine(engine_url)
    upgrade(engine)
    before = set(inspect(engine).get_table_names())
    downgrade(engine, "base")
    assert set(inspect(engine).get_table_names()) == {"alembic_version"}
    upgrade(engine)
    assert set(inspect(engine).get_table_names()) == before
    engine.dispose()


def test_an_older_database_is_recognised(engine_url: str) -> None:
    engine = open_engine(engine_url)
    assert not is_current(engine)
    upgrade(engine)
    assert is_current(engine)
    engine.dispose()
