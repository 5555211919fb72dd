"""The form of one factor of the template."""

from typing import Self

from flask_babel import lazy_gettext as _l

from sspf.catalogue.loader import Catalogue
from sspf.plans.forms.offers import PARAGRAPH, labelled
from sspf.plans.rules.states import (
    FactorDegree,
)
from sspf.plans.rules.terms import FactorTerms
from sspf.web.fields import Choice, LongText, Pairs, Radio
from sspf.web.forms import VersionedForm


class FactorForm(VersionedForm):
    """One factor of the template."""

    factor = Choice(_l("Vad handlar det om?"), _l("vad det handlar om"))
    degree = Radio(_l("Hur är det?"), _l("hur det är"))
    description = LongText(
        _l("Beskriv kort"),
        _l("beskrivningen"),
        required=False,
        longest=PARAGRAPH,
        description=_l("Vad syns, när och hur ofta? Skriv så att ungdomen kan läsa det."),
    )
    source = Choice(_l("Vem har berättat?"), _l("vem som har berättat"), required=False)

    def offer(self, factors: Pairs, sources: Pairs, catalogue: Catalogue) -> Self:
        """Fill the lists."""
        self.factor.offer(factors)
        self.source.offer(sources)
        self.degree.offer(labelled(catalogue, FactorDegree))
        return self

    def terms(self) -> FactorTerms:
        """What the action needs."""
        degree = FactorDegree(self.degree.data or "")
        return FactorTerms(self.factor.data or "", degree, self.description.data or "", self.source.data or None)
