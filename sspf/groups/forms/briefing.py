"""What is said of the figures at a point of an underlag, and files that are added to a meeting."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from sspf.attachments.forms import FileForm
from sspf.cases.forms.nameless import NamelessForm
from sspf.groups.rules.terms import BriefingTerms
from sspf.web.fields import LongText, Text


class BriefingForm(NamelessForm):
    """The comment to the figures at a point."""

    comment = LongText(_l("Kommentar"), _l("kommentaren"), required=False, longest=2000)
    left_out = BooleanField(_l("Ta inte med siffrorna vid den här punkten"))

    def terms(self) -> BriefingTerms:
        """What was said."""
        return BriefingTerms(self.comment.data or "", bool(self.left_out.data), bool(self.nameless.data))


class PaperForm(NamelessForm, FileForm):
    """A file, looked at by what it holds, and what it is called."""

    title = Text(_l("Vad är det?"), _l("vad det är"), longest=120)
