"""The form of a release: what is the same for all, and the questions of the chosen provision (law R16)."""

from datetime import date, datetime, time
from typing import Any, Self

from flask import request
from flask_babel import lazy_gettext as _l

from sspf.catalogue.provisions import Provision, RecipientKind
from sspf.clock import TIME_ZONE
from sspf.disclosures.forms.people import SubjectForm, of_subject
from sspf.disclosures.rules.terms import Decision, DisclosureTerms, Informed, Notice, Release, Subject
from sspf.web import current
from sspf.web.fields import Clock, Day, LongText, Radio, Text
from sspf.web.forms import Form

ANSWER = "answer_"


class DayForm(Form):
    """For which day provisions are shown. It asks, so it is sent in the address and changes nothing."""

    day = Day(_l("Vilken dag lämnas uppgifterna ut?"), _l("dagen"))

    @classmethod
    def asked(cls, today: date) -> Self:
        """The form as the address has it; today when the address says nothing."""
        return cls(formdata=request.args if "day" in request.args else None, data={"day": today}, meta={"csrf": False})


class DisclosureForm(SubjectForm):
    """A release under a provision whose questions are among the fields."""

    what = LongText(_l("Vilka uppgifter lämnas ut?"), _l("vilka uppgifter som lämnas ut"))
    recipient_kind = Radio(_l("Till vilken myndighet?"), _l("till vilken myndighet"))
    recipient = Text(_l("Vilken enhet, och vem tog emot?"), _l("vem som tog emot"))
    day = Day(_l("Dag"), _l("dagen"))
    at = Clock(_l("Klockan"), _l("klockslaget"))
    channel = Text(_l("Hur lämnades uppgifterna?"), _l("hur uppgifterna lämnades"))
    child_best = LongText(_l("Vad är bäst för barnet?"), _l("vad som är bäst för barnet"))
    decided_by = Text(_l("Vem beslutade?"), _l("vem som beslutade"))
    authority = Text(_l("Vad ger den personen rätt att besluta?"), _l("vad som ger rätt att besluta"))
    youth = Radio(_l("Har ungdomen fått veta det?"), _l("om ungdomen har fått veta det"))
    youth_words = Text(_l("När och hur, eller varför inte än?"), _l("när och hur ungdomen får veta, eller varför inte"))
    guardians = Radio(_l("Har vårdnadshavarna fått veta det?"), _l("om vårdnadshavarna har fått veta det"))
    guardians_words = Text(
        _l("När och hur, eller varför inte än?"), _l("när och hur vårdnadshavarna får veta, eller varför inte")
    )

    provision: Provision

    @classmethod
    def asking(cls, provision: Provision, *, corrects: bool = False, **given: Any) -> Self:
        """The form with the provision's own questions, all of which must be answered."""
        questions = {
            f"{ANSWER}{each.id}": LongText(each.label, _l("svaret på frågan ”%(question)s”", question=each.label))
            for each in provision.conditions
        }
        form: Self = type(cls.__name__, (cls,), questions)(data=given)
        form.provision = provision
        label = current.catalogue().label
        form.recipient_kind.offer((kind.value, label(kind)) for kind in provision.recipients)
        for field in (form.youth, form.guardians):
            field.offer((each.value, label(each)) for each in Informed)
        if not corrects:
            del form.correction
        return form

    @property
    def questions(self) -> list[tuple[Any, str]]:
        """The provision's questions as fields with their help, in order."""
        return [(self[f"{ANSWER}{each.id}"], each.help or "") for each in self.provision.conditions]

    def terms(self) -> DisclosureTerms:
        """The whole release, once the form is valid; the time typed is Swedish."""
        at = datetime.combine(self.day.data, time.fromisoformat(self.at.data or ""), TIME_ZONE)
        kind = RecipientKind(self.recipient_kind.data)
        youth, guardians = Informed(self.youth.data), Informed(self.guardians.data)
        return DisclosureTerms(
            provision=self.provision.id,
            subject=self.subject(),
            release=Release(self.what.data, kind, self.recipient.data, at, self.channel.data),
            answers={each.id: self[f"{ANSWER}{each.id}"].data for each in self.provision.conditions},
            decision=Decision(self.decided_by.data, self.authority.data, self.child_best.data),
            notice=Notice(youth, self.youth_words.data, guardians, self.guardians_words.data),
        )


def of_request(subject: Subject, asked_by: str) -> dict[str, Any]:
    """What the request already says about whom and to whom: the same register, so it need not be typed twice."""
    return {**of_subject(subject), "recipient": asked_by}


def of_terms(terms: DisclosureTerms) -> dict[str, Any]:
    """The fields over a release that was entered before."""
    at = terms.release.at.astimezone(TIME_ZONE)
    release, decision, notice = terms.release, terms.decision, terms.notice
    return {
        **of_subject(terms.subject),
        **{f"{ANSWER}{key}": answer for key, answer in terms.answers.items()},
        "what": release.what,
        "recipient_kind": release.recipient_kind.value,
        "recipient": release.recipient,
        "day": at.date(),
        "at": f"{at:%H.%M}",
        "channel": release.channel,
        "child_best": decision.child_best,
        "decided_by": decision.decided_by,
        "authority": decision.authority,
        "youth": notice.youth.value,
        "youth_words": notice.youth_words,
        "guardians": notice.guardians.value,
        "guardians_words": notice.guardians_words,
    }
