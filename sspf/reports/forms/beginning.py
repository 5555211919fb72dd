"""The forms that begin a report and publish it."""

from itertools import islice

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sspf import periods
from sspf.cases.forms.nameless import NamelessForm
from sspf.reports.rules import names
from sspf.reports.rules.beginning import BeginTerms
from sspf.reports.rules.states import ReportKind
from sspf.web import current
from sspf.web.fields import Day, LongText, Radio
from sspf.web.forms import Form

SHOWN = 3
"""How many terms and years are offered: the one that goes on and those before."""
FOLLOW_UP = ReportKind.follow_up.value


class BeginForm(Form):
    """What the report is of."""

    about = Radio(_l("Vad handlar rapporten om?"), _l("vad rapporten handlar om"))
    sitting_on = Day(_l("Dagen för fullmäktiges sammanträde"), _l("dagen för sammanträdet"), required=False)

    def __init__(self) -> None:
        super().__init__()
        self.about.offer([*self._periods(), (FOLLOW_UP, _("Uppföljning av handlingsplaner till kommunfullmäktige"))])

    def terms(self) -> BeginTerms:
        """What was chosen, once the form is valid."""
        return BeginTerms(periods.read(self.about.data), self.sitting_on.data)

    @staticmethod
    def _periods() -> list[tuple[str, str]]:
        """The periods that can be reported, the latest first: terms, then years."""
        today, label = current.work().today, current.catalogue().label
        found = []
        for kind, report in names.KINDS.items():
            latest = [periods.of(today, kind), *islice(periods.ended(kind, today), SHOWN - 1)]
            found += [(each.slug, names.title(label(report), each)) for each in latest]
        return found


class PublishForm(NamelessForm):
    """Publishing; from the second edition on with what was changed."""

    note = LongText(_l("Vad har ändrats?"), _l("vad som har ändrats"), required=False)
