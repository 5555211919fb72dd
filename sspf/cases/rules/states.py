"""Knows which states a case may pass through, and why something in a case is refused."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

FIRST_FORM: Final = "sspf"
"""The form of `forms.toml` that a case is opened in unless the coordinator chooses another."""


class CaseState(StrEnum):
    """How far a case has come."""

    opened = "opened"
    awaiting_consent = "awaiting_consent"
    active = "active"
    dormant = "dormant"
    closing = "closing"
    closed = "closed"


class CaseProblem(StrEnum):
    """Why something in a case is refused; the label tells what to do."""

    closed = "closed"
    one_youth = "one_youth"
    born_after_today = "born_after_today"
    number_and_birth_differ = "number_and_birth_differ"
    unit_outside_consent = "unit_outside_consent"
    takes_part_already = "takes_part_already"
    part_in_past = "part_in_past"
    part_ends_before_start = "part_ends_before_start"
    nobody_holds_it = "nobody_holds_it"
    school_left = "school_left"
    no_school_chosen = "no_school_chosen"
    not_a_school = "not_a_school"
    same_school = "same_school"
    not_a_coordinator = "not_a_coordinator"
    leads_already = "leads_already"
    other_unit = "other_unit"
    stands_in_for_oneself = "stands_in_for_oneself"
    stood_in_already = "stood_in_already"
    too_long = "too_long"
    not_closed = "not_closed"
    same_form = "same_form"
    unknown_form = "unknown_form"


CASE_TRANSITIONS: Final[Mapping[CaseState, frozenset[CaseState]]] = {
    CaseState.opened: frozenset({CaseState.awaiting_consent, CaseState.closing}),
    CaseState.awaiting_consent: frozenset({CaseState.active, CaseState.closing}),
    CaseState.active: frozenset({CaseState.dormant, CaseState.closing}),
    CaseState.dormant: frozenset({CaseState.active, CaseState.closing}),
    # A closing that was begun too early goes back to where the consent stands.
    CaseState.closing: frozenset(
        {CaseState.closed, CaseState.awaiting_consent, CaseState.active, CaseState.dormant},
    ),
    # The closing ended the consents, so a case that is opened again starts by asking anew.
    CaseState.closed: frozenset({CaseState.awaiting_consent}),
}
"""Which state may follow which. Every case passes `closing`, where the summary is written."""


def shown_state(state: CaseState, shares: bool) -> CaseState:
    """The state that people are shown: whether a consented case is active or dormant, the clock decides and not a job.

    `shares`: whether anything may be shared at this instant. What is stored follows only when somebody does something.
    """
    if state is CaseState.active and not shares:
        return CaseState.dormant
    if shares and state in (CaseState.awaiting_consent, CaseState.dormant):
        return CaseState.active
    return state
