"""The fields and forms about a young person and the people around."""

from datetime import date
from typing import Any, Self

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import StopValidation

from sspf.cases.rules.numbers import PersonalNumber, PersonalNumberError
from sspf.cases.rules.people import PLACES, Gender, PersonLine, PersonRole, PersonTerms, SchoolYear
from sspf.web import current
from sspf.web.fields import Choice, Day, Needed, Radio, Text, YesNo, tidy
from sspf.web.forms import VersionedForm


class PersonalNumberField(StringField):
    """A personal number or a coordination number, as people write them; `data` is its twelve digits or None."""

    data: str | None

    def __init__(self, label: str, noun: str, *, required: bool = False, **options: Any) -> None:
        options.setdefault("render_kw", {"placeholder": "ÅÅÅÅMMDD-NNNN", "autocomplete": "off", "maxlength": 20})
        super().__init__(label, [Needed(noun)] if required else [], **options)
        self.noun = noun
        self.typed = ""
        self.born_on: date | None = None

    def _value(self) -> str:
        return self.typed or (f"{self.data[:8]}-{self.data[8:]}" if self.data else "")

    def process_formdata(self, values: list[Any]) -> None:
        """Read and check the number; what cannot be used stays in the field with a sentence."""
        self.data, self.born_on, self.typed = None, None, tidy(values[0]) if values else ""
        if self.typed:
            self.read()

    def read(self) -> None:
        """Take what was typed as a number; the day of birth comes with it."""
        house = current.installation()
        try:
            number = PersonalNumber.parse(
                self.typed, current.work().today, allow_test=house.settings.accepts_test_people
            )
        except PersonalNumberError as error:
            raise ValueError(house.catalogue.label(error.reason)) from None
        self.data, self.born_on = number.digits, number.born_on

    def pre_validate(self, form: Any) -> None:
        """Stop here when the number could not be read: one sentence is enough."""
        if self.process_errors:
            raise StopValidation


class GenderField(Radio):
    """What the young person answered; empty, and so chosen at first, while nobody has asked."""

    def __init__(self, **options: Any) -> None:
        super().__init__(_l("Kön"), _l("kön"), required=False, default="", **options)

    def offer_all(self) -> None:
        """The three answers, and that nobody has asked."""
        label = current.catalogue().label
        self.offer([*((each.value, label(each)) for each in Gender), ("", _l("Inte frågat"))])

    @property
    def answer(self) -> Gender | None:
        """The answer; None while nobody has asked."""
        return Gender(self.data) if self.data else None


class SchoolYearField(Choice):
    """The year of school the young person is in."""

    def __init__(self, **options: Any) -> None:
        super().__init__(_l("Årskurs"), _l("årskurs"), required=False, **options)

    def offer_all(self) -> None:
        """Every year of school."""
        self.offer((each.value, current.catalogue().label(each)) for each in SchoolYear)

    @property
    def answer(self) -> SchoolYear | None:
        """The year; None where it is not known."""
        return SchoolYear(self.data) if self.data else None


class PersonForm(VersionedForm):
    """The youth, a guardian or a relative. Only the youth has a school; nobody changes from one to another."""

    role = Radio(_l("Vem är personen i ärendet?"), _l("vem personen är"))
    given_name = Text(_l("Förnamn"), _l("förnamnet"), longest=80)
    family_name = Text(_l("Efternamn"), _l("efternamnet"), longest=80)
    personal_number = PersonalNumberField(_l("Personnummer"), _l("personnumret"))
    born_on = Day(_l("Födelsedatum"), _l("födelsedatumet"), required=False)
    protected = YesNo(_l("Har personen skyddade personuppgifter?"), _l("om personen har skyddade personuppgifter"))
    language = Text(_l("Språk"), _l("språket"), required=False, longest=80)
    needs_interpreter = YesNo(_l("Behövs tolk?"), _l("om det behövs tolk"), default="nej")
    phone = Text(_l("Telefon"), _l("telefonnumret"), required=False, longest=40)
    email = Text(_l("E-post"), _l("e-postadressen"), required=False, longest=120)
    address = Text(_l("Adress"), _l("adressen"), required=False)
    school = Text(_l("Skola och klass"), _l("skolan"), required=False, longest=120)
    school_year = SchoolYearField()
    gender = GenderField()

    @classmethod
    def adding(cls) -> Self:
        """The form for somebody new: a guardian or a relative."""
        form = cls()
        roles = (PersonRole.guardian, PersonRole.relative)
        form.role.offer((role.value, current.catalogue().label(role)) for role in roles)
        del form.school, form.school_year, form.gender
        return form

    @classmethod
    def changing(cls, line: PersonLine) -> Self:
        """The form over what is written about a person."""
        given = {name: getattr(line, name) for name in line.__slots__}
        yes_no = {True: "ja", False: "nej"}
        answers = {"protected": yes_no[line.protected], "needs_interpreter": yes_no[line.needs_interpreter]}
        form = cls(data={**given, **answers, "gender": line.gender or ""})
        del form.role
        if line.role is not PersonRole.youth:
            del form.school, form.school_year, form.gender
        else:
            form.school_year.offer_all()
            form.gender.offer_all()
        for name in PLACES & set(form._fields) if line.hidden else ():
            del form[name]
        if line.protected:
            del form.protected
        return form

    def terms(self, role: PersonRole | None = None) -> PersonTerms:
        """What was written, of a person whose role is known or was chosen."""
        return PersonTerms(
            role=role or PersonRole(str(self.role.data)),
            given_name=self.given_name.data,
            family_name=self.family_name.data,
            personal_number=self.personal_number.data,
            born_on=self.born_on.data,
            language=self.language.data,
            needs_interpreter=bool(self.needs_interpreter.answer),
            protected="protected" not in self or bool(self.protected.answer),
            asked="protected" in self,
            school_year=self.school_year.answer if "school_year" in self else None,
            gender=self.gender.answer if "gender" in self else None,
            **{name: self[name].data for name in PLACES if name in self},
        )
