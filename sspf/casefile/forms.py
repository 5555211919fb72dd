"""The form that closes a case."""

from flask_babel import lazy_gettext as _l

from sspf.catalogue.loader import Catalogue
from sspf.web.fields import Choice, LongText
from sspf.web.forms import Form


class ClosureForm(Form):
    """Why the case ends and what came of it (practice: Avslut)."""

    reason = Choice(_l("Varför avslutas ärendet?"), _l("en orsak"))
    summary = LongText(
        _l("Sammanfattning"),
        _l("en sammanfattning"),
        description=_l("Vad blev bättre, vad återstår och vem tar vid? Familjen kan begära att få läsa."),
    )

    @classmethod
    def offering(cls, catalogue: Catalogue) -> "ClosureForm":
        """The form with the municipality's reasons."""
        form = cls()
        form.reason.offer((each.id, each.label) for each in catalogue.reasons.case_closing.values())
        return form
