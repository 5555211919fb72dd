"""Knows under which headings an edition says something else than the one before, for its utbytesblad (item 85)."""

from collections.abc import Mapping, Sequence
from typing import Any

Blocks = Sequence[Mapping[str, Any]]
Place = tuple[str, str, str]
"""The text, the part of a programme it is about, and the heading; empty where there is none."""

APART = " – "


def changed(before: Blocks, after: Blocks) -> tuple[str, ...]:
    """The headings under which the plain blocks differ, in the order of the newer; those that went away come last.

    Where there are several texts, with the same headings, each heading is named with that of its text.
    """
    old, new = _by_place(before), _by_place(after)
    differ = [place for place in dict.fromkeys([*new, *old]) if old.get(place) != new.get(place)]
    alone = len({text for text, _, _ in (*old, *new) if text}) == 1
    return tuple(_name(place, alone=alone) for place in differ)


def _by_place(blocks: Blocks) -> dict[Place, list[Mapping[str, Any]]]:
    """What stands where."""
    found: dict[Place, list[Mapping[str, Any]]] = {}
    text, about, heading = "", "", ""
    for each in blocks:
        if each["kind"] == "heading" and each["level"] == 1:
            text, about, heading = each["text"], "", ""
        elif each["kind"] == "heading" and each["level"] == 2:
            heading = each["text"]
        elif each["kind"] == "paragraph" and each["style"] == "emphasis":
            about, heading = _said(each), ""
        found.setdefault((text, about, heading), []).append(each)
    return found


def _name(place: Place, *, alone: bool) -> str:
    within = place[1:]
    return APART.join(filter(None, within if alone and any(within) else place))


def _said(paragraph: Mapping[str, Any]) -> str:
    return " ".join("".join(run["text"] for run in line) for line in paragraph["lines"])
