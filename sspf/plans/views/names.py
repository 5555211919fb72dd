"""Names in what was typed that belong to nobody of the case, for the question about them."""

from sspf.cases.queries.reach import Sight
from sspf.plans.actions import words
from sspf.plans.forms.offers import PlanForm
from sspf.work import Work


def strangers(work: Work, sight: Sight, form: PlanForm) -> tuple[str, ...]:
    """The names, once somebody has sent the form; nobody is asked about what stands there already."""
    return words.strangers(work, sight, form.texts()) if form.is_refused or form.names_seen.data else ()
