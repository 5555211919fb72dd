"""The forms of the request log: what was asked, and what was answered."""

from collections.abc import Iterable
from typing import Any, Self

from flask_babel import lazy_gettext as _l

from sspf.disclosures.forms.people import SubjectForm, of_subject
from sspf.disclosures.rules.terms import AnswerTerms, RequestAnswer, RequestTerms
from sspf.web import current
from sspf.web.fields import Day, LongText, Radio, Text
from sspf.web.forms import VersionedForm


class RequestForm(SubjectForm):
    """Who asks for what, about whom and with which provision."""

    asked_by = Text(_l("Vem frågar?"), _l("vem som frågar"))
    provision = Radio(_l("Vilken bestämmelse hänvisar de till?"), _l("bestämmelsen"))
    asked_for = LongText(_l("Vad vill de veta?"), _l("vad de vill veta"))
    received_on = Day(_l("Dag då begäran kom"), _l("dagen då begäran kom"))
    channel = Text(_l("Hur kom begäran?"), _l("hur begäran kom"))

    @classmethod
    def offering(cls, provisions: Iterable[tuple[str, str]], *, corrects: bool = False, **given: Any) -> Self:
        """The form with what can be asked with."""
        form = cls(data=given)
        form.provision.offer(provisions)
        if not corrects:
            del form.correction
        return form

    def terms(self) -> RequestTerms:
        """What was asked, once the form is valid."""
        return RequestTerms(
            provision=str(self.provision.data),
            subject=self.subject(),
            asked_by=self.asked_by.data or "",
            asked_for=self.asked_for.data or "",
            received_on=self.received_on.data,
            channel=self.channel.data or "",
        )


class AnswerForm(VersionedForm):
    """What was answered and why; with a reason when another answer stood there before."""

    answer = Radio(_l("Vad blev svaret?"), _l("svaret"))
    reason = LongText(_l("Skäl för svaret"), _l("skälen"))
    decided_by = Text(_l("Vem beslutade?"), _l("vem som beslutade"))
    authority = Text(_l("Vad ger den personen rätt att besluta?"), _l("vad som ger rätt att besluta"))
    answered_on = Day(_l("Dag då svaret lämnades"), _l("dagen då svaret lämnades"))
    correction = LongText(_l("Vad rättas, och varför?"), _l("vad som rättas och varför"), longest=1000)

    @classmethod
    def over(cls, before: AnswerTerms | None, *, opens: bool, **given: Any) -> Self:
        """The form over the answer that stands, if any. Without `opens` the unit can only say no."""
        stored = {} if before is None else {name: getattr(before, name) for name in before.__slots__}
        form = cls(data={**stored, **given})
        answers = RequestAnswer if opens else (RequestAnswer.refused,)
        form.answer.offer((each.value, current.catalogue().label(each)) for each in answers)
        if before is None:
            del form.correction
        return form

    def terms(self) -> AnswerTerms:
        """The answer, once the form is valid."""
        return AnswerTerms(
            RequestAnswer(self.answer.data),
            self.reason.data or "",
            self.decided_by.data or "",
            self.authority.data or "",
            self.answered_on.data,
        )

    @property
    def why(self) -> str:
        """Why the answer is another now; nothing for the first."""
        return self.correction.data or "" if "correction" in self else ""


def of_request(terms: RequestTerms) -> dict[str, Any]:
    """The fields over a request that was entered before."""
    names = ("provision", "asked_by", "asked_for", "received_on", "channel")
    return {**of_subject(terms.subject), **{name: getattr(terms, name) for name in names}}
