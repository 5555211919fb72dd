"""The form of an exception."""

from typing import Self
from uuid import UUID

from flask_babel import lazy_gettext as _l

from sspf.consents.forms.offers import words
from sspf.consents.rules.facts import ExceptionKind, SignerCapacity
from sspf.consents.rules.lines import Papers
from sspf.consents.rules.terms import ExceptionTerms
from sspf.web import current
from sspf.web.fields import Day, LongText, Radio, Text
from sspf.web.forms import VersionedForm


class ExceptionForm(VersionedForm):
    """Why one guardian's signature is not needed. There is no choice for a guardian who does not answer (R7)."""

    guardian = Radio(_l("Vems underskrift behövs inte?"), _l("vårdnadshavaren"))
    kind = Radio(_l("Varför behövs den inte?"), _l("varför den inte behövs"))
    evidence = LongText(_l("Vad stöder det?"), _l("vad som stöder det"), longest=2000)
    decided_by = Text(_l("Vem har beslutat?"), _l("vem som har beslutat"))
    from_on = Day(_l("Gäller från"), _l("första dagen"))
    until_on = Day(_l("Gäller till och med"), _l("sista dagen"))

    @classmethod
    def offering(cls, papers: Papers) -> Self:
        """The form for those who have custody today."""
        form = cls(data={"from_on": current.work().today, "version": papers.edition})
        guardians = (each for each in papers.signers if each.capacity is SignerCapacity.guardian)
        form.guardian.offer([(str(each.id), each.name) for each in guardians])
        form.kind.offer(words(ExceptionKind))
        return form

    def terms(self) -> ExceptionTerms:
        """What was decided."""
        return ExceptionTerms(
            UUID(str(self.guardian.data)),
            ExceptionKind(str(self.kind.data)),
            self.evidence.data,
            self.decided_by.data,
            self.until_on.data,
            self.from_on.data,
        )
