"""Knows what was typed about measures and goals that the plan no longer holds, so that nothing typed is lost."""

import re
from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from sspf.catalogue.loader import Catalogue
from sspf.plans.rules.states import MeasureState, RatingVoice

FIELD: Final = re.compile(r"(?:result|reason|why|rating)_([0-9a-f]{32})(?:_[a-z]+)?")

Typed = Mapping[str, str]


def left_over(typed: Typed, threads: Collection[UUID]) -> Mapping[UUID, Typed]:
    """What was typed in fields of measures and goals that are not among these, by thread and field."""
    found: dict[UUID, dict[str, str]] = {}
    for name, value in typed.items():
        match = FIELD.fullmatch(name)
        if match and value and (thread := UUID(match[1])) not in threads:
            found.setdefault(thread, {})[name] = value
    return found


def said(fields: Typed, catalogue: Catalogue) -> list[str]:
    """The same in words, so that it can be read and used elsewhere."""
    return [word for name, value in fields.items() if (word := _word(name, value, catalogue))]


def _word(name: str, value: str, catalogue: Catalogue) -> str:
    kind, _, rest = name.partition("_")
    if kind == "why":
        return value
    if kind == "reason":
        reason = catalogue.reasons.measure_not_done.get(value)
        return reason.label if reason else ""
    labels = {each.value: catalogue.label(each) for each in (*MeasureState, *RatingVoice)}
    return f"{labels.get(rest.partition('_')[2], '')} {value}" if kind == "rating" else labels.get(value, "")
