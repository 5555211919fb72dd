"""Every rule of law, every complaint and every invariant that the tool answers for has a test named after it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

import pytest

from tests.architecture.sources import ROOT, files, functions, name, python_files

RULES = {f"r{number}" for number in (*range(5, 25), *range(34, 38), *range(59, 68), 71, 72, 73, 74, 75)}
"""Consent and sharing (R5–R24), search and figures (R34–R37), young people's own view and protected data (R59–R66),
areas and groups (R75)."""
COMPLAINTS = {
    f"{who}{number}"
    for who, numbers in {
        "k": range(1, 21),
        "e": range(1, 20),
        "f": range(1, 21),
        "p": (*range(1, 6), *range(7, 19)),
        "s": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19),
        "v": range(1, 21),
        "u": range(1, 21),
    }.items()
    for number in numbers
}
"""What staff, the styrgrupp, guardians and young people would otherwise have reason to say."""
INVARIANTS = {f"invariant {number}" for number in (*range(1, 7), 9, 11, 12, 16, 17, 19)}


def named(function: str) -> Iterator[str]:
    """What the name of a test says that it shows: `r12`, `k3` behind "complaint", numbers behind "invariant"."""
    words = function.split("_")
    yield from (word for word in words if re.fullmatch(r"r\d{1,2}", word))
    if {"complaint", "complaints"} & set(words):
        yield from (word for word in words if re.fullmatch(r"[kepfsvu]\d{1,2}", word))
    yield from (f"invariant {number}" for number in _invariants(words))


def _invariants(words: list[str]) -> Iterator[int]:
    """The numbers behind the word: "invariants_1_to_5_and_11" is 1, 2, 3, 4, 5 and 11."""
    behind = iter(words)
    for word in behind:
        if word in ("invariant", "invariants"):
            break
    last, through = 0, False
    for word in behind:
        if word.isdigit():
            yield from range(last + 1 if through else int(word), int(word) + 1)
            last, through = int(word), False
        elif word == "to":
            through = True
        elif word != "and":
            return


def shown() -> set[str]:
    """Everything that some test of the tree is named after."""
    trees = (ast.parse(path.read_text()) for path in python_files("tests"))
    names = {each.name for tree in trees for each in functions(tree) if each.name.startswith("test_")}
    return {word for name in names for word in named(name)}


@pytest.mark.parametrize("needed", [RULES, COMPLAINTS, INVARIANTS], ids=["rules", "complaints", "invariants"])
def test_each_has_a_test_named_after_it(needed: Iterable[str]) -> None:
    assert sorted(set(needed) - shown(), key=lambda word: (word[0], int(re.sub(r"\D", "", word)))) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("test_r12_a_withdrawal_works_at_once", {"r12"}),
        ("test_r5_r13_and_complaint_k3", {"r5", "r13", "k3"}),
        ("test_k3_alone_may_mean_anything", set()),
        ("test_invariants_1_to_3_and_11_hold", {"invariant 1", "invariant 2", "invariant 3", "invariant 11"}),
        ("test_the_year_2026_and_room_r123", set()),
    ],
)
def test_names_are_read_as_they_are_meant(name: str, words: set[str]) -> None:
    assert set(named(name)) == words


CITED = re.compile(r"\b(?:R\d{1,2}|[Ii]nvariant \d{1,2}|[Cc]omplaint [KEPFSVU]\d{1,2})\b")


def test_no_number_is_cited_without_standing_in_the_list_of_numbers() -> None:
    listed = set(re.findall(r"^\| (\w+) \|", (ROOT / "docs" / "rules.md").read_text(), re.MULTILINE))
    texts = (*python_files("sspf"), *files("*.md", "docs/decisions"), *files("*.html", "templates"))
    cited = {(name(path), each.split()[-1]) for path in texts for each in CITED.findall(path.read_text())}
    assert len(cited) > len(RULES), "the pattern still finds what is cited"
    assert sorted((place, number) for place, number in cited if number not in listed) == []
