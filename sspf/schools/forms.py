"""The form in which the coordinator ticks off what a school has been told."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from flask_babel import lazy_gettext as _l

from sspf.catalogue.schools import SchoolInformation
from sspf.web.fields import Checks, Day
from sspf.web.forms import Form


class InformationForm(Form):
    """What one school has been told, on one day."""

    items = Checks(_l("Vad har skolan fått?"), _l("vad skolan har fått"))
    given_on = Day(_l("När fick skolan det?"), _l("dagen"))

    @classmethod
    def offering(cls, items: Iterable[SchoolInformation], today: date) -> Self:
        """The form with what the school has not been told yet."""
        form = cls(data={"given_on": today})
        form.items.offer((each.id, each.label) for each in items)
        return form
