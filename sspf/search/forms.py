"""The form that searches."""

from typing import Self

from flask_babel import lazy_gettext as _l

from sspf.search.rules import SearchReason
from sspf.web import current
from sspf.web.fields import Radio, Text
from sspf.web.forms import Form


class SearchForm(Form):
    """What is looked for, and why."""

    text = Text(_l("Namn, personnummer eller ärendenummer"), _l("vad du söker"), longest=80)
    reason = Radio(_l("Varför söker du?"), _l("varför du söker"))

    @classmethod
    def offering(cls) -> Self:
        """The form with its reasons."""
        form = cls()
        form.reason.offer((each.value, current.catalogue().label(each)) for each in SearchReason)
        return form

    @property
    def why(self) -> SearchReason:
        """The reason, once the form is valid."""
        return SearchReason(self.reason.data)
