"""Whom codes are for, after what, and why somebody is not asked."""

from collections.abc import Iterable
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sspf.catalogue.surveys import SurveyAudience
from sspf.surveys.rules.codes import MOST_CODES
from sspf.surveys.rules.dispatches import Handing
from sspf.surveys.rules.points import Occasion
from sspf.web.fields import Checks, Number, Radio
from sspf.web.forms import Form

OTHERWISE = "annat"


class HandingForm(Form):
    """What is given out at once: how many codes to the family, and which units are asked."""

    occasion = Radio(_l("Vid vilket tillfälle?"), _l("tillfället"))
    youth = Number(_l("Ungdom"), _l("antalet till ungdomen"), 0, MOST_CODES, default=0, required=False)
    guardian = Number(
        _l("Vårdnadshavare"), _l("antalet till vårdnadshavarna"), 0, MOST_CODES, default=0, required=False
    )
    units = Checks(_l("Verksamheter som är med"), _l("verksamheterna"), required=False)

    def offer(self, occasions: Iterable[Occasion], units: dict[str, str]) -> None:
        """What can be chosen: the points that are asked for now, and the units that take part."""
        self.occasion.offer([*_named(occasions), (OTHERWISE, _("Vid ett annat tillfälle"))])
        self.units.offer(units.items())

    def terms(self) -> Handing:
        """What is given out, once the form is valid."""
        counts = {SurveyAudience.youth: self.youth.data or 0, SurveyAudience.guardian: self.guardian.data or 0}
        occasion = None if self.occasion.data == OTHERWISE else UUID(self.occasion.data)
        return Handing(counts, tuple(self.units.data or ()), occasion)


class OmissionForm(Form):
    """Who is not asked after an occasion, and why."""

    occasion = Radio(_l("Vid vilket tillfälle?"), _l("tillfället"))
    audiences = Checks(_l("Vem får ingen enkät?"), _l("vem som inte får någon enkät"))
    reason = Radio(_l("Varför inte?"), _l("varför"))

    def offer(self, occasions: Iterable[Occasion], audiences: Iterable[tuple[str, str]]) -> None:
        """What can be chosen: points at which somebody is still to be asked, and who."""
        self.occasion.offer(_named(occasions))
        self.audiences.offer(audiences)

    def chosen(self) -> list[SurveyAudience]:
        """Who is not asked, once the form is valid."""
        return [SurveyAudience(each) for each in self.audiences.data or ()]

    def occasion_id(self) -> UUID:
        """After what, once the form is valid."""
        return UUID(self.occasion.data)


def _named(occasions: Iterable[Occasion]) -> list[tuple[str, str]]:
    return [(str(each.id), f"{each.point.label} {each.on.isoformat()}") for each in occasions]
