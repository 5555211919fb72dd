"""The habits of the house that no linter knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, Rule, breaches, files, functions, name, python_files

BANNED_NAMES = {"utils", "helpers", "common", "misc", "base", "manager", "service", "interface", "core"}
LEFTOVER = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")

CLOCK = "sspf.clock.system_now"
READINGS = {
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "sqlalchemy.func.now",
    "sqlalchemy.func.current_timestamp",
    CLOCK,
}
READERS = {"sspf/clock.py", "sspf/installation.py"}  # the second hands the first to whoever needs the time
COMMITTERS = {
    "sspf/work.py",
    "sspf/installation.py",
}  # the second writes the first rows, before any unit of work can be


def hidden_imports(tree: ast.Module) -> Iterator[int]:
    """Imports inside a function: a dependency that no contract would see coming."""
    for function in functions(tree):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield node.lineno


def more_than_a_docstring(tree: ast.Module) -> Iterator[int]:
    """The first line of anything in a module beside its docstring, or line 1 where the docstring is missing."""
    if ast.get_docstring(tree) is None:
        yield 1
    yield from (node.lineno for node in tree.body[1:])


def clock_readings(tree: ast.Module) -> Iterator[int]:
    """Mentions of anything that tells the time, whatever name it was imported under."""
    names = dict(_imported_names(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and _full_name(node, names) in READINGS:
            yield node.lineno


def _imported_names(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.asname or alias.name, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)


def _full_name(node: ast.expr, names: dict[str, str]) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_full_name(node.value, names)}.{node.attr}"
    return names.get(node.id, "") if isinstance(node, ast.Name) else ""


def commits(tree: ast.Module) -> Iterator[int]:
    """Commits of anything but the unit of work."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "commit":
            holder = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if holder != "work":
                yield node.lineno


def test_no_module_has_a_name_without_a_subject() -> None:
    assert not [name(path) for path in python_files("sspf", "tests", "migrations") if path.stem in BANNED_NAMES]


def test_no_folder_has_a_name_without_a_subject() -> None:
    folders = {path.parent for path in python_files("sspf", "tests")}
    assert not [name(path) for path in folders if path.name in BANNED_NAMES]


def test_packages_hold_a_docstring_and_nothing_else() -> None:
    assert not breaches(more_than_a_docstring, files("__init__.py", "sspf", "tests"))


def test_no_question_is_left_open_in_the_tree() -> None:
    paths = [path for suffix in ("py", "html", "toml", "css", "js", "md") for path in _ours(suffix)]
    assert not [name(path) for path in paths if LEFTOVER.search(path.read_text())]


def _ours(suffix: str) -> list[Path]:
    here = [*ROOT.glob(f"*.{suffix}")]
    return here + files(f"*.{suffix}", "sspf", "templates", "tests", "config", "migrations", "docs")


def test_no_import_hides_in_a_function() -> None:
    assert not breaches(hidden_imports, python_files("sspf", "tests", "migrations"))


def test_only_the_clock_tells_the_time() -> None:
    assert not breaches(clock_readings, [path for path in python_files("sspf") if name(path) not in READERS])


def test_only_the_unit_of_work_commits() -> None:
    assert not breaches(commits, [path for path in python_files("sspf") if name(path) not in COMMITTERS])


@pytest.mark.parametrize(
    ("rule", "breach"),
    [
        (hidden_imports, "def f():\n    if x:\n        import os"),
        (more_than_a_docstring, ""),
        (more_than_a_docstring, '"""Says."""\nx = 1'),
        (clock_readings, "from datetime import datetime as dt\nx = dt.now(UTC)"),
        (clock_readings, "import datetime\nx = datetime.date.today()"),
        (clock_readings, "import time as t\nx = t.time()"),
        (clock_readings, "from datetime import datetime\nmade: X = column(default=datetime.utcnow)"),
        (clock_readings, "from sqlalchemy import func\nx = func.now()"),
        (clock_readings, "from sspf import clock\nx = clock.system_now()"),
        (commits, "session.commit()"),
        (commits, "self.connection.commit()"),
    ],
)
def test_a_planted_breach_is_seen(rule: Rule, breach: str) -> None:
    assert list(rule(ast.parse(breach)))


@pytest.mark.parametrize(
    ("rule", "lawful"),
    [
        (hidden_imports, "import os\ndef f():\n    return os"),
        (more_than_a_docstring, '"""Says."""'),
        (clock_readings, "from datetime import datetime\nx = datetime.fromisoformat(y)\nz = work.now"),
        (commits, "work.commit()\ncurrent.work.commit()"),
    ],
)
def test_what_is_lawful_is_left_alone(rule: Rule, lawful: str) -> None:
    assert not list(rule(ast.parse(lawful)))
