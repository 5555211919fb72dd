"""Knows which words in a statement are asked about: names from outside the case."""

import re
from collections.abc import Collection

_NAME = r"[A-ZÅÄÖÉÜ][a-zåäöéèüß]+(?:-[A-ZÅÄÖ][a-zåäö]+)?"
_JOINT = r"( och | (?:von |af |de )?)"
_RUN = re.compile(rf"\b{_NAME}(?:{_JOINT}{_NAME})+\b")
_STEP = re.compile(rf"({_NAME})(?={_JOINT}({_NAME}))")


def outside_names(text: str, known: Collection[str]) -> tuple[str, ...]:
    """Runs of capitalised words that look like people outside the case: "Olle Berg", "Alva och Olle", "När Olle".

    `known`: single words that are no strangers, such as the family's names and the units'. In the text's order.
    """
    own = {word.casefold() for word in known}
    return tuple(dict.fromkeys(run[0] for run in _RUN.finditer(text) if _names_a_stranger(run[0], own)))


def _names_a_stranger(run: str, own: Collection[str]) -> bool:
    """Whether some word after the first is unknown; the first counts where "och" joins it, else it opens a sentence."""
    steps = ((first.casefold(), joint, second.casefold()) for first, joint, second in _STEP.findall(run))
    return any(second not in own or (joint == " och " and first not in own) for first, joint, second in steps)
