"""Knows when where a protected person can be found may be shown: on request, agreed to, and once (R66)."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sspf.cases.rules.protections import PlaceProblem


class PlaceReason(StrEnum):
    """Why somebody needs to see where a protected person can be found."""

    contact = "contact"
    danger = "danger"
    authority = "authority"
    correction = "correction"


class PlaceState(StrEnum):
    """How far a request to see a place has come."""

    asked = "asked"
    agreed = "agreed"
    refused = "refused"
    shown = "shown"


PLACE_TRANSITIONS: Final[Mapping[PlaceState, frozenset[PlaceState]]] = {
    PlaceState.asked: frozenset({PlaceState.agreed, PlaceState.refused}),
    PlaceState.agreed: frozenset({PlaceState.shown}),
    PlaceState.refused: frozenset(),
    PlaceState.shown: frozenset(),
}
"""Which state may follow which. What was shown once is not shown again: that takes a new request."""


def may_decide(asked_by: UUID, decided_by: UUID, until_at: datetime, now: datetime) -> PlaceProblem | None:
    """Why this person may not agree to a request: it is their own, or nobody answered it in time."""
    if asked_by == decided_by:
        return PlaceProblem.own_request
    return PlaceProblem.too_late if now >= until_at else None


def may_look(state: PlaceState, until_at: datetime, now: datetime) -> PlaceProblem | None:
    """Why what was asked for may not be shown now: nobody has agreed, it was shown already, or it is too late."""
    if state is not PlaceState.agreed:
        return PlaceProblem.not_agreed
    return PlaceProblem.too_late if now >= until_at else None
