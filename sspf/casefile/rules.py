"""Where a case stands on the protocol's way (items 34–45), and what to do next. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf.cases.rules.states import CaseState


class Step(StrEnum):
    """The steps of the flow, in order."""

    referral = "referral"
    consent = "consent"
    meeting = "meeting"
    plan = "plan"
    follow_up = "follow_up"
    closure = "closure"


class StepState(StrEnum):
    """Where a step is. The words are the stepper's own."""

    done = "done"
    current = "current"
    waiting = "waiting"


class Next(StrEnum):
    """What the coordinator does next."""

    ask_consent = "ask_consent"
    complete_consent = "complete_consent"
    call_meeting = "call_meeting"
    hold_meeting = "hold_meeting"
    write_plan = "write_plan"
    follow_up = "follow_up"
    close = "close"
    nothing = "nothing"


class Coming(StrEnum):
    """What a day ahead is about."""

    meeting = "meeting"
    follow_up = "follow_up"
    consent_ends = "consent_ends"


class Milestone(StrEnum):
    """What the case page tells of the past."""

    received = "received"
    opened = "opened"
    met = "met"
    plan_fixed = "plan_fixed"
    closed = "closed"
    signed = "signed"
    withdrawn = "withdrawn"
    joined = "joined"
    handed_over = "handed_over"


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened in the case on a local day, and whom or what it was about, each once."""

    on: date
    what: Milestone
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """What has happened so far."""

    state: CaseState
    asked: bool
    shares: bool
    called: bool
    met: bool
    planned: bool


def latest_first(told: Iterable[tuple[date, Milestone, str]]) -> list[Happening]:
    """What has happened, told in the order it was written: the same on the same day once, the latest day first."""
    together: dict[tuple[date, Milestone], dict[str, None]] = {}
    for on, what, about in told:
        together.setdefault((on, what), {}).update({about: None} if about else {})
    found = [Happening(on, what, tuple(about)) for (on, what), about in together.items()]
    return sorted(found, key=lambda each: each.on)[::-1]


def steps(progress: Progress) -> list[tuple[Step, StepState]]:
    """The flow with what is done, the first step that is not, and what waits behind it.

    A consent that has ended again is not done: the case waits there, whatever was done later.
    """
    closed = progress.state is CaseState.closed
    done = {
        Step.referral: True,
        Step.consent: progress.shares or closed,
        Step.meeting: progress.met,
        Step.plan: progress.planned,
        Step.follow_up: progress.state in (CaseState.closing, CaseState.closed),
        Step.closure: closed,
    }
    current = next((step for step in Step if not done[step]), None)
    if closed:
        current = None
    elif progress.state is CaseState.closing:
        current = Step.closure
    return [(step, _state(step, done[step], current)) for step in Step]


def next_step(progress: Progress) -> Next:
    """The one thing that takes the case further."""
    if progress.state is CaseState.closed:
        return Next.nothing
    if progress.state is CaseState.closing:
        return Next.close
    if not progress.shares:
        return Next.complete_consent if progress.asked else Next.ask_consent
    if not progress.met:
        return Next.hold_meeting if progress.called else Next.call_meeting
    return Next.follow_up if progress.planned else Next.write_plan


def _state(step: Step, done: bool, current: Step | None) -> StepState:
    if step is current:
        return StepState.current
    return StepState.done if done else StepState.waiting
