"""Knows what a draft must hold before it can be fixed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sspf.catalogue.measures import Performer
from sspf.plans.rules.states import Lack


@dataclass(frozen=True, slots=True)
class Promise:
    """What the rules need to know of a measure."""

    text: str
    performer: Performer
    unit: str | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Completeness:
    """What the rules need to know of a draft."""

    goals: int
    promises: Sequence[Promise]
    youth_voice: str
    youth_voice_missing: str | None
    next_follow_up_on: date | None


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that a draft lacks; `subject` is the text of the measure it is about."""

    lack: Lack
    subject: str = ""


def missing(draft: Completeness, inside: frozenset[str], today: date) -> tuple[Missing, ...]:
    """What keeps a draft from being fixed, in the order of the page (invariant 9).

    `inside` are the units that the consent lets into the case now. A pending acceptance is not among the reasons.
    """
    return tuple(_missing(draft, inside, today))


def _missing(draft: Completeness, inside: frozenset[str], today: date) -> Iterator[Missing]:
    if not inside:
        yield Missing(Lack.consent)
    if not draft.youth_voice and not draft.youth_voice_missing:
        yield Missing(Lack.youth_voice)
    if not draft.goals:
        yield Missing(Lack.goal)
    if not draft.promises:
        yield Missing(Lack.measure)
    for promise in draft.promises:
        yield from _missing_of(promise, inside)
    if draft.next_follow_up_on is None:
        yield Missing(Lack.follow_up)
    elif draft.next_follow_up_on <= today:
        yield Missing(Lack.follow_up_passed)


def _missing_of(promise: Promise, inside: frozenset[str]) -> Iterator[Missing]:
    """A measure has exactly one owner (protocol item 78): who does it, or follows up the family's own."""
    if promise.unit is None:
        yield Missing(Lack.owner, promise.text)
    elif promise.unit not in inside:
        yield Missing(Lack.owner_outside, promise.text)
    if promise.due_on is None:
        yield Missing(Lack.due, promise.text)


def without_promise(inside: Iterable[str], promises: Iterable[Promise]) -> list[str]:
    """Units inside the consent that have promised nothing themselves (protocol item 43), in alphabetical order."""
    promised = {each.unit for each in promises if each.performer is Performer.agency}
    return sorted(set(inside) - promised)
