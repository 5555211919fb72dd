"""Writing into the plan while people talk: the plan's own acts, on the version that is begun when there is none."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sspf.catalogue.agendas import AtHand
from sspf.meeting_mode.actions.drafts import open_meeting
from sspf.meetings.actions.meetings import lead
from sspf.plans.actions import drafts, follow_ups, parts
from sspf.plans.queries import versions
from sspf.plans.rules.follow_up_days import DayTerms
from sspf.work import Work


def add(work: Work, case_id: UUID, meeting_id: UUID, kind: AtHand, terms: Any) -> None:
    """Write a factor, a goal or a measure into the draft; the first one begins it."""
    open_meeting(work, case_id, meeting_id)
    drafts.start(work, case_id)
    work.flush()
    acts: Mapping[AtHand, Callable[..., UUID]] = {
        AtHand.concerns: parts.add_factor,
        AtHand.strengths: parts.add_factor,
        AtHand.goals: parts.add_goal,
        AtHand.measures: parts.add_measure,
    }
    acts[kind](work, case_id, terms)


def decide_day(work: Work, case_id: UUID, meeting_id: UUID, terms: DayTerms, seen: int | None) -> None:
    """Decide when the plan is next followed up (K15): in the draft, or for the plan that holds where none is written.

    A draft is begun where there is neither.
    """
    open_meeting(work, case_id, meeting_id)
    found = versions.versions(work, lead(work, case_id))
    if versions.draft_of(found) is None and versions.in_force(found) is not None:
        follow_ups.move_day(work, case_id, terms)
        return
    drafts.start(work, case_id)
    work.flush()
    drafts.set_follow_up_day(work, case_id, terms.day, seen, terms.reason)
