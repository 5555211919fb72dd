"""No file and no function outgrows what one can hold in the head; parameters and complexity are ruff's."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import ROOT, breaches, files, functions, name, python_files

MODULE = 300
TEST_MODULE = 400
TEMPLATE = 120
FUNCTION = 40


def longer(paths: list[Path], limit: int) -> list[str]:
    lengths = {name(path): len(path.read_text().splitlines()) for path in paths}
    return [f"{path}: {length} lines, at most {limit}" for path, length in lengths.items() if length > limit]


def too_long_functions(tree: ast.Module) -> Iterator[int]:
    """Lines of functions over the limit. The docstring does not count: a rule must have room for its source."""
    for function in functions(tree):
        first = function.body[1 if ast.get_docstring(function) and len(function.body) > 1 else 0]
        header = function.body[0].lineno - function.lineno
        if header + (function.end_lineno or 0) - first.lineno + 1 > FUNCTION:
            yield function.lineno


def test_modules_stay_short() -> None:
    # A migration is a list of tables that is written once and never changed: it is as long as the tables are many.
    assert not longer([*python_files("sspf"), ROOT / "migrations" / "env.py", ROOT / "dev.py"], MODULE)


def test_test_modules_stay_short() -> None:
    assert not longer(python_files("tests"), TEST_MODULE)


def test_templates_stay_short() -> None:
    assert not longer(files("*.html", "templates"), TEMPLATE)


def test_functions_stay_short() -> None:
    assert not breaches(too_long_functions, [*python_files("sspf", "tests"), ROOT / "dev.py"])


def test_a_function_of_forty_one_lines_is_seen_and_one_of_forty_is_not() -> None:
    def lines(body: int) -> list[int]:
        return list(too_long_functions(ast.parse('def f():\n    """Why."""\n' + "    x = 1\n" * body)))

    assert lines(FUNCTION) == [1]
    assert lines(FUNCTION - 1) == []


def test_a_file_one_line_too_long_is_seen() -> None:
    path = Path(__file__)
    length = len(path.read_text().splitlines())
    assert longer([path], length - 1)
    assert not longer([path], length)
