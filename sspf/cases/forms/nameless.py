"""A form in which nobody may be named. It looks for words like names in what was typed, and then asks."""

from typing import ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from sspf.cases.rules.names_in_text import known_words, possible_names
from sspf.web import current
from sspf.web.fields import LongText, Text
from sspf.web.forms import VersionedForm


class NamelessForm(VersionedForm):
    """The question whether a word is somebody's name stands there only once it has a reason."""

    signed: ClassVar[frozenset[str]] = frozenset()
    """Fields that say who answers for the text: there a colleague's name is what is asked for."""

    nameless = BooleanField(_l("Texten nämner ingen person"))

    @property
    def names(self) -> list[str]:
        """Words in what was typed that may be somebody's name."""
        known = known_words(current.catalogue())
        fields = (
            field for field in self if isinstance(field, (Text, LongText)) and field.short_name not in self.signed
        )
        typed = (str(field.data or "") for field in fields)
        return list(dict.fromkeys(name for text in typed for name in possible_names(text, known)))
