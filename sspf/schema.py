"""The tables' version: brings a database to the newest migration and tells whether it is there."""

from collections.abc import Callable

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from sspf.settings import PROJECT


def configuration() -> Config:
    """Alembic's configuration; the connection is handed over, so no address of a database stands in a file."""
    config = Config()
    config.set_main_option("script_location", str(PROJECT / "migrations"))
    return config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the migrations up to `revision`, all in one transaction."""
    _run(engine, command.upgrade, revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Run the migrations back to `revision`."""
    _run(engine, command.downgrade, revision)


def is_current(engine: Engine) -> bool:
    """Whether the database has exactly the tables that this code expects."""
    expected = ScriptDirectory.from_config(configuration()).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == expected


def _run(engine: Engine, verb: Callable[[Config, str], None], revision: str) -> None:
    config = configuration()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        verb(config, revision)
