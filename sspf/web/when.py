"""The fields that read time as people say it: a day, a month, a season or a year."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from wtforms import StringField
from wtforms.validators import StopValidation

from sspf import dues
from sspf.dues import Due
from sspf.web import current
from sspf.web.fields import Needed, tidy


class When(StringField):
    """By when: "2026-12-15", "15 december", "juni 2027", "hösten 2026" or "hela 2027". The data is a `Due`."""

    data: Any

    def __init__(self, label: str, noun: str, *, required: bool = True, **options: Any) -> None:
        options.setdefault("render_kw", {"autocomplete": "off"})
        super().__init__(label, [Needed(noun)] if required else [], **options)
        self.noun = noun
        self.typed = ""

    def _value(self) -> str:
        return self.typed or (self.data.words if isinstance(self.data, Due) else "")

    def process_formdata(self, values: list[Any]) -> None:
        """Read what was said; what cannot be read stays in the field with a sentence."""
        self.data, self.typed = None, tidy(values[0]) if values else ""
        if not self.typed:
            return
        self.data = self._read(current.work().today)
        if self.data is None:
            raise ValueError(_("Skriv %(noun)s som 2027-01-15, januari 2027, våren 2027 eller 2027.", noun=self.noun))

    def pre_validate(self, form: Any) -> None:
        """Stop here when it could not be read: one sentence is enough."""
        if self.process_errors:
            raise StopValidation

    def _read(self, today: date) -> Due | None:
        return dues.read(self.typed, today)


class Since(When):
    """When something was last seen: the same words, but a month without a year is the latest one that has begun."""

    def _read(self, today: date) -> Due | None:
        return dues.read_past(self.typed, today)
