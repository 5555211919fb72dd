"""The coordinator's three answers, and the receipt number that leads to an anmälan."""

import re
from typing import Any, Self

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from sspf.cases.forms.people import PersonalNumberField
from sspf.referrals.forms.choices import entries
from sspf.referrals.forms.sending import CONTACT, OWN_WORDS
from sspf.referrals.rules.progress import ReferralSource
from sspf.referrals.rules.sending import Acceptance, GuardianSaid, ProtectedAnswer, Sender, Sent, YouthSaid
from sspf.web import current
from sspf.web.fields import Choice, Day, LongText, Radio, Text
from sspf.web.forms import Form


class AcceptanceForm(Form):
    """What the case starts from; filled with what was sent, for the coordinator to correct."""

    given_name = Text(_l("Förnamn"), _l("förnamn"), longest=CONTACT)
    family_name = Text(_l("Efternamn"), _l("efternamn"), longest=CONTACT)
    personal_number = PersonalNumberField(_l("Personnummer"), _l("personnummer"))
    born_on = Day(_l("Födelsedag"), _l("födelsedag"), required=False)
    school = Text(_l("Skola"), _l("skola"), required=False, longest=CONTACT)
    area = Choice(_l("Område"), _l("område"), required=False)
    language = Text(_l("Språk"), _l("språk"), required=False, longest=CONTACT)
    needs_interpreter = BooleanField(_l("Tolk behövs"))
    protected = BooleanField(_l("Skyddade personuppgifter"))
    concern = LongText(_l("Oron"), _l("oron"), required=False, longest=OWN_WORDS)
    works_well = LongText(_l("Vad som fungerar bra"), _l("det som fungerar bra"), required=False, longest=OWN_WORDS)
    guardian_given_name = Text(_l("Vårdnadshavarens förnamn"), _l("förnamn"), required=False, longest=CONTACT)
    guardian_family_name = Text(_l("Vårdnadshavarens efternamn"), _l("efternamn"), required=False, longest=CONTACT)
    guardian_phone = Text(_l("Telefon"), _l("telefon"), required=False, longest=CONTACT)
    guardian_email = Text(_l("E-post"), _l("e-post"), required=False, longest=CONTACT)

    @classmethod
    def of(cls, sent: Sent) -> Self:
        """The form, filled with what was sent; after sending, with what was typed."""
        youth = sent.youth
        shown = {name: getattr(youth, name) for name in ("given_name", "family_name", "personal_number", "school")}
        form = cls(
            **shown,
            born_on=None if youth.personal_number else youth.born_on,
            language=youth.language,
            needs_interpreter=youth.needs_interpreter,
            protected=youth.protected is ProtectedAnswer.yes,
            concern=sent.worry.concern,
            works_well=sent.worry.works_well,
            **_guardian_of(sent.sender),
        )
        form.area.offer(entries(current.catalogue().areas))
        return form

    def terms(self) -> Acceptance:
        """What was typed."""
        words = {name: self[name].data or "" for name in ("given_name", "family_name", "school", "language")}
        guardian = {name: self[f"guardian_{name}"].data or "" for name in GuardianSaid.__slots__}
        youth = YouthSaid(
            **words,
            personal_number=self.personal_number.data,
            born_on=self.born_on.data,
            needs_interpreter=bool(self.needs_interpreter.data),
            protected=ProtectedAnswer.yes if self.protected.data else ProtectedAnswer.no,
        )
        concern, works_well = self.concern.data or "", self.works_well.data or ""
        return Acceptance(youth, concern, works_well, self.area.data or None, GuardianSaid(**guardian))


class HandoverForm(Form):
    """To whom and how an anmälan was handed over as an orosanmälan."""

    handed_to = Text(_l("Till vem har du lämnat över?"), _l("till vem du har lämnat över"))
    handed_how = LongText(_l("Hur gjorde du det?"), _l("hur du gjorde det"), longest=1000)


class ReferralClosingForm(Form):
    """Why an anmälan does not become a case."""

    reason = Radio(_l("Varför blir det inget ärende?"), _l("varför det inte blir något ärende"))
    note = LongText(_l("Anteckning"), _l("anteckningen"), required=False, longest=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reason.offer(entries(current.catalogue().reasons.referral_closing))


class ReceiptForm(Form):
    """The receipt number that someone reads out on the telephone."""

    number = Text(_l("Kvittonummer"), _l("kvittonumret"), longest=20, render_kw={"autocomplete": "off"})

    @property
    def receipt(self) -> str:
        """The number as it was given out, however it was typed."""
        return re.sub(r"[\s-]", "", self.number.data or "").upper()


def _guardian_of(sender: Sender) -> dict[str, str]:
    """What a guardian wrote about themselves, split as the case keeps it."""
    if sender.source is not ReferralSource.guardian:
        return {}
    given, _, family = sender.name.rpartition(" ")
    way = "guardian_email" if "@" in sender.contact else "guardian_phone"
    return {
        "guardian_given_name": given or family,
        "guardian_family_name": family if given else "",
        way: sender.contact,
    }
