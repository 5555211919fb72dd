"""Which files of the tree the architecture tests read, and how a finding names its place."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

Rule = Callable[[ast.Module], Iterable[int]]
"""Finds the lines of a module that breach a habit of the house."""


def files(pattern: str, *folders: str) -> list[Path]:
    """The files below the folders, in a fixed order. A folder that does not exist has none."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob(pattern))


def python_files(*folders: str) -> list[Path]:
    """The Python modules below the folders."""
    return files("*.py", *folders)


def name(path: Path) -> str:
    """The path as everyone writes it: from the root, with slashes."""
    return path.relative_to(ROOT).as_posix()


def breaches(rule: Rule, paths: Iterable[Path]) -> list[str]:
    """Every place where the rule is breached, as file:line."""
    return [f"{name(path)}:{line}" for path in paths for line in rule(ast.parse(path.read_text()))]


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions and methods, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
