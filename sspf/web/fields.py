"""The fields that forms are made of. Each knows its noun, and phrases every error from it in the same way."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from wtforms import Form, IntegerField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the published types are a version behind
from wtforms.validators import StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

SHORT = 200
LONG = 4000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")
Pairs = Sequence[tuple[str, str]]


class Needed:
    """The field must be filled in."""

    field_flags = {"required": True}

    def __init__(self, noun: str) -> None:
        self.noun = noun

    def __call__(self, form: Form, field: Any) -> None:
        if field.data in (None, "", []):
            raise StopValidation(_("Ange %(noun)s.", noun=self.noun))


class Clean:
    """Plain text of a bounded length: no control or direction-changing characters, which could hide what is said."""

    def __init__(self, noun: str, longest: int) -> None:
        self.noun, self.longest = noun, longest
        self.field_flags = {"maxlength": longest}

    def __call__(self, form: Form, field: Any) -> None:
        text = field.data or ""
        if len(text) > self.longest:
            surplus = len(text) - self.longest
            message = _("Korta %(noun)s med %(surplus)s tecken. Högst %(longest)s får plats.", **self._words(surplus))
            raise StopValidation(message)
        if CONTROL.search(text):
            raise StopValidation(_("Ta bort osynliga tecken i %(noun)s. Skriv om texten för hand.", noun=self.noun))

    def _words(self, surplus: int) -> dict[str, Any]:
        return {"noun": self.noun, "surplus": surplus, "longest": self.longest}


def tidy(text: str | None) -> str:
    """Trim, one kind of line break, composed letters (å as one character, so that it compares and counts right)."""
    return unicodedata.normalize("NFC", (text or "").replace("\r\n", "\n").replace("\r", "\n")).strip()


class _Texty:
    """What text fields share: the noun, and tidying before anything looks at the value."""

    data: Any

    def __init__(self, label: str, noun: str, *, required: bool = True, longest: int = SHORT, **options: Any) -> None:
        checks = [Needed(noun)] if required else []
        super().__init__(label, [*checks, Clean(noun, longest)], **options)  # type: ignore[call-arg]
        self.noun = noun

    def process_formdata(self, values: list[Any]) -> None:
        """Take the typed text, tidied."""
        self.data = tidy(values[0]) if values else ""


class Text(_Texty, StringField):
    """One line of text."""


class LongText(_Texty, TextAreaField):
    """Several lines of text, at most 4000 characters unless said otherwise."""

    def __init__(self, label: str, noun: str, *, required: bool = True, longest: int = LONG, **options: Any) -> None:
        super().__init__(label, noun, required=required, longest=longest, **options)


class Day(StringField):
    """A calendar day as Swedes write it, 2026-11-22; also 20261122 is understood."""

    data: Any

    def __init__(self, label: str, noun: str, *, required: bool = True, **options: Any) -> None:
        options.setdefault("render_kw", {"inputmode": "numeric", "placeholder": "ÅÅÅÅ-MM-DD", "autocomplete": "off"})
        super().__init__(label, [Needed(noun)] if required else [], **options)
        self.noun = noun
        self.typed = ""

    def _value(self) -> str:
        return self.typed or (self.data.isoformat() if isinstance(self.data, date) else "")

    def process_formdata(self, values: list[Any]) -> None:
        """Read the day; what cannot be a day stays in the field with a sentence."""
        self.data, self.typed = None, tidy(values[0]) if values else ""
        if not self.typed:
            return
        digits = re.fullmatch(r"(\d{4})-?(\d{2})-?(\d{2})", self.typed)
        try:
            self.data = date(*map(int, digits.groups())) if digits else None
        except ValueError:
            self.data = None
        if self.data is None:
            raise ValueError(_("Skriv %(noun)s som ÅÅÅÅ-MM-DD, till exempel 2026-11-22.", noun=self.noun))

    def pre_validate(self, form: Any) -> None:
        """Stop here when the day could not be read: one sentence is enough."""
        if self.process_errors:
            raise StopValidation


class Clock(StringField):
    """A time of day, 13.00 or 13:00."""

    def __init__(self, label: str, noun: str, *, required: bool = True, **options: Any) -> None:
        options.setdefault("render_kw", {"inputmode": "numeric", "placeholder": "13.00", "autocomplete": "off"})
        super().__init__(label, [Needed(noun)] if required else [], **options)
        self.noun = noun

    def process_formdata(self, values: list[Any]) -> None:
        """Read hours and minutes into HH:MM."""
        typed = tidy(values[0]) if values else ""
        self.data = typed or None
        if not typed:
            return
        parts = re.fullmatch(r"(\d{1,2})[.:]?(\d{2})", typed)
        if not parts or int(parts[1]) > 23 or int(parts[2]) > 59:
            raise ValueError(_("Skriv %(noun)s med timmar och minuter, till exempel 13.00.", noun=self.noun))
        self.data = f"{int(parts[1]):02}:{parts[2]}"

    def pre_validate(self, form: Any) -> None:
        """Stop here when the time could not be read."""
        if self.process_errors:
            raise StopValidation


class Number(IntegerField):
    """A whole number between two bounds, both included."""

    def __init__(self, label: str, noun: str, lowest: int, highest: int, **options: Any) -> None:
        options.setdefault("render_kw", {"inputmode": "numeric", "autocomplete": "off"})
        checks = [Needed(noun)] if options.pop("required", True) else []
        super().__init__(label, checks, **options)
        self.noun, self.lowest, self.highest = noun, lowest, highest

    def process_formdata(self, values: list[Any]) -> None:
        """Read the number and hold it against the bounds."""
        typed = tidy(values[0]) if values else ""
        self.data = None
        if not typed:
            return
        if not re.fullmatch(r"\d{1,6}", typed) or not self.lowest <= int(typed) <= self.highest:
            words = {"noun": self.noun, "lowest": self.lowest, "highest": self.highest}
            raise ValueError(_("Skriv %(noun)s som ett heltal från %(lowest)s till %(highest)s.", **words))
        self.data = int(typed)

    def pre_validate(self, form: Any) -> None:
        """Stop here when the number could not be read."""
        if self.process_errors:
            raise StopValidation


def _listed(choices: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    return [SelectChoice(value, label) for value, label in choices]


class _Choosy:
    """What choice fields share: the noun, and one sentence for a choice that is not on the list."""

    choices: Any

    def __init__(self, label: str, noun: str, choices: Iterable[tuple[str, str]] = (), **options: Any) -> None:
        required = options.pop("required", True)
        checks = [Needed(noun)] if required else []
        super().__init__(label, checks, choices=_listed(choices), validate_choice=False, **options)  # type: ignore[call-arg]
        self.noun = noun

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Set the list, as pairs of value and label, when it depends on the case or the catalogue."""
        self.choices = _listed(choices)

    def offered(self) -> set[str]:
        """The values on the list."""
        return {str(choice.value) for choice in self.choices or []}

    def pre_validate(self, form: Any) -> None:
        """Refuse what is not on the list."""
        chosen = self.data if isinstance(self.data, list) else [self.data]  # type: ignore[attr-defined]
        if any(value and value not in self.offered() for value in chosen):
            raise StopValidation(_("Välj %(noun)s i listan.", noun=self.noun))


class Choice(_Choosy, SelectField):
    """One of a list, as a menu. The first, empty choice says that nothing is chosen."""

    def __init__(self, label: str, noun: str, choices: Iterable[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(label, noun, [("", _("Välj …")), *choices], **options)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Set the list, behind the empty choice."""
        super().offer([("", _("Välj …")), *choices])


class Radio(_Choosy, RadioField):
    """One of a short list, all of it in sight."""

    def process_formdata(self, values: list[Any]) -> None:
        """Nothing chosen is None, not the text 'None'."""
        self.data = values[0] if values else None


class Checks(_Choosy, SelectMultipleField):
    """Any number of a list, as tick boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def process_formdata(self, values: list[Any]) -> None:
        """Each that is ticked, once; a tick without a value says nothing."""
        self.data = list(dict.fromkeys(filter(None, values)))


class YesNo(Radio):
    """A yes or a no; `answer` is a bool or None."""

    def __init__(self, label: str, noun: str, **options: Any) -> None:
        super().__init__(label, noun, [("ja", _("Ja")), ("nej", _("Nej"))], **options)

    @property
    def answer(self) -> bool | None:
        """True for yes, False for no, None when nothing was chosen."""
        return {"ja": True, "nej": False}.get(self.data or "")
