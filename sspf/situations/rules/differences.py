"""Knows what a file would change: what is new, what stands there with another number, and what is there already."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sspf.situations.rules.lines import Key, Line


class Choose(StrEnum):
    """What to do with numbers that differ from those that stand there."""

    all = "all"
    none = "none"
    some = "some"


@dataclass(frozen=True, slots=True)
class Change:
    """A number that stands there and another that the file has: changed from `before` to `count`."""

    key: Key
    before: int
    count: int

    @property
    def mark(self) -> str:
        """Its name in a form."""
        return f"{self.key.week}.{self.key.area}.{self.key.kind}.{self.key.source}"


@dataclass(frozen=True, slots=True)
class Differences:
    """A file against what stands there."""

    added: tuple[Line, ...]
    changed: tuple[Change, ...]
    same: int

    @property
    def fingerprint(self) -> str:
        """Tells whether what somebody looked at is what would be done now."""
        return hashlib.sha256(repr((self.added, self.changed)).encode()).hexdigest()


def compare(lines: Iterable[Line], known: Mapping[Key, int]) -> Differences:
    """What of a file is new, changed and the same, in the order of weeks and areas."""
    added, changed, same = [], [], 0
    for line in sorted(lines, key=lambda each: each.key):
        before = known.get(line.key)
        if before is None:
            added.append(line)
        elif before == line.count:
            same += 1
        else:
            changed.append(Change(line.key, before, line.count))
    return Differences(tuple(added), tuple(changed), same)


def chosen(found: Differences, choose: Choose, marks: Iterable[str]) -> tuple[Change, ...]:
    """The changes that are to be made."""
    wanted = set(marks)
    if choose is Choose.some:
        return tuple(each for each in found.changed if each.mark in wanted)
    return found.changed if choose is Choose.all else ()
