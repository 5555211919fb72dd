"""Knows what a draft must hold before it can be fixed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sspf.catalogue.measures import Performer
from sspf.plans.rules.states import Lack, PlanProblem

Inside = Mapping[str, frozenset[str]]
"""Units that the consent lets into the case now, each with the kinds of information that are open to it."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What the rules need to know of a measure. `information`: the kind that it is marked with, if any."""

    text: str
    performer: Performer
    unit: str | None
    due_on: date | None
    information: str | None = None


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


def missing(draft: Completeness, inside: Inside, today: date) -> tuple[Missing, ...]:
    """What keeps a draft from being fixed, in the order of the page (invariant 9).

    `inside` are the units that the consent lets into the case now, each with the kinds that are open to it. A pending
    acceptance is not among the reasons.
    """
    return tuple(_missing(draft, inside, today))


def _missing(draft: Completeness, inside: Inside, today: date) -> Iterator[Missing]:
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


def _missing_of(promise: Promise, inside: Inside) -> Iterator[Missing]:
    """A measure has exactly one owner (protocol item 78): who does it, or follows up the family's own."""
    if promise.unit is None:
        yield Missing(Lack.owner, promise.text)
    elif promise.unit not in inside:
        yield Missing(Lack.owner_outside, promise.text)
    elif promise.information is not None and promise.information not in inside[promise.unit]:
        yield Missing(Lack.owner_untold, promise.text)
    if promise.due_on is None:
        yield Missing(Lack.due, promise.text)


def company_problem(units: Iterable[str], information: str | None, inside: Inside) -> PlanProblem | None:
    """Why these units cannot do a measure or read of it: outside the consent now, or not to be told of its kind."""
    for unit in units:
        if unit not in inside:
            return PlanProblem.unit_outside_consent
        if information is not None and information not in inside[unit]:
            return PlanProblem.unit_untold
    return None


def without_promise(inside: Iterable[str], promises: Iterable[Promise]) -> list[str]:
    """Units inside the consent that have promised nothing themselves (protocol item 43), in alphabetical order."""
    promised = {each.unit for each in promises if each.performer is Performer.agency}
    return sorted(set(inside) - promised)


def family_carries_most(promises: Iterable[Promise]) -> bool:
    """Whether the youth and the guardians have promised more than everybody else together (complaints U9, V10)."""
    own = [each.performer is not Performer.agency for each in promises]
    return sum(own) * 2 > len(own)
