"""Small forms with which something is written into the plan while people talk: the plan's own, a few fields each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sspf.catalogue.agendas import AtHand
from sspf.catalogue.entries import choosable
from sspf.catalogue.factors import FactorValence
from sspf.catalogue.loader import Catalogue
from sspf.meeting_mode.forms.ids import apart
from sspf.plans.forms.factors import FactorForm
from sspf.plans.forms.follow_up_days import FollowUpDayForm
from sspf.plans.forms.goals import GoalForm
from sspf.plans.forms.measures import MeasureForm
from sspf.plans.forms.offers import Table, kinds
from sspf.plans.rules.contents import Content, Version
from sspf.plans.rules.states import FactorDegree, FactorSource
from sspf.web.fields import Pairs
from sspf.web.forms import VersionedForm

KINDS: Final[Mapping[str, AtHand]] = {
    "oro": AtHand.concerns,
    "styrka": AtHand.strengths,
    "mal": AtHand.goals,
    "atgard": AtHand.measures,
    "dag": AtHand.next_day,
}
"""What can be added, by its word in the address."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What the forms are filled from: the plan that is written, if any yet, and the units inside the consent.

    `next_day`: the day that the rule proposes for the next follow-up.
    """

    catalogue: Catalogue
    plan: Content | None
    units: Pairs
    today: date
    next_day: date


def blank(kind: AtHand, laid: Laid) -> VersionedForm:
    """The form for something new, empty but for what is usual."""
    if kind is AtHand.next_day:
        version = laid.plan.version if laid.plan else None
        day = version.next_follow_up_on if version else None
        return _made(kind, formdata=None, data={"next_follow_up_on": day or laid.next_day, "version": _seen(version)})
    data = {"degree": FactorDegree.present.value} if kind in VALENCES else {}
    return _offered(_made(kind, formdata=None, data=data), kind, laid)


def sent(kind: AtHand, laid: Laid) -> VersionedForm:
    """The form as it was sent."""
    return _offered(_made(kind), kind, laid)


VALENCES: Final[Mapping[AtHand, FactorValence]] = {
    AtHand.concerns: FactorValence.risk,
    AtHand.strengths: FactorValence.protective,
}


def _seen(version: Version | None) -> int | None:
    return version.row_version if version else None


def _made(kind: AtHand, **options: Any) -> VersionedForm:
    forms: Mapping[AtHand, type[VersionedForm]] = {
        AtHand.goals: GoalForm,
        AtHand.measures: MeasureForm,
        AtHand.next_day: FollowUpDayForm,
    }
    return apart(forms.get(kind, FactorForm)(**options), kind.value)


def _offered(form: VersionedForm, kind: AtHand, laid: Laid) -> VersionedForm:
    """Fill the lists, as the plan's own pages do."""
    catalogue = laid.catalogue
    if isinstance(form, FactorForm):
        found = choosable(catalogue.factors, laid.today).values()
        factors = [(each.id, each.label) for each in found if each.valence is VALENCES[kind]]
        sources = [*((each.value, catalogue.label(each)) for each in FactorSource), *laid.units]
        form.offer(factors, sources, catalogue)
    if isinstance(form, GoalForm):
        form.life_area.offer((each.id, each.label) for each in choosable(catalogue.life_areas, laid.today).values())
    if isinstance(form, MeasureForm):
        goals = laid.plan.goals if laid.plan else ()
        form.offer(Table(laid.units, goals, kinds(catalogue, laid.today)), catalogue)
    return form
