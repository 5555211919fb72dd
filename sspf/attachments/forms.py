"""A form that brings one file."""

from flask_babel import lazy_gettext as _l

from sspf.attachments.rules.intake import Kept, taken_in
from sspf.attachments.rules.problems import Unfit
from sspf.web import current
from sspf.web.forms import Form
from sspf.web.uploads import Upload


class FileForm(Form):
    """One file, looked at by what it holds."""

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
