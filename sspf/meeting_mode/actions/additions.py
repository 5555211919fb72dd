"""Writing into the plan while people talk: the plan's own acts, on the version that is begun when there is none."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sspf.catalogue.agendas import AtHand
from sspf.meeting_mode.actions.drafts import open_meeting
from sspf.plans.actions import drafts, parts
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
    """Decide when the plan is next followed up (K15), in the draft; it is begun when there is none."""
    open_meeting(work, case_id, meeting_id)
    drafts.start(work, case_id)
    work.flush()
    drafts.set_follow_up_day(work, case_id, terms.day, seen, terms.reason)
