"""The form of a sheet: what is typed at a point, and which kind of information it is."""

import re
from typing import Any, Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, ValidationError

from sspf.meeting_mode.forms.ids import apart
from sspf.meeting_mode.rules.drafts import Saving, Words
from sspf.meeting_mode.rules.sheets import SheetView
from sspf.web.counts import count
from sspf.web.fields import Choice, LongText, Pairs
from sspf.web.forms import VersionedForm

HAND = re.compile(r"[0-9A-Za-z-]{0,40}")


class SheetForm(VersionedForm):
    """A sheet. It has no word against sending it twice: the same text on the same sheet is the same answer anyway."""

    text = LongText(_l("Anteckning"), _l("texten"), required=False)
    information = Choice(_l("Vad handlar det om?"), _l("vad det handlar om"), required=False)
    number = HiddenField()
    hand = HiddenField()
    turn = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.once

    @classmethod
    def at(cls, point: str, sheet: SheetView | None, number: int) -> Self:
        """The form for a sheet that is shown, or for the next empty one; its ids are its own on the page."""
        known = {"text": sheet.text, "information": sheet.information} if sheet else {}
        form = cls(formdata=None, data={**known, "number": number, "version": sheet.version if sheet else 0})
        return form.placed(point)

    def placed(self, point: str) -> Self:
        """The same form with ids of its own, for a page that has several."""
        return apart(self, f"{point}-{self.number.data}")

    def offer(self, kinds: Pairs) -> Self:
        """Fill the list of kinds."""
        self.information.offer(kinds)
        return self

    def validate_hand(self, field: HiddenField) -> None:
        """A hand is a short word of letters and figures that the page made."""
        if not HAND.fullmatch(field.data or ""):
            raise ValidationError(_("Något blev fel med sidan. Kopiera texten och ladda om."))

    def saving(self) -> Saving:
        """What the action needs."""
        words = Words(self.text.data or "", self.information.data or None)
        return Saving(
            count(self.number.data) or 1, self.seen or 0, self.hand.data or "", count(self.turn.data) or 0, words
        )
