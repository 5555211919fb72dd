"""What of a plan its reader may be told, as clauses: what they keep back is never fetched, and leaves no hole (R13)."""

from sqlalchemy import ColumnElement, or_, true, tuple_

from sspf.access.permissions import Permission
from sspf.cases.queries import reach
from sspf.cases.queries.reach import Sight
from sspf.plans.models.measures import BAR, Measure
from sspf.plans.models.parts import Goal, PlanFactor
from sspf.work import Work


def factors_open(sight: Sight) -> ColumnElement[bool]:
    """Factors of the kinds that are open to the own unit."""
    return PlanFactor.information.in_(sight.information)


def goals_open(sight: Sight) -> ColumnElement[bool]:
    """Goals that tell of no kind of their own, or of one that is open to the own unit."""
    return or_(Goal.information.is_(None), Goal.information.in_(sight.information))


def measures_open(work: Work, sight: Sight) -> ColumnElement[bool]:
    """Measures of an open kind that the own unit is among the readers of. Whoever writes plans sees them all."""
    if work.may(Permission.plan_write):
        return true()
    kind = or_(Measure.information.is_(None), Measure.information.in_(sight.information))
    among = (Measure.readers.contains(f"{BAR}{unit}{BAR}", autoescape=True) for unit in sight.own_units)
    return kind & or_(Measure.readers.is_(None), Measure.unit.in_(sight.own_units), *among)


def owner_may_know(work: Work) -> ColumnElement[bool]:
    """Measures whose owner may be told of the kind that they are marked with, for lists and jobs across cases."""
    told = tuple_(Measure.case_id, Measure.unit, Measure.information).in_(reach.kinds_open(work))
    return or_(Measure.information.is_(None), told)
