"""The form that ends a meeting: what each text is about."""

from collections.abc import Sequence
from typing import Any, Self
from uuid import UUID

from flask_babel import gettext as _
from wtforms import Field, HiddenField

from sspf.meeting_mode.rules.read_backs import EndTerms
from sspf.meeting_mode.rules.sheets import SheetView
from sspf.web.counts import count
from sspf.web.fields import Choice, Pairs
from sspf.web.forms import Form


class ReadBackForm(Form):
    """One choice for each text that was read; `over` adds them."""

    seen = HiddenField()
    revision = HiddenField()
    sheets: Sequence[SheetView] = ()

    @classmethod
    def over(cls, sheets: Sequence[SheetView], kinds: Pairs, **options: Any) -> Self:
        """The form for these texts, each with the kind that was chosen while it was written."""
        words = _("Vad handlar texten om?"), _("vad texten handlar om")
        fields = {_name(each.id): Choice(*words, kinds, default=each.information) for each in sheets}
        form: Self = type(cls.__name__, (cls,), fields)(**options)
        form.sheets = sheets
        return form

    def kind_of(self, sheet: SheetView) -> Field:
        """The field of one text."""
        found: Field = self[_name(sheet.id)]
        return found

    def terms(self) -> EndTerms:
        """What the action needs."""
        kinds = {each.id: str(self.kind_of(each).data) for each in self.sheets}
        return EndTerms(self.seen.data or "", kinds, count(self.revision.data))


def _name(sheet: UUID) -> str:
    return f"kind_{sheet.hex}"
