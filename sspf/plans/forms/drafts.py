"""The form of a draft's running texts."""

from typing import Self

from flask_babel import lazy_gettext as _l

from sspf.plans.forms.offers import PlanForm
from sspf.plans.rules.terms import PassageTerms
from sspf.web.fields import Checks, Choice, LongText, Pairs


class PassageForm(PlanForm):
    """One of the running texts. `missing` is for somebody's own words, `domains` for the shared picture."""

    text = LongText(_l("Text"), _l("texten"), required=False)
    missing = Choice(_l("Om orden saknas: varför?"), _l("varför orden saknas"), required=False)
    domains = Checks(_l("Vad ska samarbetet handla om?"), _l("vad samarbetet ska handla om"), required=False)

    def offer(self, reasons: Pairs, domains: Pairs) -> Self:
        """Fill the lists."""
        self.missing.offer(reasons)
        self.domains.offer(domains)
        return self

    def terms(self) -> PassageTerms:
        """What the action needs."""
        about = tuple(self.domains.data or ())
        return PassageTerms(self.text.data or "", self.missing.data or None, about, bool(self.names_seen.data))
