"""The fields and forms about a young person and the people around."""

from datetime import date
from typing import Any

from wtforms import StringField
from wtforms.validators import StopValidation

from sspf.cases.rules import PersonalNumber, PersonalNumberError
from sspf.web import current
from sspf.web.fields import Needed, tidy


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
