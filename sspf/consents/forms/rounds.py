"""The forms of what the family is asked about, and of what the young person wants."""

from typing import Self

from flask_babel import lazy_gettext as _l

from sspf.catalogue.entries import choosable
from sspf.consents.forms.offers import choosable_kinds, words
from sspf.consents.rules.checks import months_after
from sspf.consents.rules.lines import Papers, RoundLine
from sspf.consents.rules.recording import ChildView
from sspf.consents.rules.terms import ChildTerms, RoundTerms
from sspf.web import current
from sspf.web.fields import Checks, Day, LongText, Radio
from sspf.web.forms import VersionedForm


class RoundForm(VersionedForm):
    """What the family is asked about. The basis is always asked about and has no box."""

    from_on = Day(_l("Gäller från"), _l("första dagen"))
    until_on = Day(_l("Gäller till och med"), _l("sista dagen"))
    units = Checks(_l("Vilka enheter frågar vi om?"), _l("minst en enhet"))
    information = Checks(_l("Vilka uppgifter frågar vi om?"), _l("slag av uppgifter"), required=False)

    @classmethod
    def offering(cls, papers: Papers, *, supplement: bool = False) -> Self:
        """The form for a whole round, or for a supplement: only units not asked about yet, as long as what runs."""
        catalogue, today = current.catalogue(), current.work().today
        until_on = months_after(today, catalogue.deadlines.consent_months)
        if supplement:
            until_on = min(until_on, max((line.until_on for line in papers.rounds if line.running), default=until_on))
        every = [(kind.id, kind.label) for kind in choosable(catalogue.information, today).values()]
        given = {"from_on": today, "until_on": until_on}
        form = cls(data={**given, "version": papers.edition})
        known = papers.asked if supplement else frozenset()
        units = (unit for unit in choosable(catalogue.units, today).values() if unit.case_work)
        form.units.offer([(unit.id, unit.label) for unit in units if unit.id not in known])
        form.information.offer(choosable_kinds(every))
        return form

    def terms(self) -> RoundTerms:
        """What was chosen."""
        units, information = self.units.data or (), self.information.data or ()
        return RoundTerms(self.from_on.data, self.until_on.data, frozenset(units), frozenset(information))


class ChildViewForm(VersionedForm):
    """What the young person wants, in own words, and how a no has been weighed (R6)."""

    view = Radio(_l("Vad vill ungdomen?"), _l("vad ungdomen vill"))
    asked_on = Day(_l("När fick ungdomen säga det?"), _l("dagen"))
    words = LongText(_l("Med ungdomens egna ord"), _l("ungdomens ord"), required=False, longest=2000)
    reasoning = LongText(
        _l("Om ungdomen inte vill: hur har ni resonerat?"), _l("hur ni har resonerat"), required=False, longest=2000
    )

    @classmethod
    def over(cls, line: RoundLine) -> Self:
        """The form over what is written in a round."""
        asked_on = line.child_view_on or current.work().today
        given = {"view": line.child_view.value, "asked_on": asked_on, "words": line.child_words}
        form = cls(data={**given, "reasoning": line.child_reasoning, "version": line.version})
        form.view.offer(words(ChildView))
        return form

    def terms(self) -> ChildTerms:
        """What was said and weighed."""
        return ChildTerms(ChildView(str(self.view.data)), self.asked_on.data, self.words.data, self.reasoning.data)
