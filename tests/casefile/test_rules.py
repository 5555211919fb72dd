"""Where a case stands and what comes next."""

import pytest

from sspf.casefile.rules import Next, Progress, Step, StepState, next_step, steps
from sspf.cases.rules.states import CaseState


def progress(state: CaseState = CaseState.active, **happened: bool) -> Progress:
    nothing = dict.fromkeys(("asked", "shares", "called", "met", "planned"), False)
    return Progress(state, **{**nothing, **happened})


@pytest.mark.parametrize(
    ("so_far", "expected"),
    [
        (progress(CaseState.opened), Next.ask_consent),
        (progress(CaseState.awaiting_consent, asked=True), Next.complete_consent),
        (progress(asked=True, shares=True), Next.call_meeting),
        (progress(asked=True, shares=True, called=True), Next.hold_meeting),
        (progress(asked=True, shares=True, met=True), Next.write_plan),
        (progress(asked=True, shares=True, met=True, planned=True), Next.follow_up),
        (progress(asked=True, shares=False, met=True, planned=True), Next.complete_consent),
        (progress(CaseState.closing, shares=True), Next.close),
        (progress(CaseState.closed), Next.nothing),
    ],
)
def test_one_thing_takes_the_case_further(so_far: Progress, expected: Next) -> None:
    assert next_step(so_far) is expected


def test_a_consent_that_has_ended_makes_the_case_wait_there_whatever_was_done_later() -> None:
    shown = dict(steps(progress(asked=True, shares=False, met=True, planned=True)))
    assert shown[Step.consent] is StepState.current
    assert shown[Step.plan] is StepState.done


def test_exactly_one_step_is_current_until_the_case_is_closed() -> None:
    for state in CaseState:
        current = [step for step, at in steps(progress(state, shares=True)) if at is StepState.current]
        assert len(current) == (0 if state is CaseState.closed else 1), state


def test_a_closed_case_has_every_step_of_its_end_behind_it() -> None:
    shown = dict(steps(progress(CaseState.closed, met=True, planned=True)))
    assert set(shown.values()) == {StepState.done}
