"""The activities of groups that are worked with, as rows for a report: what was said once is not asked again."""

from collections.abc import Iterator

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.group_cases.models import GroupCase
from sspf.group_cases.queries import plans, reach
from sspf.group_cases.queries.plans import ActivityLine
from sspf.group_cases.rules.terms import GroupState
from sspf.reports.rules.activities import ActivityRow
from sspf.work import Work


def rows(work: Work) -> Iterator[ActivityRow]:
    """Every activity of every open group case that the actor reaches, by group. They were looked through for names."""
    open_ones = select(GroupCase.id).where(
        reach.reached(work, Permission.group_case_read), GroupCase.state == GroupState.open
    )
    for group_id in work.session.scalars(open_ones.order_by(GroupCase.number)).all():
        yield from (_row(each) for each in plans.show(work, group_id).lines)


def _row(line: ActivityLine) -> ActivityRow:
    return ActivityRow(
        text=line.terms.text,
        state=line.state,
        aim=line.terms.aim,
        owner=line.owner,
        together=", ".join(line.together),
        follow_up=line.terms.follow_up,
        due=line.due,
        reason=line.reason,
        nameless=True,
    )
