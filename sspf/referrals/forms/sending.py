"""The form that anyone can send, and the one for colleagues."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FieldList, FormField

from sspf.cases.forms.people import PersonalNumberField
from sspf.referrals.forms.choices import chosen, entries, members
from sspf.referrals.forms.guardians import GUARDIANS, GuardianRow, guardians_in, offer_custody
from sspf.referrals.rules.progress import ANYONE, ReferralSource
from sspf.referrals.rules.sending import (
    Agreement,
    FamilyKnows,
    GuardianSaid,
    ProtectedAnswer,
    Sender,
    Sent,
    Worry,
    YouthSaid,
    sending_problems,
)
from sspf.web import current
from sspf.web.fields import Checks, Day, LongText, Radio, Text
from sspf.web.forms import Form

CONTACT = 100
OWN_WORDS = 3000
JUST_A_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


class BirthField(PersonalNumberField):
    """A day of birth or a personal number, whichever is known; `data` is the number and `born_on` the day."""

    def read(self) -> None:
        """A plain day is enough; everything longer is taken as a number."""
        if not (day := JUST_A_DAY.fullmatch(self.typed)):
            if not any(map(str.isdigit, self.typed)) or any(map(str.isalpha, self.typed)):
                raise ValueError(_("Skriv födelsedagen som ÅÅÅÅ-MM-DD, till exempel 2012-05-12."))
            super().read()
            return
        try:
            self.born_on = date(*map(int, day.groups()))
        except ValueError:
            raise ValueError(_("Dagen finns inte. Skriv födelsedagen som ÅÅÅÅ-MM-DD.")) from None


class PublicSenderFields(Form):
    """Who sends, when anyone may."""

    source = Radio(_l("Vem är du?"), _l("vem du är"))
    relation = Text(_l("Hur känner du ungdomen?"), _l("hur du känner ungdomen"), required=False)
    name = Text(_l("Ditt namn"), _l("ditt namn"), required=False, longest=CONTACT, render_kw={"autocomplete": "name"})
    contact = Text(_l("Hur når vi dig?"), _l("hur vi når dig"), required=False, longest=CONTACT)
    anonymous = BooleanField(_l("Jag vill vara anonym"))


class StaffSenderFields(Form):
    """What is asked of a colleague: the account knows the rest. The family's answer comes first, and with its day."""

    relation = Text(_l("Din roll för ungdomen"), _l("din roll"), required=False)
    contact = Text(_l("Telefon till dig"), _l("telefon till dig"), required=False, longest=CONTACT)
    knows = Radio(_l("Vet familjen om att du gör en anmälan?"), _l("om familjen vet om det"), required=False)
    agreed_by = Text(_l("Vem har sagt ja?"), _l("vem som har sagt ja"), required=False, longest=CONTACT)
    agreed_on = Day(_l("Vilken dag?"), _l("dagen"), required=False)


class SendingFields(Form):
    """What everyone tells: the young person, the worry, what works, and what the family knows."""

    given_name = Text(_l("Ungdomens förnamn"), _l("ungdomens förnamn"), required=False, longest=CONTACT)
    family_name = Text(_l("Efternamn"), _l("efternamn"), required=False, longest=CONTACT)
    born_on = BirthField(_l("Födelsedag eller personnummer"), _l("födelsedag eller personnummer"))
    school = Text(_l("Skola"), _l("skola"), required=False, longest=CONTACT)
    triggers = Checks(_l("Vad är du orolig för?"), _l("en anledning"), required=False)
    concern = LongText(_l("Berätta med egna ord"), _l("det du berättar"), required=False, longest=OWN_WORDS)
    works_well = LongText(_l("Vad fungerar bra?"), _l("det som fungerar bra"), required=False, longest=OWN_WORDS)
    knows = Radio(_l("Vet familjen om att du gör en anmälan?"), _l("om familjen vet om det"), required=False)
    agreed_by = Text(_l("Vem har sagt ja, och när?"), _l("vem som har sagt ja"), required=False, longest=CONTACT)
    protected = Radio(
        _l("Har någon i familjen skyddade personuppgifter?"), _l("ja, nej eller vet inte"), required=False
    )
    language = Text(_l("Vilket språk talar familjen helst?"), _l("språk"), required=False, longest=CONTACT)
    needs_interpreter = BooleanField(_l("Tolk behövs"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.triggers.offer(entries(current.catalogue().triggers))
        self.knows.offer(members(FamilyKnows))
        self.protected.offer(members(ProtectedAnswer))

    def terms(self) -> Sent:
        """What was typed; also of a form that lacks something."""
        raise NotImplementedError

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Tell everything at once: what cannot be read, and what the coordinator would miss."""
        readable = super().validate(extra_validators)
        problems = sending_problems(self.terms(), current.work().today)
        for problem, field in problems:
            if not self[field].errors:
                self.refuse(current.catalogue().label(problem), field)
        return bool(readable and not problems)

    def sent(self, sender: Sender, agreed_on: date | None = None, guardians: tuple[GuardianSaid, ...] = ()) -> Sent:
        """What was typed, from this sender."""
        return Sent(
            sender=sender,
            youth=YouthSaid(
                given_name=self.given_name.data or "",
                family_name=self.family_name.data or "",
                personal_number=self.born_on.data,
                born_on=self.born_on.born_on,
                school=self.school.data or "",
                language=self.language.data or "",
                needs_interpreter=bool(self.needs_interpreter.data),
                protected=chosen(ProtectedAnswer, self.protected),
            ),
            worry=Worry(tuple(self.triggers.data or ()), self.concern.data or "", self.works_well.data or ""),
            agreement=Agreement(chosen(FamilyKnows, self.knows), self.agreed_by.data or "", agreed_on),
            guardians=guardians,
        )


class PublicReferralForm(SendingFields, PublicSenderFields):
    """What anyone can send without an account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source.offer(members(ANYONE))

    def terms(self) -> Sent:
        """What was typed."""
        known = not self.source.errors and self.source.data
        return self.sent(
            Sender(
                source=ReferralSource(self.source.data) if known else ReferralSource.other_adult,
                name=self.name.data or "",
                relation=self.relation.data or "",
                contact=self.contact.data or "",
                anonymous=bool(self.anonymous.data),
            )
        )


class StaffReferralForm(StaffSenderFields, SendingFields):
    """What a colleague at an agency sends."""

    source = ReferralSource.other_agency
    guardians = FieldList(FormField(GuardianRow), min_entries=2, max_entries=GUARDIANS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_custody(self.guardians)

    @classmethod
    def of(cls, source: ReferralSource) -> Self:
        """The form for a colleague of this kind of agency: secrecy asks more of some than of others."""
        form = cls()
        form.source = source
        return form

    def terms(self) -> Sent:
        """What was typed; the account tells the source and the name."""
        sender = Sender(self.source, relation=self.relation.data or "", contact=self.contact.data or "")
        return self.sent(sender, self.agreed_on.data, guardians_in(self.guardians))
