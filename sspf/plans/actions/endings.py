"""What a plan comes to when its case is closed: nobody is held to it any more, and it stays as it was (P8, F19)."""

from uuid import UUID

from sqlalchemy import select

from sspf.plans.models.versions import Plan
from sspf.plans.rules.states import PLAN_TRANSITIONS, PlanState
from sspf.states import advance
from sspf.work import Work


def close_with_case(work: Work, case_id: UUID) -> None:
    """Close the version that holds, if there is one. A case that begins anew begins with a plan that is fixed anew.

    The caller reaches the case and closes it.
    """
    query = select(Plan).where(Plan.case_id == case_id, Plan.state == PlanState.fixed).with_for_update()
    for plan in work.session.scalars(query):
        plan.state, plan.ended_at = advance(PLAN_TRANSITIONS, plan.state, PlanState.closed), work.now
