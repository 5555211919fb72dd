"""The form of one factor of the template."""

from typing import Self

from flask_babel import lazy_gettext as _l

from sspf.catalogue.loader import Catalogue
from sspf.plans.forms.offers import PARAGRAPH, SENTENCE, PlanForm, labelled
from sspf.plans.rules.contents import FactorLine
from sspf.plans.rules.states import FactorDegree
from sspf.plans.rules.terms import FactorTerms
from sspf.web.fields import Choice, LongText, Pairs, Radio, Text
from sspf.web.when import Since


class FactorForm(PlanForm):
    """One factor of the template."""

    factor = Choice(_l("Vad handlar det om?"), _l("vad det handlar om"))
    degree = Radio(_l("Hur är det?"), _l("hur det är"))
    description = LongText(
        _l("Beskriv kort"),
        _l("beskrivningen"),
        required=False,
        longest=PARAGRAPH,
        description=_l("Det som syns. Skriv så att ungdomen kan läsa det."),
    )
    source = Choice(_l("Vem har berättat?"), _l("vem som har berättat"), required=False)
    last_seen = Since(
        _l("När syntes det senast?"),
        _l("när det syntes senast"),
        required=False,
        description=_l("Ett datum, en månad, en årstid eller ett år. Till exempel 3 november eller hösten 2026."),
    )
    extent = Text(_l("Hur mycket är det?"), _l("hur mycket det är"), required=False, longest=SENTENCE)
    situations = Text(_l("När och var?"), _l("när och var det är så"), required=False, longest=SENTENCE)
    consequences = Text(_l("Vad följer av det?"), _l("vad som följer"), required=False, longest=SENTENCE)

    @classmethod
    def over(cls, line: FactorLine) -> Self:
        """The form over a factor of the draft."""
        return cls(obj=line, data={"last_seen": line.seen})

    def offer(self, factors: Pairs, sources: Pairs, catalogue: Catalogue) -> Self:
        """Fill the lists."""
        self.factor.offer(factors)
        self.source.offer(sources)
        self.degree.offer(labelled(catalogue, FactorDegree))
        return self

    def terms(self) -> FactorTerms:
        """What the action needs."""
        return FactorTerms(
            self.factor.data or "",
            FactorDegree(self.degree.data or ""),
            self.description.data or "",
            self.source.data or None,
            self.last_seen.data,
            self.extent.data or "",
            self.situations.data or "",
            self.consequences.data or "",
            names_seen=bool(self.names_seen.data),
        )
