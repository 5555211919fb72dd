"""Knows under which headings an edition says something else than the one before, for its utbytesblad (item 85)."""

from collections.abc import Mapping, Sequence
from typing import Any

Blocks = Sequence[Mapping[str, Any]]
APART = " – "


def changed(before: Blocks, after: Blocks) -> tuple[str, ...]:
    """The headings under which the plain blocks differ, in the order of the newer; those that went away come last."""
    old, new = _by_heading(before), _by_heading(after)
    return tuple(name for name in dict.fromkeys([*new, *old]) if old.get(name) != new.get(name))


def _by_heading(blocks: Blocks) -> dict[str, list[Mapping[str, Any]]]:
    """What stands under each heading. Where several texts have the same headings, each is named with its text's own."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    text, name, about = "", "", ""
    each_named = sum(_is_text(each) for each in blocks) > 1
    for each in blocks:
        if _is_text(each):
            text, name, about = each["text"] if each_named else "", each["text"], ""
        elif each["kind"] == "paragraph" and each["style"] == "emphasis":
            about = _said(each)
            name = APART.join(filter(None, [text, about]))
        elif each["kind"] == "heading" and each["level"] == 2:
            name = APART.join(filter(None, [text, about, each["text"]]))
        found.setdefault(name, []).append(each)
    return found


def _is_text(block: Mapping[str, Any]) -> bool:
    """Whether a text of its own begins here."""
    return bool(block["kind"] == "heading" and block["level"] == 1)


def _said(paragraph: Mapping[str, Any]) -> str:
    return " ".join("".join(run["text"] for run in line) for line in paragraph["lines"])
