"""The forms that close a case, open it again, and let it go on in another form."""

from datetime import date

from flask_babel import lazy_gettext as _l

from sspf.catalogue.entries import choosable
from sspf.catalogue.loader import Catalogue
from sspf.web.fields import Choice, LongText, Radio
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


class ReopeningForm(Form):
    """Why a closed case begins anew."""

    reason = LongText(
        _l("Varför öppnas ärendet igen?"),
        _l("varför ärendet öppnas igen"),
        longest=1000,
        description=_l("Till exempel att familjen har hört av sig. Bara koordinatorerna läser det här."),
    )


class CaseFormForm(Form):
    """The form that a case goes on in, and why."""

    form = Radio(_l("I vilken form fortsätter ärendet?"), _l("en form"))
    reason = LongText(
        _l("Varför byter ärendet form?"),
        _l("varför ärendet byter form"),
        longest=1000,
        description=_l("Bara koordinatorerna läser det här."),
    )

    @classmethod
    def offering(cls, catalogue: Catalogue, today: date, current: str) -> "CaseFormForm":
        """The form with every other form that is in use today."""
        form = cls()
        offered = choosable(catalogue.forms, today).values()
        form.form.offer((each.id, f"{each.label}: {each.name}") for each in offered if each.id != current)
        return form
