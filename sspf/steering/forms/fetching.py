"""Which period the figures of an underlag are of."""

from collections.abc import Iterable
from typing import Self

from flask_babel import lazy_gettext as _l

from sspf.periods import Period
from sspf.web.fields import Choice
from sspf.web.forms import Form


class FetchForm(Form):
    """The period, by its slug."""

    period = Choice(_l("Period"), _l("en period"))

    @classmethod
    def offering(cls, known: Iterable[Period]) -> Self:
        """The form with what can be chosen, the first of them chosen."""
        offered = list(known)
        form = cls(data={"period": offered[0].slug})
        form.period.offer((each.slug, each.words[:1].upper() + each.words[1:]) for each in offered)
        return form

    def chosen(self, known: Iterable[Period]) -> Period:
        """The period, once the form is valid."""
        return next(each for each in known if each.slug == self.period.data)
