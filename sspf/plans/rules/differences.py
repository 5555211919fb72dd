"""Knows what two versions say differently: what is new, what is changed to what, and what was taken out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from sspf.plans.rules.descriptions import Aspect, Description, PlanPart

WORD: Final = re.compile(r"(\d{4}-\d\d-\d\d|\w+|[^\w\s])(\s*)")
"""A day, a word or a sign, with the blank after it."""

ALIKE: Final = 0.5
"""From how alike two promises are taken for the same one, said anew."""

LARGEST: Final = 250_000
"""Words of the one text times words of the other, beyond which single words are no longer looked for."""


class ChangeKind(StrEnum):
    """What became of a part of the plan between two versions."""

    new = "new"
    changed = "changed"
    removed = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `marked` where the other version does not say it."""

    text: str
    marked: bool


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class AspectChange:
    """One thing that is said of a part, before and after; nothing on the side that does not say it."""

    aspect: Aspect
    before: Pieces
    after: Pieces

    @property
    def told(self) -> str:
        """What is said, where only one side says anything."""
        return "".join(each.text for each in self.before or self.after)


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part that the versions do not say alike."""

    part: PlanPart
    kind: ChangeKind
    title: str
    aspects: tuple[AspectChange, ...]


def differences(before: Sequence[Description], after: Sequence[Description]) -> dict[PlanPart, list[PartChange]]:
    """What differs, by part in the order of the plan; what was taken out stands last. Parts alike are left out."""
    known = _pairs(before, after)
    taken = {id(each) for each in known.values()}
    found = [_change(known.get(id(each)), each) for each in after]
    # A day that a draft has not chosen yet is nothing that was taken out.
    left = (each for each in before if id(each) not in taken and each.part is not PlanPart.follow_up)
    found += [_change(each, None) for each in left]
    by_part = {part: [each for each in found if each is not None and each.part is part] for part in PlanPart}
    return {part: changes for part, changes in by_part.items() if changes}


def _pairs(before: Sequence[Description], after: Sequence[Description]) -> dict[int, Description]:
    """For each description of the later version the earlier one that it came from, where there is one.

    The thread leads back. A promise that was changed has a new thread, for it has to be accepted anew; it is known by
    its words.
    """
    threads = {(each.part, each.thread): each for each in before}
    pairs = {id(each): threads[each.part, each.thread] for each in after if (each.part, each.thread) in threads}
    left = [each for each in before if all(each is not taken for taken in pairs.values())]
    for each in after:
        if id(each) not in pairs and (closest := _closest(each, left)) is not None:
            pairs[id(each)] = closest
            left.remove(closest)
    return pairs


def _closest(wanted: Description, left: Sequence[Description]) -> Description | None:
    likeness = [(_likeness(wanted.title, each.title), each) for each in left if _promises(wanted, each)]
    best, found = max(likeness, key=lambda pair: pair[0], default=(0.0, None))
    return found if best >= ALIKE else None


def _promises(one: Description, other: Description) -> bool:
    return one.part is PlanPart.measure and other.part is PlanPart.measure


def _likeness(one: str, other: str) -> float:
    first, second = _words(one), _words(other)
    return 0.0 if len(first) * len(second) > LARGEST else SequenceMatcher(None, first, second, autojunk=False).ratio()


def _change(before: Description | None, after: Description | None) -> PartChange | None:
    shown = after or before
    old, new = (each.told if each is not None else {} for each in (before, after))
    aspects = tuple(_aspects(old, new))
    if shown is None or not aspects:
        return None
    kind = ChangeKind.new if before is None else ChangeKind.removed if after is None else ChangeKind.changed
    return PartChange(shown.part, kind, shown.title, aspects)


def _aspects(old: Mapping[Aspect, str], new: Mapping[Aspect, str]) -> Iterator[AspectChange]:
    for aspect in Aspect:
        before, after = old.get(aspect, ""), new.get(aspect, "")
        if before != after:
            yield AspectChange(aspect, *side_by_side(before, after))


def side_by_side(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Both texts, with the words marked that the other does not have. Texts with little in common are marked whole."""
    old, new = [WORD.findall(each) for each in (before, after)]
    match = SequenceMatcher(None, [word for word, _ in old], [word for word, _ in new], autojunk=False)
    if not before or not after or len(old) * len(new) > LARGEST or match.ratio() < ALIKE:
        return _whole(before), _whole(after)
    steps = match.get_opcodes()
    return (
        tuple(_piece(old[first:last], tag != "equal") for tag, first, last, _, _ in steps if first < last),
        tuple(_piece(new[first:last], tag != "equal") for tag, _, _, first, last in steps if first < last),
    )


def _words(text: str) -> list[str]:
    return [word for word, _ in WORD.findall(text.casefold())]


def _piece(words: Sequence[tuple[str, str]], marked: bool) -> Piece:
    return Piece("".join(word + blank for word, blank in words), marked)


def _whole(text: str) -> Pieces:
    return (Piece(text, marked=True),) if text else ()
