"""The form that opens a case from an anmälan."""

from typing import Self

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FieldList, FormField

from sspf.cases.forms.people import GenderField, PersonalNumberField, SchoolYearField
from sspf.cases.rules.states import FIRST_FORM
from sspf.catalogue.entries import choosable
from sspf.referrals.forms.choices import entries
from sspf.referrals.forms.guardians import (
    GUARDIANS,
    GuardianRow,
    guardian_row,
    guardians_in,
    offer_custody,
)
from sspf.referrals.forms.sending import CONTACT, OWN_WORDS
from sspf.referrals.rules.acceptance import Acceptance, told_guardians
from sspf.referrals.rules.sending import ProtectedAnswer, Sent, YouthSaid
from sspf.web import current
from sspf.web.fields import Choice, Day, LongText, Radio, Text, YesNo
from sspf.web.forms import Form

SAID = {ProtectedAnswer.yes: "ja", ProtectedAnswer.no: "nej"}
"""What is known already; otherwise the question is put again before a case begins (law R65)."""


class AcceptanceForm(Form):
    """What the case starts from; filled with what was sent, for the coordinator to correct."""

    form = Radio(_l("I vilken form börjar ärendet?"), _l("en form"), default=FIRST_FORM, required=False)
    given_name = Text(_l("Förnamn"), _l("förnamn"), longest=CONTACT)
    family_name = Text(_l("Efternamn"), _l("efternamn"), longest=CONTACT)
    personal_number = PersonalNumberField(_l("Personnummer"), _l("personnummer"))
    born_on = Day(_l("Födelsedag"), _l("födelsedag"), required=False)
    school = Text(_l("Skola"), _l("skola"), required=False, longest=CONTACT)
    school_year = SchoolYearField()
    gender = GenderField()
    area = Choice(_l("Område"), _l("område"), required=False)
    language = Text(_l("Språk"), _l("språk"), required=False, longest=CONTACT)
    needs_interpreter = BooleanField(_l("Tolk behövs"))
    protected = YesNo(_l("Har ungdomen skyddade personuppgifter?"), _l("om ungdomen har skyddade personuppgifter"))
    concern = LongText(_l("Oron"), _l("oron"), required=False, longest=OWN_WORDS)
    works_well = LongText(_l("Vad som fungerar bra"), _l("det som fungerar bra"), required=False, longest=OWN_WORDS)
    guardians = FieldList(FormField(GuardianRow), min_entries=2, max_entries=GUARDIANS)

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
            protected=SAID.get(youth.protected or ProtectedAnswer.unknown),
            concern=sent.worry.concern,
            works_well=sent.worry.works_well,
            guardians=[guardian_row(each) for each in told_guardians(sent)],
        )
        offer_custody(form.guardians)
        form.school_year.offer_all()
        form.gender.offer_all()
        form.area.offer(entries(current.catalogue().areas))
        forms = choosable(current.catalogue().forms, current.work().today).values()
        form.form.offer((each.id, f"{each.label}: {each.name}") for each in forms)
        return form

    def terms(self) -> Acceptance:
        """What was typed."""
        words = {name: self[name].data or "" for name in ("given_name", "family_name", "school", "language")}
        youth = YouthSaid(
            **words,
            personal_number=self.personal_number.data,
            born_on=self.born_on.data,
            needs_interpreter=bool(self.needs_interpreter.data),
            protected=ProtectedAnswer.yes if self.protected.answer else ProtectedAnswer.no,
        )
        concern, works_well = self.concern.data or "", self.works_well.data or ""
        guardians, form = guardians_in(self.guardians), self.form.data or FIRST_FORM
        asked = self.gender.answer, self.school_year.answer
        return Acceptance(youth, concern, works_well, self.area.data or None, guardians, form, *asked)
