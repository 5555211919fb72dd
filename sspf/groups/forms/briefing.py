"""What is said of the figures at a point of an underlag, and files that are added to a meeting."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from sspf.attachments.rules.intake import Kept, taken_in
from sspf.attachments.rules.problems import Unfit
from sspf.cases.forms.nameless import NamelessForm
from sspf.groups.rules.terms import BriefingTerms
from sspf.web import current
from sspf.web.fields import LongText, Text
from sspf.web.uploads import Upload


class BriefingForm(NamelessForm):
    """The comment to the figures at a point."""

    comment = LongText(_l("Kommentar"), _l("kommentaren"), required=False, longest=2000)
    left_out = BooleanField(_l("Ta inte med siffrorna vid den här punkten"))

    def terms(self) -> BriefingTerms:
        """What was said."""
        return BriefingTerms(self.comment.data or "", bool(self.left_out.data), bool(self.nameless.data))


class PaperForm(NamelessForm):
    """A file, looked at by what it holds, and what it is called."""

    title = Text(_l("Vad är det?"), _l("vad det är"), longest=120)
    file = Upload(_l("Fil"), _l("en fil"), render_kw={"accept": "application/pdf,image/jpeg,image/png"})
    kept: Kept

    def validate(self, extra_validators: dict[str, list[object]] | None = None) -> bool:
        """Draw the file anew; one that is not fit says why at the field."""
        if not super().validate(extra_validators):
            return False
        try:
            self.kept = taken_in(self.file.content)
        except Unfit as unfit:
            self.refuse(current.catalogue().label(unfit.problem), "file")
            return False
        return True
