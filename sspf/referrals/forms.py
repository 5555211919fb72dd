"""The forms of an anmälan: the one anyone can send, the one for staff, and the coordinator's three answers."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, Self, TypeVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field

from sspf.cases.forms import PersonalNumberField
from sspf.catalogue.entries import choosable
from sspf.referrals.rules.progress import ANYONE, ReferralSource
from sspf.referrals.rules.sending import (
    Acceptance,
    Agreement,
    FamilyKnows,
    GuardianSaid,
    ProtectedAnswer,
    Sender,
    Sent,
    Worry,
    YouthSaid,
)
from sspf.web import current
from sspf.web.fields import Checks, Choice, Day, LongText, Radio, Text
from sspf.web.forms import Form

Member = TypeVar("Member", bound=StrEnum)

CONTACT = 100
OWN_WORDS = 3000
JUST_A_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


class BirthField(PersonalNumberField):
    """A day of birth or a personal number, whichever is known; `data` is the number and `born_on` the day."""

    def read(self) -> None:
        """A plain day is enough; everything longer is taken as a number."""
        if not (day := JUST_A_DAY.fullmatch(self.typed)):
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
        self.triggers.offer(_entries(current.catalogue().triggers))
        self.knows.offer(_members(FamilyKnows))
        self.protected.offer(_members(ProtectedAnswer))

    def sent(self, sender: Sender, agreed_on: date | None = None) -> Sent:
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
                protected=_member(ProtectedAnswer, self.protected),
            ),
            worry=Worry(tuple(self.triggers.data or ()), self.concern.data or "", self.works_well.data or ""),
            agreement=Agreement(_member(FamilyKnows, self.knows), self.agreed_by.data or "", agreed_on),
        )


class PublicReferralForm(SendingFields, PublicSenderFields):
    """What anyone can send without an account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source.offer(_members(ANYONE))

    def terms(self) -> Sent:
        """What was typed."""
        return self.sent(
            Sender(
                source=ReferralSource(self.source.data),
                name=self.name.data or "",
                relation=self.relation.data or "",
                contact=self.contact.data or "",
                anonymous=bool(self.anonymous.data),
            )
        )


class StaffReferralForm(StaffSenderFields, SendingFields):
    """What a colleague at an agency sends."""

    def terms(self) -> Sent:
        """What was typed; the account tells the source and the name."""
        sender = Sender(ReferralSource.other_agency, relation=self.relation.data or "", contact=self.contact.data or "")
        return self.sent(sender, self.agreed_on.data)


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
    guardian_given_name = Text(_l("Förnamn"), _l("förnamn"), required=False, longest=CONTACT)
    guardian_family_name = Text(_l("Efternamn"), _l("efternamn"), required=False, longest=CONTACT)
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
        form.area.offer(_entries(current.catalogue().areas))
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
        self.reason.offer(_entries(current.catalogue().reasons.referral_closing))


class ReceiptForm(Form):
    """The receipt number that someone reads out on the telephone."""

    number = Text(_l("Kvittonummer"), _l("kvittonumret"), longest=20, render_kw={"autocomplete": "off"})

    @property
    def receipt(self) -> str:
        """The number as it was given out, however it was typed."""
        return re.sub(r"[\s-]", "", self.number.data or "").upper()


def _entries(table: Any) -> list[tuple[str, str]]:
    return [(each.id, each.label) for each in choosable(table, current.work().today).values()]


def _members(members: Iterable[StrEnum]) -> list[tuple[str, str]]:
    return [(each.value, current.catalogue().label(each)) for each in members]


def _member(members: type[Member], field: Field) -> Member | None:
    return members(field.data) if field.data else None


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
